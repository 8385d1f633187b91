import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { aProject, openRound } from '../people/given.ts';
import { openWorld } from '../world.ts';
import { reminding } from './given.ts';

// Monday 23 November at 10:00, a round until Friday 4 December (half-way is Friday 27), and a risk workshop (Wednesday 25
// and Monday 30). Nothing can be delivered until Friday at 08:00.

test('after an outage nobody is reminded on the day on which the question came, but on the next', async () => {
  const world = await openWorld();
  const saman = await reminding(world);
  const { queue } = world.database;
  const given = await aProject(world);
  const { projectId, leader, owner, mayor, steward } = given;
  await queue.drain();
  await queue.stop();
  const roundId = await openRound(world, given);
  await saman.quickly(owner, {
    ...{ type: 'round.extend', roundId },
    date: Temporal.PlainDate.from('2026-12-04'),
    time: Temporal.PlainTime.from('15:00'),
  });
  const start = { type: 'workshop.start', projectId, groupKind: 'steering', greeting: '' } as const;
  await saman.quickly(leader, { ...start, leaderId: leader.id });
  world.advance({ hours: 94 });
  await queue.start(createDelivery(saman.services));
  await queue.drain();
  await saman.jump('2026-11-27T09:00');
  await saman.jump('2026-11-27T12:00');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-11-30T09:00');
  expect(saman.news(mayor)).toEqual([['risk note', 'round answer']]);
  expect(saman.news(steward)).toEqual([['risk note', 'round answer']]);
  expect(saman.news(owner)).toEqual([['risk note', 'round answer', 'round turnout']]);
  await saman.jump('2026-12-04T09:00');
  expect(saman.news(mayor)).toEqual([['round answer']]);
  await world.close();
});
