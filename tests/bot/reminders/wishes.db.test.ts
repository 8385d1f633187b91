import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import type { Person } from '../../../bot/people/person.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { type Reminding, reminding } from './given.ts';

// A report is due on Friday 30 October 2026, a milestone on Wednesday 28. It is Thursday 1 October.

let world: World;
let saman: Reminding;
let given: GivenProject;
beforeEach(async () => {
  world = await openWorld('2026-10-01T09:00:00Z');
  saman = await reminding(world);
  given = await aProject(world);
});
afterEach(() => world.close());

const on = (text: string) => Temporal.PlainDate.from(text);
const report = (dueOn = '2026-10-30'): Command => ({
  ...{ type: 'deadline.add', projectId: given.projectId, year: null, amount: null },
  ...{ dueOn: on(dueOn), contents: 'Årsrapport\nRegnskap' },
});
const milestone = (responsible: Person, dueOn = '2026-10-28'): Command => ({
  ...{ type: 'milestone.add', projectId: given.projectId, dueOn: on(dueOn) },
  ...{
    wording: 'Årsturnus er vedtatt',
    criterion: 'Vedtaket ligger i saken.',
    responsibleId: responsible.id,
  },
  ...{ isDecisionPoint: false, activities: [], audience: [], tellsOpenly: false, celebration: 'Kake' },
});
const deadlineId = async () => (await saman.services.store.reporting.ofProject(given.projectId))[0]?.id ?? '';
const milestoneId = async () =>
  (await saman.services.store.milestones.ofProject(given.projectId))[0]?.id ?? '';

/** Goes through the days, each at 09:00, and gives those on which somebody got something. */
async function days(person: Person, from: string, to: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let day = on(from); Temporal.PlainDate.compare(day, on(to)) <= 0; day = day.add({ days: 1 })) {
    await saman.jump(`${day}T09:00`);
    for (const items of saman.news(person)) found.push(`${day.toString().slice(5)} ${items.join(', ')}`);
  }
  return found;
}

async function upcoming(person: Person): Promise<Views['upcoming']> {
  const reply = await saman.as(person, { type: 'reminders.show' });
  if (reply.kind === 'nothing') throw new Error('nothing was shown');
  return reply.message.card as Views['upcoming'];
}

/** The days on which something comes. */
const comingDays = ({ items }: Views['upcoming']): readonly string[] =>
  [...new Set(items.flatMap(({ days }) => days.map(String)))].toSorted();

test('PL hears of a report in good time, on the day, and when it is late; then PA, too (REP-2)', async () => {
  await saman.as(given.leader, report());
  expect(await days(given.leader, '2026-10-01', '2026-11-04')).toEqual([
    ...['10-12', '10-21', '10-27', '10-29', '10-30', '11-03'].map((day) => `${day} deadline deliver`),
  ]);
  expect(saman.news(given.owner)).toEqual([['deadline late']]);
  expect(saman.got.at(-1)?.digest.items[0]?.facts).toMatchObject({ title: 'Årsrapport', isPast: true });
  await saman.as(given.leader, {
    ...{ type: 'deadline.deliver', deadlineId: await deadlineId(), deliveredOn: on('2026-11-04') },
    ...{ reference: '26/1', parties: ['employees'] },
  });
  // what told of it says that it is done, and nothing comes any more
  const states = [...saman.shown.values()].flatMap(({ items }) => items.map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(['done']));
  expect(await days(given.leader, '2026-11-05', '2026-11-20')).toEqual([]);
  expect(saman.news(given.owner)).toEqual([]);
});

test('who takes a report over is reminded, and who had it is not', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, {
    ...{ type: 'deadline.handover', deadlineId: await deadlineId(), responsibleId: given.steward.id },
  });
  await saman.jump('2026-10-12T09:00');
  expect([saman.news(given.leader), saman.news(given.steward)]).toEqual([[], [['deadline deliver']]]);
  // handed back between the morning of the day before and the telling
  await saman.jump('2026-10-20T15:00');
  await saman.as(given.leader, {
    ...{ type: 'deadline.handover', deadlineId: await deadlineId(), responsibleId: null },
  });
  await saman.jump('2026-10-21T09:00');
  expect(saman.news(given.steward)).toEqual([]);
});

test('a milestone comes, and is asked about until it is answered', async () => {
  await saman.as(given.leader, milestone(given.steward));
  expect(await days(given.steward, '2026-10-02', '2026-11-03')).toEqual([
    ...['10-08', '10-19', '10-27'].map((day) => `${day} milestone coming`),
    ...['10-28', '10-30', '11-03'].map((day) => `${day} milestone reached`),
  ]);
  // not yet: it moves
  await saman.as(given.steward, {
    ...{
      type: 'milestone.move',
      milestoneId: await milestoneId(),
      dueOn: on('2026-11-13'),
      reason: 'Sykdom',
    },
  });
  expect(await days(given.steward, '2026-11-04', '2026-11-12')).toEqual([
    ...['11-04', '11-12'].map((day) => `${day} milestone coming`),
  ]);
  await saman.as(given.steward, {
    ...{ type: 'milestone.reach', milestoneId: await milestoneId(), result: 'Vedtatt' },
  });
  expect(await days(given.steward, '2026-11-13', '2026-11-20')).toEqual([]);
});

test('all that waits comes in one message, the most urgent first', async () => {
  await saman.as(given.leader, report('2026-10-30'));
  await saman.as(given.leader, milestone(given.leader, '2026-10-30'));
  await saman.as(given.leader, report('2026-10-22'));
  await saman.jump('2026-10-21T09:00');
  expect(saman.news(given.leader)).toEqual([['deadline deliver', 'deadline deliver', 'milestone coming']]);
  expect(saman.got[0]?.digest.items.map(({ facts }) => 'dueOn' in facts && facts.dueOn.toString())).toEqual([
    ...['2026-10-22', '2026-10-30', '2026-10-30'],
  ]);
});

