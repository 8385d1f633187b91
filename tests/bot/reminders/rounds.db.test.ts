import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import type { Store } from '../../../bot/ports/store.ts';
import { forgetOldDigests } from '../../../bot/reminders/delivering.ts';
import { sweepReminders } from '../../../bot/reminders/sweep.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { answering, type Reminding, reminding } from './given.ts';

// A round opened on Monday 23 November at 10:00, until Monday 30 at 15:00: half-way is Friday 27.

let world: World;
let saman: Reminding;
let given: GivenProject;
let roundId: string;
beforeEach(async () => {
  world = await openWorld();
  saman = await reminding(world);
  given = await aProject(world);
  roundId = await openRound(world, given);
  await world.database.queue.drain();
});
afterEach(() => world.close());

const counted = async (table: string) =>
  Number((await world.database.query(`select count(*)::int as n from ${table}`))[0]?.n);

test('half-way and on the last working day those who have not answered are reminded, and only those', async () => {
  await saman.as(given.mayor, answering(roundId));
  await saman.jump('2026-11-27T08:59');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-11-27T09:00');
  expect(saman.news(given.mayor)).toEqual([]);
  expect(saman.news(given.steward)).toEqual([['round answer']]);
  // PA is a member, too, and sees how many and which parties are missing
  expect(saman.news(given.owner)).toEqual([['round answer', 'round turnout']]);
  const owners = saman.got.find(({ to }) => to === given.owner.name)?.digest;
  expect(owners?.items.find(({ facts }) => facts.why === 'turnout')?.facts).toMatchObject({
    answered: 1,
    asked: 4,
    missing: ['administration', 'employees'],
  });
  // PL passes the links on again, whoever has answered
  expect(saman.news(given.leader)).toEqual([['round links']]);

  await saman.as(given.steward, answering(roundId));
  await saman.jump('2026-11-28T12:00');
  await saman.jump('2026-11-29T12:00');
  expect(saman.got).toHaveLength(3);
  await saman.jump('2026-11-30T09:00');
  expect(saman.news(given.steward)).toEqual([]);
  expect(saman.news(given.owner)).toEqual([['round answer', 'round turnout']]);
  expect(saman.got.at(-1)?.digest.items[0]?.facts).toMatchObject({ isLast: true });
  await saman.jump('2026-11-30T12:00');
  expect(saman.got).toHaveLength(5);
});

test('after an answer the message that asked for it says so', async () => {
  await saman.jump('2026-11-27T09:00');
  await saman.as(given.steward, answering(roundId));
  const states = [...saman.shown.values()].map(({ items }) => items.map(({ state }) => state).join());
  expect(states.toSorted()).toEqual(['done', 'open', 'open', 'open,open']);
});

test('nothing that is stored tells after the closing who was reminded, and the messages go (PRIV-2)', async () => {
  await saman.as(given.mayor, answering(roundId));
  await saman.jump('2026-11-27T09:00');
  expect(await counted('digest')).toBe(3);
  await saman.jump('2026-11-30T15:00');
  expect((await saman.services.store.rounds.round(roundId))?.status).toBe('closed');
  expect([await counted('due'), await counted('nudge'), await counted('digest')]).toEqual([0, 0, 0]);
  expect(await counted(`delivery where view_key like 'digest:%'`)).toBe(0);
  expect(saman.shown.size).toBe(0);
  const told = (await world.database.everything()).filter((line) => line.includes('digest'));
  expect(told.filter((line) => line.includes(given.steward.id))).toEqual([]);
});

test('when the deadline moves, the days move with it', async () => {
  await saman.jump('2026-11-30T07:00');
  await saman.as(given.owner, {
    type: 'round.extend',
    roundId,
    date: Temporal.PlainDate.from('2026-12-11'),
    time: Temporal.PlainTime.from('12:00'),
  });
  await saman.tick();
  await saman.jump('2026-11-30T09:00');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-12-02T09:00');
  expect(saman.news(given.steward)).toEqual([['round answer']]);
  await saman.jump('2026-12-11T09:00');
  expect(saman.news(given.steward)).toEqual([['round answer']]);
});

