import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Views } from '../../../bot/conversation/view.ts';
import type { Person } from '../../../bot/people/person.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { answering, type Reminding, reminding } from './given.ts';

// What becomes due on the very day on which somebody else says so (issue 5: only what falls due that same day may come
// beside the message of the day), and what is nobody's who can be told. It begins on Wednesday 21 October 2026 at noon.

let world: World;
let saman: Reminding;
let given: GivenProject;
beforeEach(async () => {
  world = await openWorld('2026-10-21T10:00:00Z');
  saman = await reminding(world);
  given = await aProject(world);
});
afterEach(() => world.close());

const day = (text: string) => Temporal.PlainDate.from(text);

const milestone = (by: Person, responsible: Person, dueOn: string, wording = 'Vedtatt') =>
  saman.as(by, {
    ...{ type: 'milestone.add', projectId: given.projectId, dueOn: day(dueOn), wording },
    ...{ criterion: 'Det synes.', responsibleId: responsible.id, isDecisionPoint: false, activities: [] },
    ...{ audience: [], tellsOpenly: false, celebration: 'Kake' },
  });

test('what is due today is in the day’s message, or beside it where that has come; never to who said so', async () => {
  const { leader, steward } = given;
  await milestone(leader, steward, '2026-10-21', 'Den første');
  expect(saman.beside(steward)).toEqual([]);
  await saman.tick();
  expect(saman.news(steward)).toEqual([['milestone reached']]);
  await milestone(leader, steward, '2026-10-21', 'Den andre');
  await milestone(leader, leader, '2026-10-21', 'Min egen');
  await saman.tick();
  expect(saman.news(steward)).toEqual([]);
  expect(saman.beside(steward)).toEqual(['milestoneAsked']);
  expect([saman.news(leader), saman.beside(leader)]).toEqual([[], []]);
  // two working days later, as always
  await saman.jump('2026-10-23T09:00');
  expect(saman.news(steward)).toEqual([['milestone reached', 'milestone reached']]);
});

test('a report that is moved to today reaches PL the same day, after hours the next morning', async () => {
  const { leader, owner, projectId } = given;
  const contents = ['Årsrapport', 'Halvårsrapport'];
  for (const one of contents)
    await saman.as(leader, {
      ...{ type: 'deadline.add', projectId, year: null, amount: null },
      ...{ dueOn: day('2026-12-18'), contents: one },
    });
  const [first, second] = await world.services.store.reporting.ofProject(projectId);
  await saman.as(owner, {
    ...{ type: 'deadline.move', deadlineId: first?.id ?? '', reason: 'Ny frist' },
    date: day('2026-10-21'),
  });
  await saman.tick();
  expect(saman.news(leader)).toEqual([['deadline deliver']]);
  await saman.jump('2026-10-21T17:30');
  await saman.as(owner, {
    ...{ type: 'deadline.move', deadlineId: second?.id ?? '', reason: 'Ny frist' },
    date: day('2026-10-21'),
  });
  expect(saman.beside(leader)).toEqual([]);
  await saman.jump('2026-10-22T08:00');
  expect(saman.beside(leader)).toEqual(['deadline']);
});

test('what was put off beyond a date that was moved earlier is told before that date all the same', async () => {
  const { leader, owner, projectId } = given;
  await saman.as(leader, {
    ...{ type: 'deadline.add', projectId, year: null, amount: null },
    ...{ dueOn: day('2026-11-10'), contents: 'Årsrapport' },
  });
  const [report] = await world.services.store.reporting.ofProject(projectId);
  const deadlineId = report?.id ?? '';
  await saman.jump('2026-10-29T12:00');
  await saman.jump('2026-10-30T09:00');
  saman.news(leader);
  await saman.as(leader, {
    ...{ type: 'reminder.later', kind: 'deadline', subjectId: deadlineId, why: 'deliver' },
    later: { date: day('2026-11-10') },
  });
  await saman.jump('2026-11-02T12:00');
  await saman.as(owner, { type: 'deadline.move', deadlineId, reason: 'Ny frist', date: day('2026-11-05') });
  await saman.jump('2026-11-05T09:00');
  expect(saman.news(leader)).toEqual([['deadline deliver']]);
});

test('what is somebody’s who cannot be told is asked of PL, and of PA where nobody else can be told', async () => {
  const { leader, owner, chair } = given;
  await milestone(leader, chair, '2026-10-22');
  await saman.jump('2026-10-21T13:00');
  await saman.jump('2026-10-22T09:00');
  expect(saman.news(leader)).toEqual([['milestone reached']]);
  const { store } = world.services;
  const stored = await store.people.person(leader.id);
  if (stored) await store.transaction((tx) => tx.people.savePerson({ ...stored, preferredAccountId: null }));
  await saman.jump('2026-10-26T08:00');
  await saman.jump('2026-10-26T09:00');
  expect(saman.news(owner)).toEqual([['milestone reached']]);
});

test('a report that was late and has a new date is not called late any more, also where that was put off', async () => {
  const { leader, owner, projectId } = given;
  await saman.as(leader, {
    ...{ type: 'deadline.add', projectId, year: null, amount: null },
    ...{ dueOn: day('2026-10-22'), contents: 'Årsrapport' },
  });
  const [report] = await world.services.store.reporting.ofProject(projectId);
  const deadlineId = report?.id ?? '';
  await saman.jump('2026-10-26T09:00');
  expect(saman.news(owner)).toEqual([['deadline late']]);
  await saman.as(owner, {
    ...{ type: 'reminder.later', kind: 'deadline', subjectId: deadlineId, why: 'late' },
    later: { days: 3 },
  });
  await saman.as(owner, { type: 'deadline.move', deadlineId, reason: 'Mer tid', date: day('2026-12-18') });
  await saman.jump('2026-10-29T09:00');
  expect(saman.news(owner)).toEqual([]);
});

test('what is coming in a project, to whom; of a round nothing that tells who has answered, and only to its people', async () => {
  const { leader, owner, mayor, steward, projectId } = given;
  await milestone(leader, steward, '2026-10-30');
  await openRound(world, given);
  const [round] = await world.services.store.rounds.ofProject(projectId);
  const coming = async (person: Person) => {
    const reply = await saman.as(person, { type: 'reminders.project', projectId });
    if (reply.kind !== 'say') throw new Error(reply.kind);
    return reply.message.card as unknown as Views['projectUpcoming'];
  };
  const short = ({ items }: Views['projectUpcoming']) =>
    items.map(({ facts, to, days }) => `${facts.why} ${to} ${days.map((one) => one.toString()).join(' ')}`);
  const before = short(await coming(owner));
  expect(before.filter((line) => !line.startsWith('coming'))).toEqual([
    'answer null 2026-10-23 2026-10-28',
    expect.stringMatching(/^links null/),
    expect.stringMatching(/^turnout null/),
  ]);
  expect(before).toContainEqual(
    expect.stringMatching(/^coming Hovedtillitsvalgt 2026-10-29 2026-10-30 2026-11-03 2026-11-05/),
  );
  for (const one of [owner, mayor, steward]) await saman.as(one, answering(round?.id ?? ''));
  expect(short(await coming(leader))).toEqual(before);
  const stranger = await world.person('Ukjent', world.elverum);
  const refused = await saman.as(stranger, { type: 'reminders.project', projectId });
  expect('message' in refused && refused.message.view.name).toBe('refused');
});
