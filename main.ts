import { pathToFileURL } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { operationsPurpose } from './adapters/web/operations-routes.ts';
import { pictureFonts } from './adapters/web/picture-fonts.ts';
import { serve } from './adapters/web/server.ts';
import { createWebAdapter } from './adapters/web/web.ts';
import { createCalendarFront } from './bot/calendar-feed/calendar-front.ts';
import { createChatFront } from './bot/conversation/chat-front.ts';
import { createConversation } from './bot/conversation/converse.ts';
import type { Services } from './bot/conversation/handling.ts';
import { act } from './bot/conversation/performing.ts';
import { show } from './bot/conversation/showing.ts';
import { createDelivery } from './bot/delivery/deliver.ts';
import { createPacing, type Pacing } from './bot/delivery/pacing.ts';
import { minutesToRead } from './bot/evaluation/minutes.loading.ts';
import { firstAdministratorCode } from './bot/people/code.usecases.ts';
import { createLinkPages } from './bot/people/link-pages.ts';
import { createPictureFront, createPictures, noPictures } from './bot/plan/pictures.ts';
import type { ChatAdapter } from './bot/ports/chat.ts';
import type { Clock } from './bot/ports/clock.ts';
import type { Log } from './bot/ports/log.ts';
import { createDeadlineFilePages } from './bot/reporting/deadline-file.pages.ts';
import { createTableFront } from './bot/risk/register-export.ts';
import { createPresenter } from './cards/presenter.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './db/connect.ts';
import { isAway } from './db/drivers.ts';
import { StartProblem } from './db/start-problem.ts';
import { createDemo } from './demo/demo.ts';
import { examineWorkspaces } from './doctor.ts';
import { createLog } from './log.ts';
import { openPlatforms } from './platforms.ts';
import { runProgram } from './programs.ts';
import { createSigner } from './signer.ts';
import { createSweep, startTicking } from './ticking.ts';

/** Saman, running. */
export interface Running {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly services: Services;
  /** Does what is due and waits until all of it is delivered. */
  catchUp(): Promise<void>;
  /** Resolves when what came in has been answered, and all that follows is delivered. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What can be given from outside in tests: the moment, where the log goes, an open database (`stop` closes it), and what
 * keeps messages apart, and whether it ticks (else what is due is done by `catchUp`, and where a demo's clock is moved).
 */
export interface Given {
  readonly now?: () => Temporal.Instant;
  readonly log?: Log;
  readonly database?: Database;
  readonly pacing?: () => Pacing;
  readonly ticks?: boolean;
}

/** How long a start waits for what is to be delivered, in milliseconds. */
const startPatience = 1000;

const systemTime = (): Temporal.Instant => Temporal.Now.instant();

/** Opens the database that the settings name. */
export const openConfigured = (config: Config, log: Log): Promise<Database> =>
  openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { folder: config.dataFolder }, log);

/** What the bot is given from outside. */
export function servicesOf(
  config: Config,
  database: Database,
  clock: Clock,
  log: Log,
  adapters: ChatAdapter[],
  afterwards: Services['afterwards'] = (work) => void work(),
): Services {
  const signer = createSigner(config.secret, config.previousSecret);
  const { publicUrl } = config;
  return {
    store: database.store,
    clock,
    presenter: createPresenter(),
    signer,
    pictures: pictureFonts() ? createPictures({ signer, publicUrl }) : noPictures,
    log,
    adapters,
    publicUrl,
    about: config.about,
    afterwards,
  };
}

