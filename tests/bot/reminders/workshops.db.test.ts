import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectsInDigest } from '../../../bot/reminders/delivering.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { type Reminding, reminding } from './given.ts';

// A workshop of the steering group, started on Monday 23 November at 10:00: Wednesday 25 and Monday 30 remind of it.

let world: World;
let saman: Reminding;
let given: GivenProject;
let workshopId: string;
beforeEach(async () => {
  world = await openWorld();
  saman = await reminding(world);
  given = await aProject(world);
  const { projectId, leader } = given;
  const start = { type: 'workshop.start', projectId, groupKind: 'steering', greeting: '' } as const;
  await saman.as(leader, { ...start, leaderId: leader.id });
  workshopId = (await world.services.store.risks.workshops(projectId))[0]?.id ?? '';
});
afterEach(() => world.close());

const counted = async (what: string) =>
  Number((await world.database.query(`select count(*)::int as n from ${what}`))[0]?.n);
const noting = (text: string) => ({ type: 'notes.save', workshopId, notes: [text], remove: [] }) as const;
const states = () => [...saman.shown.values()].map(({ items }) => items.map(({ state }) => state).join());

test('who has not noted is reminded twice, and all of the group alike are written down (PRIV-2)', async () => {
  await saman.as(given.mayor, noting('Pengene tar slutt'));
  await saman.jump('2026-11-24T09:00');
  expect(saman.got).toEqual([]);
  await saman.jump('2026-11-25T00:30');
  // by now nobody is told, and the one who noted waits like the others
  expect(await counted("nudge where why = 'note'")).toBe(3);
  await saman.jump('2026-11-25T09:00');
  expect(saman.news(given.mayor)).toEqual([]);
  for (const who of [given.owner, given.steward]) expect(saman.news(who)).toEqual([['risk note']]);
  // PL leads it, and is not in the group: only the link of the member without an account is PL's to pass on
  expect(saman.news(given.leader)).toEqual([['risk workshopLinks']]);
  // that a question reaches nobody is not told to PL: it would tell who has not noted
  const digests = await world.database.query(`select id from digest where person_id <> '${given.leader.id}'`);
  for (const { id } of digests) expect(await projectsInDigest(saman.services.store, `${id}`)).toEqual([]);
  await saman.as(given.steward, noting('Vikarer'));
  expect(states().toSorted()).toEqual(['done', 'open', 'open']);
  await saman.jump('2026-11-30T09:00');
  expect(saman.news(given.owner)).toEqual([['risk note']]);
  expect(saman.news(given.steward)).toEqual([]);
  // again, whoever has noted
  expect(saman.news(given.leader)).toEqual([['risk workshopLinks']]);
  await saman.jump('2026-12-07T09:00');
  expect(saman.got).toHaveLength(5);
});

test('when the step ends its reminders go, and the grades have their own (PRIV-2)', async () => {
  const { mayor, steward, owner, leader } = given;
  await saman.as(mayor, noting('Pengene tar slutt'));
  await saman.jump('2026-11-25T09:00');
  const forgotten = async () => {
    const left = [await counted('nudge'), await counted('digest'), await counted("due where kind = 'risk'")];
    expect(left).toEqual([0, 0, 0]);
    expect(await counted(`delivery where view_key like 'digest:%'`)).toBe(0);
    expect(saman.shown.size).toBe(0);
  };
  await saman.as(leader, { type: 'workshop.reveal', workshopId });
  await forgotten();
  await saman.as(leader, { type: 'workshop.grade', workshopId });
  const [risk] = await world.services.store.risks.ofProject(given.projectId);
  const give = (s: number | null) =>
    ({ type: 'grades.give', workshopId, filled: { [risk?.id ?? '']: { s, k: 2 } } }) as const;
  await saman.as(mayor, give(2));
  // half of it is not all
  await saman.as(steward, { ...give(null), type: 'grades.draft' });
  await saman.jump('2026-11-26T09:00');
  await saman.jump('2026-11-27T09:00');
  expect(saman.news(mayor)).toEqual([]);
  expect(saman.news(owner).at(-1)).toEqual(['risk grade']);
  expect(saman.news(steward).at(-1)).toEqual(['risk grade']);
  for (const who of [steward, owner]) await saman.as(who, give(1));
  await saman.as(leader, { type: 'workshop.uncover', workshopId });
  await forgotten();
});

