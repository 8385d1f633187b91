import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { sweepReminders } from '../../../bot/reminders/sweep.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { type Reminding, reminding } from './given.ts';

// What a simulated year found: what is told when Saman, or the one whom it concerns, comes late. A report is due on
// Friday 30 October 2026: PL is reminded on Thursday 29 and on the day itself, each of which can be worked on from 11:00
// of the day before.

let world: World;
let saman: Reminding;
let given: GivenProject;
beforeEach(async () => {
  world = await openWorld('2026-10-21T10:00:00Z');
  saman = await reminding(world);
  given = await aProject(world);
  await saman.as(given.leader, {
    ...{ type: 'deadline.add', projectId: given.projectId, year: null, amount: null },
    ...{ dueOn: Temporal.PlainDate.from('2026-10-30'), contents: 'Årsrapport' },
  });
});
afterEach(() => world.close());

const pause = (deputyId: string): Command => ({
  ...{ type: 'pause.save', deputyId },
  ...{ from: Temporal.PlainDate.from('2026-10-26'), to: Temporal.PlainDate.from('2026-10-30') },
});

test('who becomes PL the day before hears of it the next morning, and the former PL does not', async () => {
  await saman.jump('2026-10-29T09:00');
  await saman.jump('2026-10-29T13:00');
  saman.news(given.leader);
  const { projectId, mayor } = given;
  await saman.as(given.owner, { type: 'role.give', projectId, role: 'pl', personId: mayor.id });
  await saman.jump('2026-10-30T09:00');
  expect(saman.news(mayor)).toEqual([['deadline deliver']]);
  expect(saman.news(given.leader)).toEqual([]);
});

test('what was missed is told as soon as Saman is back, though the next day can be worked on already', async () => {
  await saman.jump('2026-10-28T09:00');
  saman.news(given.leader);
  await saman.jump('2026-10-29T13:00');
  expect(saman.news(given.leader)).toEqual([['deadline deliver']]);
  await saman.jump('2026-10-30T09:00');
  expect(saman.news(given.leader)).toEqual([['deadline deliver']]);
});

test('a deputy gets it in the day’s message, whoever of the two is thought of first', async () => {
  const { projectId, leader, owner, mayor } = given;
  for (const deputy of [owner, mayor])
    await saman.as(leader, {
      ...{ type: 'milestone.add', projectId, dueOn: Temporal.PlainDate.from('2026-10-29') },
      ...{ wording: `Nådd av ${deputy.name}`, criterion: 'Det synes.', responsibleId: deputy.id },
      ...{ isDecisionPoint: false, activities: [], audience: [], tellsOpenly: false, celebration: 'Kake' },
    });
  await saman.as(leader, pause(owner.id));
  await saman.jump('2026-10-28T13:00');
  for (const person of [owner, mayor]) saman.news(person);
  await saman.jump('2026-10-29T09:00');
  expect(saman.news(owner)).toEqual([['milestone reached', 'deadline deliver']]);
  expect(saman.news(mayor)).toEqual([['milestone reached']]);
  await saman.jump('2026-10-29T12:00');
  expect(saman.news(owner)).toEqual([]);
});

test('what could not be told on its day is in the first message after it, also beside what is new that day', async () => {
  const { projectId, leader } = given;
  await saman.as(leader, {
    ...{ type: 'milestone.add', projectId, dueOn: Temporal.PlainDate.from('2026-10-28') },
    ...{ wording: 'Vedtatt', criterion: 'Det synes.', responsibleId: leader.id, isDecisionPoint: false },
    ...{ activities: [], audience: [], tellsOpenly: false, celebration: 'Kake' },
  });
  await saman.jump('2026-10-26T12:00');
  saman.news(leader);
  // the day's message is made on Tuesday, and Saman is gone before it is delivered
  await world.database.queue.stop();
  world.advance({ hours: 21 });
  await sweepReminders(saman.services);
  world.advance({ hours: 24 });
  await sweepReminders(saman.services);
  await world.database.queue.start(createDelivery(saman.services));
  await world.database.queue.drain();
  expect(saman.news(leader)).toEqual([['milestone reached', 'deadline deliver']]);
});
