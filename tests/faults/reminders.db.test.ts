import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Services } from '../../bot/conversation/handling.ts';
import { sweepReminders } from '../../bot/reminders/sweep.ts';
import { openRound } from '../app/given.ts';
import { type App, startApp } from '../harness/app.ts';
import { engine, openTarget, type TestDatabase } from '../harness/database.ts';

// Several processes remind at the same moment: on PostgreSQL each has a store of its own on the one database.

let app: App;
let others: readonly TestDatabase[] = [];
beforeAll(async () => {
  app = await startApp();
  if (engine() === 'postgres') others = [await openTarget(app.target), await openTarget(app.target)];
  await app.withoutPlan();
  await openRound(app);
  // what the others told is not to be delivered by the clock of this one
  await app.database.queue.stop();
});
afterAll(async () => {
  for (const other of others) await other.close();
  await app.stop();
});

const rows = (text: string) => app.database.query(text);

/** The processes at a moment, each on its own store. */
const processesAt = (moment: string): readonly Services[] => {
  const clock = { now: () => Temporal.Instant.from(moment) };
  const stores = [app.database.store, ...others.map(({ store }) => store)];
  return stores.map((store) => ({ ...app.running.services, store, clock }));
};

test('each is told once, whoever of them it is that tells', async () => {
  // half-way, at 09:00 in Oslo
  const processes = processesAt('2026-11-27T08:00:00Z');
  const sweeps = [...processes, ...processes, ...processes].map((services) => sweepReminders(services));
  const told = (await Promise.all(sweeps)).reduce((sum, one) => sum + one, 0);
  const digests = await rows('select person_id, day::text as day from digest');
  expect(new Set(digests.map((row) => row.person_id)).size).toBe(digests.length);
  // eight members with an account, and PL with the links
  expect(digests).toHaveLength(9);
  expect(told).toBe(9);
  expect(await rows(`select 1 from delivery where view_key like 'digest:%'`)).toHaveLength(9);
  expect(await rows('select 1 from nudge where digest_id is null and at <= now()')).toEqual([]);
});

test('a process that dies while it reminds leaves all of it to the next', async () => {
  const [first, ...rest] = processesAt('2026-11-30T08:00:00Z') as [Services, ...Services[]];
  const dying = Object.create(first.store, {
    transaction: {
      value: (work: Parameters<Services['store']['transaction']>[0]) =>
        first.store.transaction(async (tx) => {
          await work(tx);
          throw new Error('it died before the commit');
        }),
    },
  });
  await expect(sweepReminders({ ...first, store: dying })).rejects.toThrow('it died');
  expect(await rows(`select 1 from digest where day = '2026-11-30'`)).toEqual([]);
  await Promise.all([first, ...rest].map((services) => sweepReminders(services)));
  expect(await rows(`select 1 from digest where day = '2026-11-30'`)).toHaveLength(9);
});
