import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { JobResult as Settled, Job as StoredJob } from 'pg-boss';
import type { Log } from '../bot/ports/log.ts';
import type { JobHandlers, JobResult, Queue } from '../bot/ports/queue.ts';
import { type Db, errorFacts } from './drivers.ts';
import { atOnce, type Job, type JobKind, type Jobs, jobKinds, keyOf, sideBySide } from './jobs.ts';

/**
 * A process that commits jobs runs them at once. Another one finds them by asking this often: it is for what a dead
 * process left and for what was put off, not for speed. (NOTIFY would serialise all commits: docs/decisions/queue.md.)
 */
const pollSeconds = 2;
const drainPollMilliseconds = 5;
/**
 * Between bringing cards up to date and doing it again: what changes meanwhile becomes one update (a platform takes
 * about one a second), and a group that answers in the same minute is not slowed down by its own progress.
 */
const restMilliseconds = 500;

/** One that takes jobs from the queue. */
interface Worker {
  id: string;
  busy: boolean;
}

/** Runs what `Repositories.notify` stored. */
export function createQueue(db: Db, jobs: Jobs, log: Log): Queue {
  const workers = new Map<JobKind, Worker[]>();
  /** One that has nothing to do, where there is one: each that looks asks the database. */
  const wake = (kind: JobKind) => {
    const all = workers.get(kind) ?? [];
    const idle = all.find(({ busy }) => !busy);
    for (const { id } of idle ? [idle] : all) jobs.boss.notifyWorker(id);
  };

  const wakeAll = (kind: JobKind) => {
    for (const { id } of workers.get(kind) ?? []) jobs.boss.notifyWorker(id);
  };

  const rests = createRests();

  async function startWorker(kind: JobKind, handlers: JobHandlers): Promise<Worker> {
    const options = {
      batchSize: atOnce[kind],
      perJobResults: true,
      pollingIntervalSeconds: pollSeconds,
    } as const;
    const worker: Worker = { id: '', busy: false };
    worker.id = await jobs.boss.work<Job, unknown, typeof options>(kind, options, async (batch) => {
      worker.busy = true;
      try {
        if (kind === 'refresh') await rests.over();
        return await runBatch(jobs, handlers, log, kind, batch);
      } finally {
        if (kind === 'refresh') rests.begin();
        worker.busy = false;
        // there may be more than a batch
        if (batch.length === atOnce[kind]) wakeAll(kind);
        else wake(kind);
      }
    });
    return worker;
  }

  return {
    async start(handlers) {
      rests.goOn();
      for (const kind of jobKinds)
        workers.set(
          kind,
          await Promise.all(Array.from({ length: sideBySide[kind] }, () => startWorker(kind, handlers))),
        );
      jobs.whenAdded(wake);
    },
    async stop() {
      jobs.whenAdded(() => {});
      workers.clear();
      rests.skip();
      await Promise.all(jobKinds.map((kind) => jobs.boss.offWork(kind)));
    },
    async drain(atMostMilliseconds) {
      if (workers.size === 0) throw new Error('the queue that should drain does not run');
      rests.skip();
      const over = atMostMilliseconds === undefined ? null : AbortSignal.timeout(atMostMilliseconds);
      while (!over?.aborted && (await jobs.unfinished()) > 0) {
        jobKinds.forEach(wake);
        await pause(drainPollMilliseconds);
      }
      rests.goOn();
    },
    async ready() {
      try {
        await db.execute(sql`select 1 from pgboss.queue limit 1`);
        return workers.size > 0;
      } catch {
        return false; // which is the answer
      }
    },
  };
}

/** Rests between batches, which nobody waits for who drains or stops the queue. */
function createRests() {
  let skipped = Promise.withResolvers<void>();
  let rest: Promise<unknown> = Promise.resolve();
  return {
    begin(): void {
      rest = pause(restMilliseconds, undefined, { ref: false });
    },
    over: (): Promise<unknown> => Promise.race([rest, skipped.promise]),
    skip: (): void => skipped.resolve(),
    goOn(): void {
      skipped = Promise.withResolvers<void>();
    },
  };
}

async function runBatch(
  jobs: Jobs,
  handlers: JobHandlers,
  log: Log,
  kind: JobKind,
  batch: readonly StoredJob<Job>[],
): Promise<Settled[]> {
  // Before the first one reads: whatever committed until now is what it will show. What commits later stays queued.
  if (kind !== 'deliver')
    await jobs.coalesce(
      kind,
      batch.map(({ data }) => keyOf(data)),
    );
  return Promise.all(
    batch.map(async ({ id, data }): Promise<Settled> => {
      try {
        const result = await handle(handlers, data);
        if (result.kind === 'again') await jobs.addLater(data, result.afterSeconds);
        return { id, status: 'completed' };
      } catch (error) {
        const facts = errorFacts(error);
        log.error({ jobId: id, kind, ...facts }, 'a job failed and comes again');
        return { id, status: 'failed', output: facts };
      }
    }),
  );
}

function handle(handlers: JobHandlers, job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'deliver':
      return handlers.deliver(job.deliveryId);
    case 'refresh':
      return handlers.refresh(job.view);
    case 'retract':
      return handlers.retract(job.view);
  }
}