test('everybody is told at 09:00 where they are', async () => {
  const { store } = saman.services;
  await store.transaction((tx) => tx.people.savePerson({ ...given.steward, timeZone: 'America/New_York' }));
  await saman.jump('2026-11-27T14:59');
  expect(saman.news(given.mayor)).toHaveLength(1);
  expect(saman.news(given.steward)).toEqual([]);
  await saman.jump('2026-11-27T15:00');
  expect(saman.news(given.steward)).toEqual([['round answer']]);
});

test('whoever joins meanwhile is reminded with the others, but not on the day on which they were asked', async () => {
  const auditor = await world.person('Hovedverneombud', world.elverum);
  await saman.jump('2026-11-27T08:00');
  await saman.as(given.leader, {
    ...{ type: 'group.add', projectId: given.projectId, groupKind: 'steering' },
    ...{ person: { id: auditor.id }, party: 'employees' },
  });
  await saman.jump('2026-11-27T09:00');
  expect(saman.news(auditor)).toEqual([]);
  await saman.jump('2026-11-29T20:00');
  await saman.jump('2026-11-30T09:00');
  expect(saman.news(auditor)).toEqual([['round answer']]);
});

test('what cannot be sent before the day is over waits for the next', async () => {
  await saman.jump('2026-11-27T09:00');
  await world.database.query(
    `update delivery set status = 'pending', ref = null where view_key like 'digest:%'`,
  );
  const ids = await world.database.query(`select id from delivery where view_key like 'digest:%'`);
  world.advance({ hours: 8 });
  const before = saman.got.length;
  for (const { id } of ids) await createDelivery(saman.services).deliver(String(id));
  expect(saman.got).toHaveLength(before);
  expect(await counted(`delivery where view_key like 'digest:%'`)).toBe(0);
  await saman.jump('2026-11-30T09:00');
  expect(
    saman.got
      .slice(before)
      .map(({ to }) => to)
      .toSorted(),
  ).toHaveLength(4);
});

test('a sweep that fails in the middle loses nothing, and tells nobody twice', async () => {
  const { store } = saman.services;
  for (let failing = 1; failing <= 6; failing += 1) {
    let calls = 0;
    const failingOnce: Store = Object.create(store, {
      transaction: {
        value: (work: Parameters<Store['transaction']>[0]) =>
          store.transaction(async (tx) => {
            const done = await work(tx);
            calls += 1;
            if (calls === failing) throw new Error('it fails at its end');
            return done;
          }),
      },
    });
    if (failing === 1) world.advance({ days: 4 });
    await sweepReminders({ ...saman.services, store: failingOnce }).catch(() => {});
  }
  await saman.tick();
  // most were told by the sweeps that failed, after which nobody waited for the messages
  await world.database.queue.drain();
  expect(saman.got.map(({ to }) => to).toSorted()).toEqual([
    'Hovedtillitsvalgt',
    'Kommunedirektør',
    'Ordfører',
    'Prosjektleder',
  ]);
});

test('old digests are forgotten, and those that asked for answers are taken back', async () => {
  await saman.as(given.owner, {
    ...{ type: 'round.extend', roundId },
    date: Temporal.PlainDate.from('2027-01-20'),
    time: Temporal.PlainTime.from('12:00'),
  });
  await saman.jump('2026-12-22T09:00');
  expect(await counted('digest')).toBe(4);
  world.advance({ days: 10 });
  await forgetOldDigests(saman.services);
  expect(await counted('digest')).toBe(4);
  world.advance({ days: 6 });
  await forgetOldDigests(saman.services);
  await world.database.queue.drain();
  expect(await counted('digest')).toBe(0);
  expect(await counted(`delivery where view_key like 'digest:%'`)).toBe(0);
});
