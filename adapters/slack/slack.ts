import { setTimeout as pause } from 'node:timers/promises';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { Router } from 'express';
import { createBusy } from '../../bot/conversation/busy.ts';
import type { Incoming, OnIncoming } from '../../bot/conversation/incoming.ts';
import { createOnce } from '../../bot/conversation/once.ts';
import type { Pacing } from '../../bot/delivery/pacing.ts';
import type { ChatAdapter } from '../../bot/ports/chat.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Connections } from '../../bot/ports/connections.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Signer } from '../../bot/ports/signer.ts';
import { createAnswering } from './answering.ts';
import { createCalling } from './calling.ts';
import { createConversing } from './conversing.ts';
import { failureOf } from './failures.ts';
import { createInstalling, type InstallingOptions } from './installing.ts';
import { createLate } from './late.ts';
import { libraryLog } from './library-log.ts';
import { createDirectory } from './people.ts';
import { createPictures } from './pictures.ts';
import { createReceiving } from './receiving.ts';
import { createOutgoing } from './sending.ts';
import { createShown } from './shown.ts';
import { createWorkspaces, type Sealing, type Workspaces } from './workspaces.ts';

/** How Saman reaches Slack; the settings say it (`config.ts`). */
export interface SlackSettings {
  readonly botToken: string | null;
  readonly oauth: InstallingOptions['oauth'] | null;
  readonly signingSecret: string | null;
  readonly appToken: string | null;
  readonly apiUrl: string;
}

export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly connections: Connections;
  readonly sealing: Sealing;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly opensForm: (incoming: Incoming) => boolean;
  readonly page: InstallingOptions['page'];
  readonly languageOf: InstallingOptions['languageOf'];
  /** The real time in seconds, which Slack's signatures go by. */
  readonly now: () => number;
  /** Keeps messages to one channel apart. */
  readonly pacing: Pacing;
}

/** Slack's part of Saman: the platform, and what the HTTP server mounts at its root. */
export interface Slack {
  readonly adapter: ChatAdapter;
  readonly router: Router;
  /** Resolves when nothing that came in is still being answered. */
  idle(): Promise<void>;
}

/** A call that takes longer has failed; nobody waits so long. */
const timeout = 10_000;
const longestWait = 60_000;

/** Slack as a platform. Nothing is called or listened to before `start`. */
export function createSlack(options: SlackOptions): Slack {
  const { settings, connections, signer, clock, log, pacing } = options;
  const clientOptions: WebClientOptions = {
    slackApiUrl: settings.apiUrl,
    logger: libraryLog(log),
    // our jobs come again by themselves, and know what may have got through
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
  };
  const workspaces = createWorkspaces({ ...options, clientOptions });
  const calling = createCalling(workspaces);
  const pictures = createPictures();
  const once = createOnce(connections, clock, 'slack');
  const busy = createBusy();
  const shown = createShown();
  const outgoing = createOutgoing({ calling, pacing, pictures, shown, log });
  const directory = createDirectory(calling);
  const receiving = createReceiving({ ...options, ...settings, clientOptions, workspaces, once, busy });
  const router = Router();
  router.use(receiving.router);
  if (settings.oauth)
    router.use(
      createInstalling({ ...options, ...settings, oauth: settings.oauth, clientOptions, workspaces }),
    );
  const stopped = new AbortController();

  const adapter: ChatAdapter = {
    name: 'slack',
    capabilities: {
      formsInMessages: false,
      privateInChannel: true,
      home: true,
      threads: true,
      makesChannels: false,
      keepsViews: false,
    },
    async start(onIncoming: OnIncoming) {
      await workspaces.load();
      const answering = createAnswering({ calling, pictures, recently: shown, signer, log });
      const conversing = createConversing({
        workspaces,
        answering,
        once,
        signer,
        log,
        busy,
        late: createLate({ calling, busy, log }),
        onIncoming,
        opensForm: options.opensForm,
      });
      const { botToken } = settings;
      // a platform that cannot be reached does not stop the start
      const connected = botToken
        ? connectOne(workspaces, new WebClient(botToken, clientOptions), botToken, log, stopped.signal)
        : Promise.resolve();
      await Promise.race([connected, pause(2000, undefined, { ref: false })]);
      await receiving.start(conversing, onIncoming);
    },
    async stop() {
      stopped.abort();
      await receiving.stop();
      await busy.idle();
    },
    send: outgoing.send,
    update: outgoing.update,
    remove: outgoing.remove,
    describePerson: directory.describePerson,
    describePlace: directory.describePlace,
    listMembers: directory.listMembers,
    // Slack has pickers of its own
    surroundings: async () => ({ people: [], places: [] }),
  };
  return { adapter, router, idle: busy.idle };
}

/** Learns which workspace the token belongs to; tries until Slack answers. */
async function connectOne(
  workspaces: Workspaces,
  client: WebClient,
  token: string,
  log: Log,
  stopped: AbortSignal,
): Promise<void> {
  for (let wait = 1000; !stopped.aborted; wait = Math.min(longestWait, wait * 2)) {
    try {
      const { team_id, team, user_id, bot_id } = await client.auth.test();
      await workspaces.connectOne({
        team: String(team_id),
        name: team ?? String(team_id),
        token,
        botUserId: String(user_id),
        botId: String(bot_id ?? ''),
      });
      return;
    } catch (error) {
      const failure = failureOf(error);
      const why = failure ?? { error: error instanceof Error ? error.name : typeof error };
      const mend = failure?.kind === 'never' ? 'run npm run doctor' : 'retrying';
      log.error({ ...why, mend }, 'the workspace of SLACK_BOT_TOKEN is not connected');
      const after = failure?.kind === 'wait' ? Math.max(wait, failure.afterSeconds * 1000) : wait;
      await pause(after, undefined, { ref: false, signal: stopped }).catch(() => {});
    }
  }
}