test('a deputy never notes for somebody, and nobody hears of a workshop that has ended', async () => {
  const { steward, mayor, leader } = given;
  const store = world.services.store;
  await store.transaction((tx) =>
    tx.reminders.savePause({
      personId: steward.id,
      ...{
        from: Temporal.PlainDate.from('2026-11-24'),
        to: Temporal.PlainDate.from('2026-11-27'),
        deputyId: mayor.id,
      },
    }),
  );
  await saman.jump('2026-11-25T09:00');
  expect(saman.news(mayor)).toEqual([['risk note']]);
  expect(saman.got.flatMap(({ digest }) => digest.items.map((one) => one.onBehalfOf))).toEqual([
    ...[null, null, null],
  ]);
  await saman.as(leader, { type: 'workshop.reveal', workshopId });
  await saman.as(leader, { type: 'workshop.end', workshopId });
  await saman.jump('2026-11-30T09:00');
  expect(saman.got).toHaveLength(3);
});

test('who joins while the group notes is asked, too; not any more when the list was shown by the time they are at work', async () => {
  const { leader, projectId } = given;
  const join = async (name: string) => {
    const person = await world.person(name, world.elverum);
    await saman.as(leader, {
      ...{ type: 'group.add', projectId, groupKind: 'steering' },
      ...{ person: { id: person.id }, party: 'employees' },
    });
    return person.id;
  };
  const asked = async (personId: string) =>
    (
      await world.database.query(
        `select status, reason from delivery where view_key = 'riskNotes:${workshopId}' and person_id = '${personId}'`,
      )
    ).map(({ status, reason }) => reason ?? status);
  expect(await asked(await join('Hovedverneombud'))).toEqual(['sent']);
  await saman.jump('2026-11-23T20:00');
  const late = await join('Varaordfører');
  expect(await asked(late)).toEqual(['pending']);
  await saman.as(leader, { type: 'workshop.reveal', workshopId });
  await saman.jump('2026-11-24T08:00');
  expect(await asked(late)).toEqual(['nothingToShow']);
});

test('what can be graded again is offered to PL, and not while it is being graded (RISK-7)', async () => {
  const { leader, mayor, steward, owner, projectId } = given;
  const grades = async (id: string) => {
    const [risk] = await world.services.store.risks.ofProject(projectId);
    const filled = { [risk?.id ?? '']: { s: 5, k: 2 } };
    for (const who of [mayor, steward, owner])
      await saman.as(who, { type: 'grades.give', workshopId: id, filled });
    await saman.as(leader, { type: 'workshop.uncover', workshopId: id });
    return risk?.id ?? '';
  };
  await saman.as(mayor, noting('Pengene tar slutt'));
  await saman.as(leader, { type: 'workshop.reveal', workshopId });
  await saman.as(leader, { type: 'workshop.grade', workshopId });
  const riskId = await grades(workshopId);
  await saman.as(leader, { type: 'workshop.end', workshopId });
  await saman.as(leader, {
    ...{ type: 'countermeasure.set', riskId, text: 'Søke mer', lowers: 's', activityOf: null },
    ...{ responsibleId: owner.id, dueOn: Temporal.PlainDate.from('2026-11-23'), criterion: 'Søkt' },
  });
  world.advance({ minutes: 5 });
  const [milestone] = await world.services.store.milestones.ofProject(projectId);
  await saman.as(leader, { type: 'milestone.reach', milestoneId: milestone?.id ?? '', result: 'Ja' });
  await saman.jump('2026-11-24T09:00');
  expect(saman.news(leader)).toEqual([['risk regrade']]);
  await saman.as(leader, { type: 'risk.regrade', riskId });
  await saman.jump('2026-12-01T09:00');
  // but the links of those who grade it
  expect(saman.news(leader)).toEqual([['risk workshopLinks']]);
  // one that ends without a result offers it again
  const again = (await world.services.store.risks.workshops(projectId)).at(-1);
  await saman.as(leader, { type: 'workshop.end', workshopId: again?.id ?? '' });
  await saman.jump('2026-12-08T09:00');
  expect(saman.news(leader)).toEqual([['risk regrade']]);
});
