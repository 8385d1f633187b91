import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { show } from '../../../bot/conversation/showing.ts';
import type { View, Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import type { Person } from '../../../bot/people/person.ts';
import { loadRegister } from '../../../bot/risk/risk.loading.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';

// What goes otherwise than a workshop should: nobody contributes, the leader leaves, somebody leaves after grading, a
// factor comes late, and there are two hundred of them. One project; the tests build on each other, in their order.

let world: World;
let given: GivenProject;
let about: { readonly projectId: string };
beforeAll(async () => {
  world = await openWorld();
  given = await aProject(world);
  about = { projectId: given.projectId };
  const { id: personId } = given.chair;
  await does(given.leader, { type: 'group.remove', ...about, groupKind: 'steering', personId });
});
afterAll(() => world.close());

const outcome = (who: Person, command: Command) => world.does(who, world.elverum, command);
const does = async (who: Person, command: Command) => accepted(await outcome(who, command));
const refusedFor = async (who: Person, command: Command) => codesOf(await outcome(who, command));
const risks = () => world.services.store.risks.ofProject(about.projectId);
const riskNamed = async (text: string) => {
  const found = (await risks()).find((one) => one.text === text);
  if (!found) throw new Error(`no risk says ${text}`);
  return found;
};
const workshopId = async () => (await world.services.store.risks.workshops(about.projectId)).at(-1)?.id ?? '';
const entries = async () => (await loadRegister(world.services.store, about.projectId)).entries;
async function seen<N extends keyof Views>(
  who: Person,
  view: View & { readonly name: N },
): Promise<Views[N]> {
  const shown = await show(world.services, await world.reader(who), view);
  if (shown.view.name !== view.name) throw new Error(`${view.name} is ${shown.view.name}`);
  return shown.card as Views[N];
}
const gradeAll = async (who: Person, s: number, k: number) => {
  const id = await workshopId();
  const list = await world.services.store.risks.list(id);
  const filled = Object.fromEntries(list.map((riskId) => [riskId, { s, k }]));
  await does(who, { type: 'grades.give', workshopId: id, filled });
};
const start = (leaderId: string) =>
  does(given.leader, {
    type: 'workshop.start',
    ...about,
    ...{ groupKind: 'steering', leaderId, greeting: '' },
  });

test('nobody contributes: the list is empty, nothing can be graded, and the talk brings it up', async () => {
  await start(given.steward.id);
  const id = await workshopId();
  await does(given.steward, { type: 'workshop.reveal', workshopId: id });
  expect((await seen(given.leader, { name: 'riskList', id })).lines).toEqual([]);
  expect(await refusedFor(given.steward, { type: 'workshop.grade', workshopId: id })).toEqual([
    'nothingToGrade',
  ]);
  await does(given.steward, { type: 'risks.add', ...about, risks: ['Pengene tar slutt', 'Alle slutter'] });
  // all of it set aside: the same
  const all = (await risks()).map((one) => one.id);
  await does(given.steward, { type: 'risks.aside', ...about, riskIds: all, numbers: [] });
  expect(await refusedFor(given.steward, { type: 'workshop.grade', workshopId: id })).toEqual([
    'nothingToGrade',
  ]);
  await does(given.steward, { type: 'risks.back', ...about, riskIds: [], numbers: [1, 2] });
});

test('the leader leaves, and one who has graded: PL leads, and what was given counts', async () => {
  const id = await workshopId();
  await does(given.steward, { type: 'workshop.grade', workshopId: id });
  await gradeAll(given.steward, 5, 5);
  expect((await seen(given.leader, { name: 'workshop', id })).leader).toBe(given.steward.name);
  await does(given.leader, {
    type: 'group.remove',
    ...about,
    groupKind: 'steering',
    personId: given.steward.id,
  });
  const card = await seen(given.leader, { name: 'workshop', id });
  expect(card).toMatchObject({ leader: given.leader.name, graded: 1, asked: 3 });
  await gradeAll(given.owner, 1, 1);
  expect(await refusedFor(given.leader, { type: 'workshop.uncover', workshopId: id })).toEqual([
    'tooFewGraded',
  ]);
  await gradeAll(given.mayor, 1, 2);
  await does(given.leader, { type: 'workshop.uncover', workshopId: id });
  expect((await riskNamed('Alle slutter')).grades).toEqual({ s: 5, k: 5 });
  // what must have a countermeasure is not got rid of
  const { id: riskId } = await riskNamed('Alle slutter');
  expect(
    await refusedFor(given.leader, { type: 'risks.aside', ...about, riskIds: [riskId], numbers: [] }),
  ).toEqual(['requiredNotAside']);
  await does(given.leader, { type: 'workshop.end', workshopId: id });
});

test('a factor that comes late is graded without anything being collected anew', async () => {
  await does(given.leader, { type: 'risks.add', ...about, risks: ['Kom på det etterpå'] });
  const late = await riskNamed('Kom på det etterpå');
  await does(given.leader, { type: 'risk.regrade', riskId: late.id });
  const id = await workshopId();
  expect(await world.services.store.risks.list(id)).toEqual([late.id]);
  await gradeAll(given.owner, 2, 2);
  await gradeAll(given.mayor, 3, 2);
  await does(given.leader, { type: 'workshop.uncover', workshopId: id });
  expect((await riskNamed('Kom på det etterpå')).grades).toEqual({ s: 3, k: 2 });
  await does(given.leader, { type: 'workshop.end', workshopId: id });
});

test('a countermeasure that is an activity: beside others that are ticked off at the same moment, and kept (MILE-4)', async () => {
  const { id: riskId } = await riskNamed('Alle slutter');
  const plan = { responsibleId: null, dueOn: null, criterion: '', lowers: 's' } as const;
  const milestone = {
    ...{ wording: 'Kurset er holdt', criterion: 'Alle har vært der', responsibleId: given.leader.id },
    ...{ isDecisionPoint: false, audience: [], tellsOpenly: false, celebration: 'Kake' },
  };
  const dueOn = world.services.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().add({ days: 60 });
  const made = await does(given.leader, {
    type: 'milestone.add',
    ...{ ...about, ...milestone, activities: ['Lei lokale'], dueOn },
  });
  const milestoneId = 'id' in made.view ? made.view.id : '';
  const { milestones } = world.services.store;
  const [hall] = await milestones.activities(milestoneId);
  await Promise.all([
    does(given.leader, { type: 'activities.tick', milestoneId, done: [hall?.id ?? ''] }),
    does(given.owner, {
      type: 'countermeasure.set',
      ...{ riskId, activityOf: milestoneId, text: 'Spør de ansatte', ...plan },
    }),
  ]);
  const then = await milestones.activities(milestoneId);
  expect(then.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
    ['Lei lokale', true],
    ['Spør de ansatte', false],
  ]);
  const change = (activities: readonly string[]) =>
    ({ type: 'milestone.change', milestoneId, ...milestone, activities }) as const;
  expect(await refusedFor(given.leader, change(['Lei lokale']))).toEqual(['countermeasureInPlan']);
  const [countermeasure] = await world.services.store.risks.countermeasures(about.projectId);
  await does(given.leader, {
    type: 'countermeasure.withdraw',
    ...{ riskId, countermeasureId: countermeasure?.id ?? '', reason: 'Gjort på annen måte' },
  });
  await does(given.leader, change(['Lei lokale']));
});

