import { type ScheduledTask, schedule } from 'node-cron';
import { Temporal } from 'temporal-polyfill';
import type { Services } from './bot/conversation/handling.ts';
import { releaseHeld } from './bot/delivery/held.ts';
import { closeDueRounds } from './bot/evaluation/close.ts';
import { celebrateDue } from './bot/plan/celebrate.ts';
import { forgetOldDigests } from './bot/reminders/delivering.ts';
import { sweepReminders } from './bot/reminders/sweep.ts';
import type { Config } from './config.ts';
import type { Database } from './db/connect.ts';

/** A workspace that installs Saman again within this time finds its people as they were (docs/privacy.md). */
const keptAfterEnd = Temporal.Duration.from({ hours: 30 * 24 });
/** So long a link to hand in a file of deadlines says that it has ended. */
const fileLinksKept = Temporal.Duration.from({ hours: 24 });
/** Longer than any platform tells a thing again. */
const heardFor = Temporal.Duration.from({ hours: 24 });

/**
 * Work that this process does once at a time. Whoever asks while it is done has it done once more, for themselves: it
 * sees what has happened until they asked, and when it is over, nothing of the one before is still under way.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const own = last.then(work, work);
    last = own;
    return own;
  };
}

/** Does all that is due, one sweep at a time in this process. Throws when some of it failed, which comes again. */
export const createSweep = (services: Services): (() => Promise<void>) =>
  oneAtATime(async () => {
    // first what waits, and what is over: nobody is reminded of it
    const held = await Promise.allSettled([releaseHeld(services)]);
    const ended = await Promise.allSettled([closeDueRounds(services), celebrateDue(services)]);
    await sweepReminders(services);
    for (const one of [...held, ...ended]) if (one.status === 'rejected') throw one.reason;
  });

/**
 * One tick a minute, in UTC; the database knows what is due. Besides, what is done by the hour and by the night. Failing
 * ticks are logged, and the next one catches up. `now` is the real time, by which backups are named.
 */
export function startTicking(
  database: Database,
  config: Config,
  services: Services,
  sweep: () => Promise<void>,
  now: () => Temporal.Instant,
): readonly ScheduledTask[] {
  const { log } = services;
  const run = (name: string, work: () => Promise<unknown>) => async () => {
    try {
      await work();
    } catch (error) {
      log.error({ tick: name, error: error instanceof Error ? error.name : typeof error }, 'a tick failed');
    }
  };
  const options = { timezone: 'UTC', noOverlap: true };
  return [
    schedule('* * * * *', run('sweep', sweep), options),
    schedule('17 * * * *', run('maintain', database.maintain), options),
    schedule(
      '41 2 * * *',
      run('forget', () => forgetOld(database, services)),
      options,
    ),
    schedule(
      '30 1 * * *',
      run('backup', async () => {
        await database.backup(config.backupFolder, now());
        await database.expireBackups(config.backupFolder, now());
      }),
      options,
    ),
  ];
}

/** Forgets what nobody needs any more (docs/privacy.md). */
async function forgetOld({ connections }: Database, services: Services): Promise<void> {
  const now = services.clock.now();
  await connections.forgetEnded(now.subtract(keptAfterEnd));
  await connections.forgetHeard(now.subtract(heardFor));
  await forgetOldDigests(services);
  await services.store.transaction((tx) => tx.fileLinks.forgetEnded(now.subtract(fileLinksKept)));
}
