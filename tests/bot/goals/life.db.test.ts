import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Reply } from '../../../bot/conversation/incoming.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import type { GoalPlan } from '../../../bot/goals/goal.ts';
import type { Person } from '../../../bot/people/person.ts';
import { createPictureFront, createPictures } from '../../../bot/plan/pictures.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { type Reminding, reminding } from '../reminders/given.ts';
import { openWorld, type World } from '../world.ts';

// The whole life of a result goal about sick leave, from Thursday 1 October 2026 on. The tests build on each other.

let world: World;
let saman: Reminding;
let given: GivenProject;
let secretary: Person;
let goalId: string;
beforeAll(async () => {
  world = await openWorld('2026-10-01T09:00:00Z');
  const { signer, publicUrl } = world.services;
  Object.assign(world.services, { pictures: createPictures({ signer, publicUrl }) });
  saman = await reminding(world);
  given = await aProject(world);
  secretary = await world.person('Sekretariat', world.loten);
  await world.database.seed.addProgrammeRole({
    ...{ programmeId: world.programmeId, personId: secretary.id, role: 'secretariat', networkId: null },
  });
});
afterAll(() => world.close());

const on = (text: string) => Temporal.PlainDate.from(text);
const plan = (over: Partial<GoalPlan> = {}): GoalPlan => ({
  ...{ wording: 'Sykefraværet er lavere', zero: 8.4, zeroOn: on('2026-01-01'), target: 6.5, unit: 'prosent' },
  ...{ targetOn: on('2027-12-31'), interval: 'month', firstOn: on('2026-11-01') },
  ...{ responsibleId: given.steward.id, aboutPersons: true, zeroPersons: 3, ...over },
});
const measure = (value: number, date: string, seen = 0, persons = 24): Command => ({
  ...{ type: 'measure.enter', goalId, on: on(date), value, persons, seen },
});
const shown = <N extends keyof Views>(reply: Reply, name: N): Views[N] => {
  if (reply.kind === 'nothing') throw new Error('nothing was shown');
  expect(reply.message.view.name).toBe(name);
  return reply.message.card as Views[N];
};
const codes = (reply: Reply) => shown(reply, 'refused').refusals.map(({ code }) => code);
const goalFor = async (person: Person) =>
  shown(await saman.as(person, { type: 'goal.show', goalId }), 'goal');
const audited = async () =>
  (
    await world.database.query(
      `select what from audit_event where details->>'goalId' is not null order by at`,
    )
  ).map(({ what }) => what);

test('a draft says what is missing, is not asked about, and takes no number (PLAN-4)', async () => {
  const { projectId } = given;
  const draft = plan({ zero: null, interval: null, firstOn: null });
  const [one, two] = await Promise.all([
    saman.quickly(given.leader, { type: 'goal.add', projectId, ...draft }),
    saman.quickly(given.leader, { type: 'goal.add', projectId, ...draft }),
  ]);
  const goal = shown(one, 'goal');
  // the same form sent twice is one goal
  expect(shown(two, 'goal').goalId).toBe(goal.goalId);
  goalId = goal.goalId;
  expect(goal).toMatchObject({ status: 'draft', missing: ['zero', 'interval', 'firstOn'], picture: null });
  expect(codes(await saman.as(given.steward, measure(8, '2026-10-01')))).toEqual(['goalDraft']);
  expect(await world.database.query('select 1 from due')).toEqual([]);
});

test('only the leaders add and change; only who is responsible and they measure', async () => {
  const change: Command = { type: 'goal.change', goalId, revision: 0, ...plan() };
  expect(codes(await saman.as(given.steward, change))).toEqual(['notAllowed']);
  const { projectId } = given;
  expect(codes(await saman.as(given.mayor, { type: 'goal.add', projectId, ...plan() }))).toEqual([
    'notAllowed',
  ]);
  const goal = shown(await saman.as(given.owner, change), 'goal');
  expect(goal).toMatchObject({ status: 'measured', missing: [], next: on('2026-11-01') });
  expect(goal.changes.map(({ part, from, to }) => [part, from, to])).toEqual([
    ['zero', null, '8.4'],
    ['interval', null, 'month'],
    ['firstOn', null, '2026-11-01'],
  ]);
  // somebody who had the form open before
  const stale: Command = { ...change, zero: 9 };
  expect(codes(await saman.as(given.leader, stale))).toEqual(['formOutOfDate']);
  expect(codes(await saman.as(given.mayor, measure(8, '2026-10-01')))).toEqual(['notMeasurer']);
  expect((await goalFor(given.mayor)).may).toEqual({
    enter: false,
    other: false,
    change: false,
    end: false,
    reopen: false,
  });
});