test('two hundred factors: each is on a list that goes on, and is chosen by its number (RISK-3)', async () => {
  const known = (await risks()).length;
  for (let from = known; from < limits.risks; from += limits.risksAtOnce) {
    const count = Math.min(limits.risksAtOnce, limits.risks - from);
    const lines = Array.from({ length: count }, (_, nth) => `Risiko til ${from + nth + 1}`);
    await does(given.leader, { type: 'risks.add', ...about, risks: lines });
  }
  expect(await refusedFor(given.leader, { type: 'risks.add', ...about, risks: ['Én til'] })).toEqual([
    'registerFull',
  ]);
  const ordered = (await seen(given.leader, { name: 'risks', id: about.projectId })).lines;
  expect(ordered).toHaveLength(limits.risks);
  const onward = await seen(given.mayor, { name: 'risksOnward', id: ordered[20]?.riskId ?? '' });
  expect(onward).toMatchObject({ from: 21, count: limits.risks, isSettled: false });
  expect(onward.lines).toEqual(ordered.slice(20));

  const [one, another] = [(await entries())[150]?.risk, (await entries())[151]?.risk];
  const found = await does(given.mayor, { type: 'risk.find', ...about, riskIds: [], numbers: [151] });
  expect(found.view).toEqual({ name: 'risk', id: one?.id });
  await does(given.leader, {
    type: 'risks.merge',
    ...{ ...about, riskIds: [], numbers: [151], into: { riskIds: [], numbers: [152] } },
  });
  expect((await entries())[150]?.risk).toMatchObject({ status: 'merged', mergedInto: another?.id });
  const settled = await seen(given.leader, { name: 'risksOnward', id: one?.id ?? '' });
  expect(settled).toMatchObject({ from: 1, isSettled: true });
  for (const numbers of [[201], [0], [152, 5000]]) {
    const command = { type: 'risks.aside', ...about, riskIds: [], numbers } as const;
    expect(await outcome(given.leader, command)).toMatchObject({
      refusals: [{ code: 'riskNumberUnknown', field: 'numbers' }],
    });
  }
  const itself = { ...about, riskIds: [], numbers: [152], into: { riskIds: [], numbers: [152] } };
  expect(await refusedFor(given.leader, { type: 'risks.merge', ...itself })).toEqual(['mergeIntoItself']);
});

test('what somebody notes is in one table only until the list is shown, and then nobody’s (RISK-2)', async () => {
  await start(given.leader.id);
  const id = await workshopId();
  await does(given.mayor, {
    type: 'notes.save',
    ...{ workshopId: id, notes: ['Hemmeligord @here <b>=1+1'], remove: [] },
  });
  const holding = async () =>
    (await world.database.everything()).filter((row) => row.includes('Hemmeligord'));
  expect((await holding()).map((row) => row.split(' ')[0])).toEqual(['public.risk_note']);
  for (const view of [
    ...(['risks', 'risksSettled', 'riskChoice', 'riskExport', 'project', 'workshopForm'] as const).map(
      (name) => ({ name, id: about.projectId }),
    ),
    ...(['workshop', 'workshopConfirm', 'riskNotes', 'riskNoted', 'riskList', 'riskMatrix'] as const).map(
      (name) => ({ name, id }),
    ),
    { name: 'home' } as const,
  ])
    for (const who of [given.owner, given.leader]) {
      const shown = await show(world.services, await world.reader(who), view);
      expect(JSON.stringify(shown), view.name).not.toContain('Hemmeligord');
    }
  await does(given.leader, { type: 'workshop.reveal', workshopId: id });
  const [row, ...more] = await holding();
  expect(more).toEqual([]);
  expect(row).toMatch(/^public\.risk /);
  expect(row).not.toContain(given.mayor.id);
});