/** What is done after an answer, and can be waited for. */
function createAftermath(log: Log): { readonly add: Services['afterwards']; over(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  return {
    add(work) {
      const done: Promise<unknown> = work()
        .catch((error: unknown) => {
          log.error(
            { error: error instanceof Error ? error.name : typeof error },
            'what follows an answer failed',
          );
        })
        .finally(() => running.delete(done));
      running.add(done);
    },
    async over() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/**
 * Starts everything and resolves when it is ready. `WrongSetting` and `StartProblem` say why it cannot start; nothing
 * is left running then.
 */
export async function start(config: Config, given: Given = {}): Promise<Running> {
  const log = given.log ?? createLog(config.logLevel);
  const database = given.database ?? (await openConfigured(config, log));
  try {
    return await startOn(database, config, log, given);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(
  database: Database,
  config: Config,
  log: Log,
  { now = systemTime, pacing = () => createPacing(), ticks: isTicking = true }: Given,
): Promise<Running> {
  const adapters: ChatAdapter[] = [];
  const demo = config.demo ? await createDemo(now, config.dataFolder, database.seed) : null;
  const aftermath = createAftermath(log);
  const services = servicesOf(config, database, demo?.clock ?? { now }, log, adapters, aftermath.add);
  const sweep = createSweep(services);
  const settled = async () => {
    await platforms.idle();
    await aftermath.over();
    await database.queue.drain();
  };
  const catchUp = async () => {
    await sweep();
    await settled();
  };
  const { queue } = database;
  const controls = demo ? await demo.prepare(services, { sweep, drain: () => queue.drain() }) : null;
  if (demo && !controls) throw new StartProblem('notTheDemo', notTheDemo, {});

  const fontFiles = pictureFonts();
  const web = createWebAdapter({
    mailbox: database.mailbox,
    front: createChatFront(services, 'web'),
    links: createLinkPages(services, {
      show: (reader, view) => show(services, reader, view),
      perform: (reader, verb, data, values) => act(services, reader, { verb, data, values, view: null }),
      minutesToRead: (roundId) => minutesToRead(services, roundId),
    }),
    tables: createTableFront(services),
    calendars: createCalendarFront(services),
    deadlineFiles: createDeadlineFilePages(services),
    pictures: fontFiles && { front: createPictureFront(services), fontFiles },
    demo: controls,
    clock: services.clock,
    log,
    publicUrl: config.publicUrl,
    ready: () => database.queue.ready(),
    operations: {
      mayAsk: (request, signature) => services.signer.verify(operationsPurpose, request, signature),
      now: systemTime,
      // what the programs of that name do, which cannot open an embedded database that is in use
      does: {
        backup: () => database.backup(config.backupFolder, systemTime()),
        admin: async () => (await firstAdministratorCode(services)).code,
        doctor: async () => JSON.stringify(await examineWorkspaces(config, database)),
      },
    },
  });
  adapters.push(web.adapter);
  const platforms = await openPlatforms(config, database, services, { now: systemTime, pacing });
  adapters.push(...platforms.adapters);
  const onIncoming = createConversation(services);
  for (const adapter of adapters) await adapter.start(onIncoming);
  await queue.start(createDelivery(services));
  await sweep();
  // not for as long as the jobs of another process, which may have died with them
  await queue.drain(startPatience);

  const ticks = isTicking ? startTicking(database, config, services, sweep, systemTime) : [];
  const listening = await serve({
    routers: [...platforms.routers, web.router],
    port: config.port,
    host: config.host,
    publicUrl: config.publicUrl,
    log,
    away: isAway,
  });
  const stopAll = async () => {
    for (const tick of ticks) await tick.destroy();
    for (const adapter of adapters) await adapter.stop();
    await database.queue.stop();
  };
  if (listening.kind !== 'listening') {
    await stopAll();
    throw new StartProblem(listening.kind, listenProblem(listening), { port: listening.port });
  }
  web.warmUp();
  return {
    url: `http://localhost:${listening.port}/`,
    port: listening.port,
    database,
    services,
    catchUp,
    settled,
    stop: async () => {
      await listening.close();
      await stopAll();
      await database.close();
    },
  };
}

const notTheDemo =
  'The database holds a programme of its own, which the demo could harm. Set SAMAN_DEMO=0 and SAMAN_SECRET ' +
  'to run without the demo, or choose an empty database with DATABASE_URL or SAMAN_DATA_DIR.';

const listenProblem = ({ kind, port, host }: { kind: string; port: number; host: string }): string =>
  kind === 'portInUse'
    ? `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
    : kind === 'portForbidden'
      ? `Saman is not allowed to listen on port ${port}. Choose one above 1023: PORT=3978 npm start`
      : `The address ${host} is not one of this machine's. Set HOST to one that is, or leave it out.`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await runProgram(process.argv[2], process.argv[3]);
