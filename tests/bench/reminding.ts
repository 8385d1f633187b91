import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { Temporal } from 'temporal-polyfill';
import { dawnOf, morningOf } from '../../bot/calendar/mornings.ts';
import type { Services } from '../../bot/conversation/handling.ts';
import { createDelivery } from '../../bot/delivery/deliver.ts';
import type { ChatAdapter } from '../../bot/ports/chat.ts';
import { sweepReminders } from '../../bot/reminders/sweep.ts';
import { readConfig } from '../../config.ts';
import { type Database, type DatabaseTarget, openEngine, openOn } from '../../db/connect.ts';
import type { Engine } from '../../db/engine.ts';
import { atOnce, everyJob, sideBySide } from '../../db/jobs.ts';
import { createLog } from '../../log.ts';
import { servicesOf } from '../../main.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { ladderDay, type Stored, seedReminders } from './reminding-seed.ts';
import { type Line, median, times } from './statistics.ts';

const due = 100;
const few: Stored = { late: due, others: 1000 };
const many: Stored = { late: due, others: 1_000_000 };
/** Days that are swept in each database before it counts, and that count. */
const warmUp = 3;
const days = 15;

const nudges = 10_000;
const turns = 3;

/** Saman without anything around it, on an adapter that takes everything at once, and counts. */
interface Reminding {
  readonly engine: Engine;
  readonly database: Database;
  readonly services: Services;
  /** Goes to 09:00 of a ladder's day, or to the moment from which it can be worked on. */
  at(moment: Temporal.Instant): void;
  /** Resolves when so many messages are with the adapter. */
  taken(count: number): Promise<void>;
  close(): Promise<void>;
}

async function open(target: DatabaseTarget, stored: Stored): Promise<Reminding> {
  const log = createLog('silent');
  const engine = await openEngine(target);
  const database = await openOn(engine, log);
  await seedReminders(engine.db, stored);
  let now = Temporal.Instant.from('2026-01-01T00:00:00Z');
  let count = 0;
  let waiting: { readonly count: number; readonly resolve: () => void } | null = null;
  const adapter: ChatAdapter = {
    name: 'web',
    capabilities: {
      ...{ formsInMessages: true, privateInChannel: true, home: false },
      ...{ threads: true, makesChannels: true, keepsViews: false },
    },
    start: async () => {},
    stop: async () => {},
    async send({ connectionId, externalId }, message, { key }) {
      if (message.card === null) throw new Error('there is no card');
      count += 1;
      if (waiting && count >= waiting.count) waiting.resolve();
      return { kind: 'sent', ref: { connectionId, conversation: externalId, message: key } };
    },
    update: async (ref) => ({ kind: 'sent', ref }),
    remove: async (ref) => ({ kind: 'sent', ref }),
    describePerson: async () => null,
    describePlace: async () => null,
    listMembers: async () => [],
    surroundings: async () => ({ people: [], places: [] }),
  };
  const config = readConfig({ SAMAN_DEMO: '1', LOG_LEVEL: 'silent' });
  return {
    engine,
    database,
    services: servicesOf(config, database, { now: () => now }, log, [adapter]),
    at(moment) {
      now = moment;
    },
    async taken(wanted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const total = count + wanted;
      waiting = { count: total, resolve };
      await promise;
    },
    close: () => database.close(),
  };
}

const nine = (nth: number): Temporal.Instant => morningOf(ladderDay(nth), 'Europe/Oslo');

/** Both halves of the nth day of all that is late: whom it concerns is written down, and then they are told. In ms. */
async function sweepOf({ at, services, engine: { db } }: Reminding, nth: number): Promise<number> {
  at(dawnOf(ladderDay(nth)));
  const began = performance.now();
  await sweepReminders(services);
  const written = performance.now() - began;
  at(nine(nth));
  const going = performance.now();
  const told = await sweepReminders(services);
  const took = written + performance.now() - going;
  if (told !== due) throw new Error(`${told} were told`);
  // as if it had been delivered
  await db.execute(sql`update delivery set status = 'sent' where status = 'pending'`);
  await db.execute(sql`delete from pgboss.job where name = 'deliver'`);
  return took;
}