test('the number is asked for when it is due: on the working day before a Sunday, and then again', async () => {
  const coming = shown(await saman.as(given.steward, { type: 'reminders.show' }), 'upcoming');
  const measuring = coming.items.find(({ kind }) => kind === 'measurement');
  expect(measuring?.days).toContainEqual(on('2026-10-30'));
  await saman.jump('2026-10-29T09:00');
  expect(saman.news(given.steward)).toEqual([]);
  await saman.jump('2026-10-30T09:00');
  expect(saman.news(given.steward)).toEqual([['measurement measure']]);
  expect([saman.news(given.leader), saman.news(given.owner)]).toEqual([[], []]);
  const form = shown(await saman.as(given.steward, { type: 'measure.form', goalId }), 'measureForm');
  expect(form).toMatchObject({ on: on('2026-11-01'), isDue: true, seen: 0, latest: null });
  await saman.jump('2026-11-03T09:00');
  expect(saman.news(given.steward)).toEqual([['measurement measure']]);
});

test('entered, it is done everywhere, and the receipt shows the line', async () => {
  const receipt = shown(await saman.as(given.steward, measure(8.1, '2026-11-01')), 'measured');
  expect(receipt).toMatchObject({ latest: { value: 8.1, persons: 24 }, next: on('2026-12-01') });
  const states = [...saman.shown.values()].flatMap(({ items }) => items.map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(['done']));
  await saman.jump('2026-11-10T09:00');
  expect(saman.news(given.steward)).toEqual([]);
  // sent again it is the same number, and somebody else's comes too late
  expect(shown(await saman.as(given.steward, measure(8.1, '2026-11-01')), 'measured').latest?.before).toEqual(
    [],
  );
  expect(codes(await saman.as(given.leader, measure(9, '2026-11-01')))).toEqual(['measuredMeanwhile']);
});

test('corrected, what it was is kept; between due dates a number is for that day', async () => {
  const correct: Command = {
    ...{ type: 'measure.other', goalId, on: on('2026-11-01'), value: 0, persons: 4 },
  };
  const receipt = shown(await saman.as(given.leader, correct), 'measured');
  expect(receipt.latest).toMatchObject({ value: 0, by: given.leader.name, before: [8.1] });
  const between = shown(await saman.as(given.steward, { type: 'measure.form', goalId }), 'measureForm');
  expect(between).toMatchObject({ on: on('2026-11-10'), isDue: false });
  expect(shown(await saman.as(given.steward, measure(7.7, '2026-11-10')), 'measured').latest?.value).toBe(
    7.7,
  );
  expect((await goalFor(given.mayor)).measurements.map(({ value }) => value)).toEqual([7.7, 0]);
});

