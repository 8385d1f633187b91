import { sql } from 'drizzle-orm';
import { PgBoss, type QueueOptions, type QueuePolicy } from 'pg-boss';
import { type View, viewKey } from '../bot/conversation/view.ts';
import type { Id } from '../bot/id.ts';
import type { Log } from '../bot/ports/log.ts';
import { type Db, errorFacts, rows } from './drivers.ts';
import type { Engine } from './engine.ts';
import { arrayLiteral } from './sets.ts';

/** A job's data: ids only, never contents (design §1, 'Hidden is hidden'). */
export type Job =
  | { readonly kind: 'deliver'; readonly deliveryId: Id }
  | { readonly kind: 'refresh' | 'retract'; readonly view: View };

export const jobKinds = ['deliver', 'refresh', 'retract'] as const;
export type JobKind = (typeof jobKinds)[number];

const day = 24 * 60 * 60;

/** A job that throws comes again: after 1 s, 2 s, 4 s … 5 minutes, for about a day. One of a dead process likewise. */
export const everyJob = {
  retryLimit: 300,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: 10,
  retentionSeconds: 365 * day,
  deleteAfterSeconds: day,
} satisfies QueueOptions;

/** `singleton`: one at a time for each view, over all processes, so that an older picture never comes last. */
export const policies: Readonly<Record<JobKind, QueuePolicy>> = {
  deliver: 'standard',
  refresh: 'singleton',
  retract: 'singleton',
};

/** Jobs that one worker takes up at once; it takes up more when all of them are done. */
export const atOnce: Readonly<Record<JobKind, number>> = { deliver: 100, refresh: 20, retract: 20 };
/** Workers of each kind in a process: a platform that keeps one waiting must not keep everybody else waiting. */
export const sideBySide: Readonly<Record<JobKind, number>> = { deliver: 3, refresh: 2, retract: 1 };

/** The jobs that are stored (by `db/ending.ts`); `db/queue.ts` runs them. */
export interface Jobs {
  readonly boss: PgBoss;
  /** Stores a job of its own, to be done after some time. */
  addLater(job: Job, afterSeconds: number): Promise<void>;
  /** To be called when a transaction with jobs (`writeEnding`) has committed: wakes who runs them in this process. */
  added(kinds: Iterable<JobKind>): void;
  whenAdded(wake: (kind: JobKind) => void): void;
  /** Takes away what waits for the same keys: the job that is about to run does their work too. */
  coalesce(kind: JobKind, keys: readonly string[]): Promise<void>;
  /** How many jobs wait (put off ones apart) or run. */
  unfinished(): Promise<number>;
  /** Takes away all jobs. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export const keyOf = (job: Job): string => (job.kind === 'deliver' ? job.deliveryId : viewKey(job.view));

/** Prepares pg-boss in the database: its own schema, and a queue for each kind of job. */
export async function openJobs(engine: Engine, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    ...engine.forJobs,
    schedule: false,
    // how soon the job of a process that died is seen to be lost, on top of its heartbeat
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error(errorFacts(error), 'the job queue has a problem'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'the job queue warns'));
  await boss.start();
  const there = new Set((await boss.getQueues([...jobKinds])).map(({ name }) => name));
  for (const kind of jobKinds)
    if (!there.has(kind)) await boss.createQueue(kind, { policy: policies[kind], ...everyJob });

  const { db } = engine;
  if (engine.kind === 'embedded') await takeOverFromDead(db);
  let wake: (kind: JobKind) => void = () => {};
  return {
    boss,
    async addLater(job, afterSeconds) {
      await boss.send(job.kind, job, { startAfter: afterSeconds, singletonKey: keyOf(job) });
    },
    added(kinds) {
      for (const kind of kinds) wake(kind);
    },
    whenAdded(listener) {
      wake = listener;
    },
    async coalesce(kind, keys) {
      await db.execute(sql`
        delete from pgboss.job
        where name = ${kind} and singleton_key = any(${sql.param(arrayLiteral(keys))}::text[])
          and state = 'created' and start_after <= now()`);
    },
    async unfinished() {
      const [found] = await rows<{ count: number }>(
        db,
        sql`
          select count(*)::int as count from pgboss.job
          where name in ('deliver', 'refresh', 'retract')
            and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))`,
      );
      return found?.count ?? 0;
    },
    async clear() {
      for (const kind of jobKinds) await boss.deleteAllJobs(kind);
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/** Nobody else has an embedded database: what seems to run was left by a process that died, and need not be waited for. */
async function takeOverFromDead(db: Db): Promise<void> {
  await db.execute(sql`
    update pgboss.job set state = 'retry', start_after = now()
    where name in ('deliver', 'refresh', 'retract') and state = 'active'`);
}