/** A sweep with little and with much in the database, in turn. */
async function measureSweep(
  name: string,
  targetOf: (name: string) => Promise<DatabaseTarget>,
): Promise<readonly Line[]> {
  const small = await open(await targetOf('few'), few);
  const big = await open(await targetOf('many'), many);
  const took: Record<'small' | 'big', number[]> = { small: [], big: [] };
  for (let nth = 0; nth < warmUp + days; nth += 1) {
    const one = { small: await sweepOf(small, nth), big: await sweepOf(big, nth) };
    if (nth < warmUp) continue;
    took.small.push(one.small);
    took.big.push(one.big);
  }
  await small.close();
  await big.close();
  const [a, b] = [median(took.small), median(took.big)];
  return [
    {
      what: `a sweep with ${due} due in ms, a million stored, ${name}`,
      ours: b.toFixed(1),
      baseline: `${a.toFixed(1)} (a thousand stored)`,
      ratio: times(b / a),
      aim: '≤ 1.5 ×',
    },
  ];
}

/** From 09:00 until all of them are with the adapter, in seconds. What was to be written down for the day is not in it. */
async function tellAll(reminding: Reminding, nth: number): Promise<{ swept: number; taken: number }> {
  const { at, services, database } = reminding;
  at(dawnOf(ladderDay(nth)));
  await sweepReminders(services);
  at(nine(nth));
  const all = reminding.taken(nudges);
  const began = performance.now();
  const told = await sweepReminders(services);
  const swept = (performance.now() - began) / 1000;
  await all;
  const taken = (performance.now() - began) / 1000;
  if (told !== nudges) throw new Error(`${told} were told`);
  await database.queue.drain();
  return { swept, taken };
}

/** As many jobs that do nothing, stored at once and run by as many workers that take as many at a time. In seconds. */
async function bareJobs(url: string): Promise<number> {
  const boss = new PgBoss({ connectionString: url, max: 4, schema: 'bare', schedule: false });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  const name = 'bare';
  await boss.createQueue(name, { policy: 'standard', ...everyJob });
  const { promise, resolve } = Promise.withResolvers<void>();
  let done = 0;
  const workers: string[] = [];
  const wake = () => workers.map((id) => boss.notifyWorker(id));
  const options = { batchSize: atOnce.deliver, pollingIntervalSeconds: 2 } as const;
  for (let worker = 0; worker < sideBySide.deliver; worker += 1)
    workers.push(
      await boss.work(name, options, async (batch) => {
        done += batch.length;
        if (done >= nudges) resolve();
        wake();
      }),
    );
  const began = performance.now();
  await boss.insert(
    name,
    Array.from({ length: nudges }, (_, index) => ({ data: { kind: 'deliver', deliveryId: `${index}` } })),
  );
  wake();
  await promise;
  const seconds = (performance.now() - began) / 1000;
  await boss.offWork(name, { wait: true });
  await boss.deleteQueue(name);
  await boss.stop({ graceful: true });
  return seconds;
}

async function measureBurst(server: PostgresServer): Promise<readonly Line[]> {
  const url = await newDatabase(server, 'burst');
  const reminding = await open({ url }, { late: nudges, others: 0 });
  await reminding.database.queue.start(createDelivery(reminding.services));
  const ours: number[] = [];
  const sweeps: number[] = [];
  const bare: number[] = [];
  for (let nth = 0; nth <= turns; nth += 1) {
    const told = await tellAll(reminding, nth);
    const jobs = await bareJobs(url);
    if (nth === 0) continue; // warming up
    ours.push(told.taken);
    sweeps.push(told.swept);
    bare.push(jobs);
  }
  await reminding.close();
  const [a, b] = [nudges / median(ours), nudges / median(bare)];
  return [
    {
      what: `${nudges} nudges due in one minute, told a second, PostgreSQL`,
      ours: a.toFixed(0),
      baseline: `${b.toFixed(0)} (bare pg-boss)`,
      ratio: times(a / b),
      aim: '≥ 0.5 ×',
    },
    {
      what: '… in seconds until all are with the adapter',
      ours: median(ours).toFixed(1),
      baseline: median(bare).toFixed(1),
      ratio: times(median(ours) / median(bare)),
      aim: '–',
    },
    {
      what: '… of which until all were swept',
      ours: median(sweeps).toFixed(1),
      baseline: '–',
      ratio: '',
      aim: '–',
    },
  ];
}

async function newDatabase(server: PostgresServer, name: string): Promise<string> {
  const admin = postgres(server.url('postgres'), { max: 1 });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  return server.url(name);
}

/** Reminders: how a sweep grows with what is stored, and how fast a burst is told. */
export async function measureReminding(): Promise<readonly Line[]> {
  const server = await startPostgres();
  try {
    return [
      ...(await measureSweep('PostgreSQL', async (name) => ({ url: await newDatabase(server, name) }))),
      ...(await measureSweep('embedded', async () => ({ memory: true }))),
      ...(await measureBurst(server)),
    ];
  } finally {
    await server.remove();
  }
}
