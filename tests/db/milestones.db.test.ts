import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { Milestone } from '../../bot/plan/milestone.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAccount, aPerson, aProject, at, type Given } from './given.ts';

let database: TestDatabase;
let given: Given;
beforeAll(async () => {
  database = await openTestDatabase();
  given = await aProject(database);
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);
const { from: day } = Temporal.PlainDate;

const aMilestone = (over: Partial<Milestone> = {}): Milestone => ({
  id: newId(),
  projectId: given.project.id,
  wording: 'Alle «avdelingar» har <prøvd> turnusen',
  criterion: 'Kvar har gått tre månader',
  dueOn: day('2027-01-15'),
  responsibleId: given.pa.id,
  isDecisionPoint: true,
  celebration: 'Kake 🎂',
  tellsOpenly: false,
  recordedAt: at('09:00'),
  reached: null,
  celebratedAt: null,
  ...over,
});

async function added(over: Partial<Milestone> = {}): Promise<Milestone> {
  const milestone = aMilestone(over);
  await write((tx) => tx.milestones.add(milestone));
  return milestone;
}

describe('a milestone', () => {
  test('comes back as it was written: planned, reached, celebrated, taken back', async () => {
    const { milestones } = database.store;
    const planned = await added();
    expect(await milestones.milestone(planned.id)).toEqual(planned);
    const reached = {
      ...planned,
      reached: { at: at('10:00'), by: given.pa.id, result: 'Ti "fekk" stilling' },
    };
    await write((tx) => tx.milestones.save(reached));
    expect(await write((tx) => tx.milestones.lock(planned.id))).toEqual(reached);
    await write((tx) => tx.milestones.save({ ...reached, celebratedAt: at('10:10') }));
    expect(await milestones.milestone(planned.id)).toEqual({ ...reached, celebratedAt: at('10:10') });
    await write((tx) => tx.milestones.save(planned));
    expect(await milestones.milestone(planned.id)).toEqual(planned);
    expect(await milestones.milestone(newId())).toBeNull();
  });

  test('half reached, or celebrated without being reached, is not stored', async () => {
    const { id } = await added();
    for (const set of [`reached_at = now()`, `result = 'x'`, `celebrated_at = now()`])
      await expect(database.query(`update milestone set ${set} where id = '${id}'`)).rejects.toThrow();
  });

  test('stands in the line by its date', async () => {
    const mine = await aProject(database);
    const dates = ['2027-05-01', '2026-12-01', '2027-01-15'];
    for (const date of dates)
      await added({ projectId: mine.project.id, responsibleId: mine.pa.id, dueOn: day(date) });
    const line = await database.store.milestones.ofProject(mine.project.id);
    expect(line.map((one) => `${one.dueOn}`)).toEqual(dates.toSorted());
  });

  test('is to be celebrated from when it was reached until it is', async () => {
    const reached = { at: at('11:00'), by: given.pa.id, result: 'x' };
    const { id } = await added({ reached });
    const planned = await added();
    const celebrated = await added({ reached, celebratedAt: at('11:10') });
    const due = (until: Temporal.Instant) => database.store.milestones.toCelebrate(until);
    expect(await due(at('10:59:59'))).not.toContain(id);
    const found = await due(at('11:00'));
    expect(found).toContain(id);
    for (const other of [planned.id, celebrated.id]) expect(found).not.toContain(other);
  });
});

describe('what belongs to a milestone', () => {
  test('moves in the order in which they were made, and how many', async () => {
    const { id } = await added();
    await added();
    const move = (nth: number, time: string) => ({
      id: newId(),
      milestoneId: id,
      fromDate: day('2027-01-15').add({ days: nth }),
      toDate: day('2027-01-16').add({ days: nth }),
      reason: `${nth}`,
      movedBy: given.pa.id,
      movedAt: at(time),
    });
    const [first, second] = [move(0, '10:00'), move(1, '11:00')];
    await write((tx) => tx.milestones.addMove(second));
    await write((tx) => tx.milestones.addMove(first));
    expect(await database.store.milestones.moves(id)).toEqual([first, second]);
    const times = await database.store.milestones.movedTimes(given.project.id);
    expect([...times]).toEqual([[id, 2]]);
  });

  test('activities in the order of the plan, and the audience; both are replaced', async () => {
    const { id } = await added();
    const activities = ['c', 'a', 'b'].map((text) => ({ id: newId(), text, doneAt: null }));
    await write((tx) => tx.milestones.setActivities(id, activities));
    expect(await database.store.milestones.activities(id)).toEqual(activities);
    const turned = activities.toReversed().map((one) => ({ ...one, doneAt: at('12:00') }));
    await write((tx) => tx.milestones.setActivities(id, turned));
    expect(await database.store.milestones.activities(id)).toEqual(turned);
    const member = await aMember(database.store, given);
    await write((tx) => tx.milestones.setAudience(id, [member.id, given.pa.id]));
    expect([...(await database.store.milestones.audience(id))].sort()).toEqual(
      [member.id, given.pa.id].sort(),
    );
    await write((tx) => tx.milestones.setAudience(id, []));
    expect(await database.store.milestones.audience(id)).toEqual([]);
  });

  test('is found from its project, and by what somebody is to it', async () => {
    const { id } = await added();
    expect(await database.store.projects.idOf({ milestoneId: id })).toBe(given.project.id);
    const standing = await database.store.projects.standing(given.pa.id, { milestoneId: id });
    expect(standing).toMatchObject({ projectId: given.project.id, roles: ['pa'] });
  });
});

describe('people of a milestone', () => {
  test('two persons who are one: the one answers for what the other did, and is told once', async () => {
    const [from, into] = [await aMember(database.store, given), await aMember(database.store, given)];
    const open = await added({ responsibleId: from.id });
    const past = await added({
      responsibleId: from.id,
      reached: { at: at('10:00'), by: from.id, result: 'x' },
    });
    await write((tx) => tx.milestones.setAudience(open.id, [from.id, into.id]));
    await write((tx) => tx.milestones.setAudience(past.id, [from.id]));
    await write((tx) => tx.people.merge(from.id, into.id, at('12:00')));
    const { milestones } = database.store;
    expect((await milestones.milestone(open.id))?.responsibleId).toBe(into.id);
    expect((await milestones.milestone(past.id))?.responsibleId).toBe(from.id);
    expect(await milestones.audience(open.id)).toEqual([into.id]);
    expect(await milestones.audience(past.id)).toEqual([into.id]);
  });

  test('whom a plan only tells is forgotten with their workspace; who answers for it stays', async () => {
    const mine = await aProject(database);
    const [told, answers] = [aPerson('Avisa'), aPerson('Prosjektleiar')];
    await write(async (tx) => {
      for (const person of [told, answers]) {
        await tx.people.addPerson(person);
        await tx.people.addAccount(anAccount(person, mine.connectionId));
      }
    });
    const { id } = await added({ projectId: mine.project.id, responsibleId: answers.id });
    await write((tx) => tx.milestones.setAudience(id, [told.id]));
    await database.query(
      `update connection set ended_at = '2026-10-01T00:00:00Z' where id = '${mine.connectionId}'`,
    );
    await database.connections.forgetEnded(at('09:00'));
    expect(await database.store.people.person(told.id)).toBeNull();
    expect(await database.store.people.person(answers.id)).not.toBeNull();
    expect(await database.store.milestones.audience(id)).toEqual([]);
  });
});
