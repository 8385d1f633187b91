import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry, Goal } from '../../bot/goals/goal.ts';
import { newId } from '../../bot/id.ts';
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

async function added(over: Partial<Goal> = {}): Promise<Goal> {
  const goal: Goal = {
    ...{
      id: newId(),
      projectId: given.project.id,
      wording: 'Fleire har «heil» <stilling>',
      unit: 'tilsette',
    },
    ...{ zero: -12.125, zeroOn: day('2026-01-31'), target: 0, targetOn: day('2028-02-29') },
    ...{ interval: 'halfYear', firstOn: day('2026-12-01'), responsibleId: given.pa.id },
    ...{ aboutPersons: true, zeroPersons: 12, recordedAt: at('09:00'), revision: 0, ended: null },
    ...over,
  };
  await write((tx) => tx.goals.add(goal));
  return goal;
}
const anEntry = (goal: Goal, nth: number, over: Partial<Entry> = {}): Entry => ({
  ...{ goalId: goal.id, nth, on: day('2026-12-01'), value: 999_999_999.999, persons: 4 },
  ...{ by: given.pa.id, at: at('10:00') },
  ...over,
});

describe('a result goal', () => {
  test('comes back as it was written: complete, with nothing settled, changed, ended', async () => {
    const { goals } = database.store;
    const whole = await added();
    expect(await goals.goal(whole.id)).toEqual(whole);
    const draft = await added({
      ...{ unit: '', zero: null, zeroOn: null, target: null, targetOn: null, interval: null, firstOn: null },
      ...{ responsibleId: null, aboutPersons: false, zeroPersons: null },
    });
    expect(await goals.goal(draft.id)).toEqual(draft);
    const ended = {
      ...whole,
      zero: 999_999_999_999,
      ended: { at: at('11:00'), by: given.pa.id, reason: 'x' },
    };
    await write((tx) => tx.goals.save(ended));
    expect(await write((tx) => tx.goals.lock(whole.id))).toEqual(ended);
    expect(await goals.goal(newId())).toBeNull();
  });

  test('half ended is not stored', async () => {
    const { id } = await added();
    await expect(database.query(`update goal set ended_at = now() where id = '${id}'`)).rejects.toThrow();
  });

  test('keeps its numbers and its changes, in their order; a number has its place once', async () => {
    const goal = await added();
    const other = await added();
    const entries = [anEntry(goal, 1), anEntry(goal, 2, { value: 0, persons: null })];
    for (const entry of [...entries, anEntry(other, 1)]) await write((tx) => tx.goals.addEntry(entry));
    const { goals, projects } = database.store;
    expect(await goals.entries(goal.id)).toEqual(entries);
    const all = await goals.entriesOfProject(given.project.id);
    expect(all.get(goal.id)).toEqual(entries);
    expect(all.get(other.id)).toHaveLength(1);
    await expect(write((tx) => tx.goals.addEntry(anEntry(goal, 2)))).rejects.toThrow();
    const change = { goalId: goal.id, by: given.pa.id, at: at('11:00') } as const;
    const changes = [
      { ...change, revision: 1, part: 'target', from: null, to: '0' },
      { ...change, revision: 2, part: 'interval', from: 'month', to: 'halfYear' },
    ] as const;
    await write((tx) => tx.goals.addChanges(changes));
    expect(await goals.changes(goal.id)).toEqual(changes);
    // and is found from its project, and by what somebody is to it
    expect(await projects.idOf({ goalId: goal.id })).toBe(given.project.id);
    expect(await projects.standing(given.pa.id, { goalId: goal.id })).toMatchObject({ roles: ['pa'] });
  });
});

describe('people of a goal', () => {
  test('two persons who are one: the one answers for what the other did; history names who it was', async () => {
    const [from, into] = [await aMember(database.store, given), await aMember(database.store, given)];
    const open = await added({ responsibleId: from.id });
    const past = await added({
      responsibleId: from.id,
      ended: { at: at('10:00'), by: from.id, reason: 'x' },
    });
    await write((tx) => tx.goals.addEntry(anEntry(open, 1, { by: from.id })));
    await write((tx) => tx.people.merge(from.id, into.id, at('12:00')));
    const { goals } = database.store;
    expect((await goals.goal(open.id))?.responsibleId).toBe(into.id);
    expect((await goals.goal(past.id))?.responsibleId).toBe(from.id);
    expect((await goals.entries(open.id))[0]?.by).toBe(from.id);
  });

  test('who answers for one, gave a number, or changed it, stays when their workspace is forgotten', async () => {
    const mine = await aProject(database);
    const people = ['A', 'B', 'C', 'D'].map((name) => aPerson(name));
    const [answers, measured, changed, stranger] = people.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    await write(async (tx) => {
      for (const person of people) {
        await tx.people.addPerson(person);
        await tx.people.addAccount(anAccount(person, mine.connectionId));
      }
    });
    const goal = await added({ projectId: mine.project.id, responsibleId: answers });
    await write(async (tx) => {
      await tx.goals.addEntry(anEntry(goal, 1, { by: measured }));
      const change = { goalId: goal.id, revision: 1, part: 'unit', from: null, to: 'x' } as const;
      await tx.goals.addChanges([{ ...change, by: changed, at: at('11:00') }]);
    });
    await database.query(
      `update connection set ended_at = '2026-10-01T00:00:00Z' where id = '${mine.connectionId}'`,
    );
    await database.connections.forgetEnded(at('09:00'));
    for (const id of [answers, measured, changed])
      expect(await database.store.people.person(id)).not.toBeNull();
    expect(await database.store.people.person(stranger)).toBeNull();
  });
});