test('remind me later: not before, and then; nothing else of it comes meanwhile', async () => {
  await saman.as(given.leader, report());
  await saman.jump('2026-10-21T09:00');
  expect(saman.news(given.leader)).toEqual([['deadline deliver']]);
  const subjectId = await deadlineId();
  const later = (date: string): Command => ({
    ...{ type: 'reminder.later', kind: 'deadline', why: 'deliver', subjectId, later: { date: on(date) } },
  });
  // not after its day: a report cannot be silenced
  expect(await saman.as(given.leader, later('2026-11-10'))).toMatchObject({ kind: 'invalid' });
  await saman.as(given.leader, later('2026-10-28'));
  expect([...saman.shown.values()][0]?.items[0]).toMatchObject({ state: 'later', until: on('2026-10-28') });
  expect(comingDays(await upcoming(given.leader))).toEqual([
    ...['2026-10-28', '2026-10-29', '2026-10-30', '2026-11-03', '2026-11-10', '2026-11-17'],
  ]);
  expect(await days(given.leader, '2026-10-22', '2026-10-29')).toEqual([
    ...['10-28', '10-29'].map((day) => `${day} deadline deliver`),
  ]);
});

test('in a pause the deputy gets it, but never the ballot; afterwards one message of what still matters', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, milestone(given.owner));
  const deputies = (await saman.as(given.owner, { type: 'pause.form' })) as unknown as {
    readonly message: { readonly card: Views['pauseForm'] };
  };
  expect(deputies.message.card.people.map(({ name }) => name)).toEqual([
    ...['Hovedtillitsvalgt', 'Ordfører', 'Prosjektleder'],
  ]);
  await saman.jump('2026-10-13T09:00');
  // the day for it was the 8th
  expect(saman.news(given.owner)).toEqual([['milestone coming']]);
  await openRound(world, given);
  await saman.as(given.owner, {
    ...{ type: 'pause.save', from: on('2026-10-15'), to: on('2026-10-19'), deputyId: given.steward.id },
  });
  expect(await upcoming(given.owner)).toMatchObject({ pause: { deputy: 'Hovedtillitsvalgt' } });
  expect(await days(given.owner, '2026-10-14', '2026-10-19')).toEqual([]);
  // the round is half-way on Friday; the milestone comes in seven working days
  expect(saman.news(given.steward)).toEqual([['round answer'], ['milestone coming']]);
  expect(saman.got.at(-1)?.digest.items[0]).toMatchObject({ onBehalfOf: 'Kommunedirektør' });
  expect(await days(given.owner, '2026-10-20', '2026-10-20')).toEqual(['10-20 round answer, round turnout']);
});

test('who ends a pause is reminded again, and the deputy no more', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, {
    ...{ type: 'pause.save', from: on('2026-10-09'), to: on('2026-10-23'), deputyId: null },
  });
  await saman.jump('2026-10-12T09:00');
  expect(saman.news(given.leader)).toEqual([]);
  await saman.as(given.leader, { type: 'pause.end' });
  await saman.tick();
  expect(saman.news(given.leader)).toEqual([['deadline deliver']]);
});

test('each kind can be switched off, but not a report that one is responsible for', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, milestone(given.leader));
  await saman.as(given.owner, { type: 'reminders.save', on: ['round'] });
  await saman.as(given.leader, { type: 'reminders.save', on: ['round'] });
  expect((await upcoming(given.leader)).off).toEqual([
    ...['deadline', 'milestone', 'measurement', 'gathering', 'risk'],
  ]);
  expect(await days(given.leader, '2026-10-12', '2026-11-03')).toEqual([
    ...['10-12', '10-21', '10-27', '10-29', '10-30', '11-03'].map((day) => `${day} deadline deliver`),
  ]);
  expect(saman.news(given.owner)).toEqual([]);
});

test('after a week of downtime there is one message of what still matters', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, milestone(given.leader));
  await saman.jump('2026-10-26T21:00');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-10-30T11:00');
  expect(saman.news(given.leader)).toEqual([['milestone reached', 'deadline deliver']]);
  await saman.jump('2026-10-30T15:00');
  expect(saman.got).toHaveLength(1);
});

test('who comes back on a Saturday hears on Monday', async () => {
  await saman.as(given.leader, report());
  await saman.jump('2026-10-31T12:00');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-11-02T09:00');
  expect(saman.news(given.leader)).toEqual([['deadline deliver']]);
});

test('what comes in the next thirty days is what is told then', async () => {
  await saman.as(given.leader, report());
  await saman.as(given.leader, milestone(given.leader));
  const coming = await upcoming(given.leader);
  // each thing once, what is told first comes first
  expect(coming.items.map(({ kind }) => kind)).toEqual(['milestone', 'deadline']);
  const promised = comingDays(coming).map((day) => day.slice(5));
  const told = await days(given.leader, '2026-10-02', '2026-10-31');
  expect(told.map((line) => line.slice(0, 5))).toEqual(promised);
});

test('two persons who are one are told once', async () => {
  const twin = await world.person('Prosjektleder 2', world.elverum);
  await saman.as(given.leader, milestone(given.leader));
  await saman.as(given.leader, report());
  await saman.jump('2026-10-07T21:00');
  await saman.as(twin, { type: 'reminders.save', on: ['round', 'deadline'] });
  await saman.services.store.transaction((tx) =>
    tx.people.merge(given.leader.id, twin.id, saman.services.clock.now()),
  );
  await saman.jump('2026-10-12T09:00');
  expect(saman.got.flatMap(({ items }) => items)).toEqual(['deadline deliver']);
});