test('the programme sees counts, and figures of few persons not even where contents are shared (PRIV-3)', async () => {
  const list = async () =>
    shown(await saman.as(secretary, { type: 'goals.show', projectId: given.projectId }), 'goals');
  expect(await list()).toMatchObject({ counts: { measured: 1, inTime: 1 }, goals: null });
  expect(codes(await saman.as(secretary, { type: 'goal.show', goalId }))).toEqual(['notAllowed']);
  const { store } = world.services;
  const share = async (sharesContents: boolean) => {
    const project = await store.projects.project(given.projectId);
    if (project) await store.transaction((tx) => tx.projects.save({ ...project, sharesContents }));
  };
  await share(true);
  expect((await list()).goals?.[0]?.latest?.value).toBe(7.7);
  const goal = await goalFor(secretary);
  expect(goal).toMatchObject({ zero: null, zeroSuppressed: true });
  expect(goal.measurements.map(({ value, persons, before }) => [value, persons, before])).toEqual([
    [7.7, 24, []],
    [null, null, [8.1]],
  ]);
  // an earlier zero point is not told either
  expect(goal.changes.find(({ part }) => part === 'zero')).toMatchObject({ from: null, to: null });

  // the picture opens no more than its card, and nothing when contents are shared no more
  const front = createPictureFront(world.services);
  const drawn = async ({ picture }: Views['goal']) => {
    const name =
      picture
        ?.split('/')
        .at(-1)
        ?.replace(/\.png$/, '') ?? '';
    const found = await front.picture(name);
    return found?.kind === 'goal' ? found.contents : null;
  };
  expect((await drawn(goal))?.points.map(({ value }) => value)).toEqual([null, 7.7]);
  expect((await drawn(goal))?.zero.value).toBeNull();
  const inside = await goalFor(given.mayor);
  expect((await drawn(inside))?.points.map(({ value }) => value)).toEqual([0, 7.7]);
  const widened = { ...goal, picture: goal.picture?.replace('.outside.', '.project.') ?? null };
  expect(await drawn(widened)).toBeNull();
  await share(false);
  expect(await drawn(goal)).toBeNull();
  // what came later is not in it
  await saman.as(given.steward, measure(7.5, '2026-11-09'));
  expect((await drawn(inside))?.points).toHaveLength(2);
  expect((await drawn(await goalFor(given.mayor)))?.points).toHaveLength(3);
  await saman.as(given.leader, { type: 'goal.change', goalId, revision: 1, ...plan({ target: 6 }) });
  expect(await drawn(inside)).toBeNull();
});

test('who has left is asked no more: PL is; switched off, nobody', async () => {
  const { projectId } = given;
  await saman.as(given.leader, {
    ...{ type: 'group.remove', projectId, groupKind: 'steering', personId: given.steward.id },
  });
  await saman.jump('2026-12-01T09:00');
  expect([saman.news(given.steward), saman.news(given.leader)]).toEqual([[], [['measurement measure']]]);
  await saman.as(given.leader, { type: 'reminders.save', on: ['round', 'deadline', 'milestone'] });
  await saman.jump('2026-12-03T09:00');
  expect(saman.news(given.leader)).toEqual([]);
  await saman.as(given.leader, { type: 'reminders.save', on: ['measurement'] });
});

test('ended, with a reason, it asks no more and takes nothing; its numbers stay', async () => {
  const end: Command = { type: 'goal.end', goalId, reason: 'Målet er slått sammen med et annet' };
  expect(codes(await saman.as(given.mayor, end))).toEqual(['notAllowed']);
  const goal = shown(await saman.as(given.owner, end), 'goal');
  expect(goal).toMatchObject({ status: 'ended', waiting: null, next: null, ended: { by: given.owner.name } });
  expect(goal.measurements).toHaveLength(3);
  expect(codes(await saman.as(given.leader, measure(7, '2026-12-01')))).toEqual(['goalEnded']);
  expect(codes(await saman.as(given.leader, { type: 'goal.edit.form', goalId }))).toEqual(['goalEnded']);
  await saman.jump('2026-12-10T09:00');
  expect(saman.news(given.leader)).toEqual([]);
  expect(await world.database.query('select 1 from due')).toEqual([]);
  expect(await audited()).toEqual([
    ...['goal.add', 'goal.change', 'measure.enter', 'measure.other', 'measure.enter', 'measure.enter'],
    ...['goal.change', 'goal.end'],
  ]);
});

test('reopened, it is as it was, and asks again; a second press changes nothing', async () => {
  const reopen: Command = { type: 'goal.reopen', goalId };
  expect(codes(await saman.as(given.mayor, reopen))).toEqual(['notAllowed']);
  expect((await goalFor(given.owner)).may).toMatchObject({ change: false, end: false, reopen: true });
  for (const _time of [1, 2])
    expect(shown(await saman.as(given.owner, reopen), 'goal')).toMatchObject({
      ...{ status: 'measured', ended: null },
      may: { change: true, end: true, reopen: false },
    });
  expect((await goalFor(given.owner)).measurements).toHaveLength(3);
  expect(await world.database.query('select 1 from due')).toHaveLength(1);
  expect((await audited()).slice(-2)).toEqual(['goal.end', 'goal.reopen']);
});
