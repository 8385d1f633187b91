import { eq, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Entry, Goal, GoalChange } from '../../bot/goals/goal.ts';
import type { Goals } from '../../bot/ports/goals.ts';
import type { Db } from '../drivers.ts';
import { goal, goalChange, goalEntry } from '../schema/index.ts';
import { first } from './first.ts';

/** Result goals, their changes, and the numbers entered for them. */
export function goalsIn(db: Db): Goals {
  const goalsWhere = (where: SQL) => db.select().from(goal).where(where);

  return {
    goal: async (id) => firstGoal(await goalsWhere(eq(goal.id, id))),
    lock: async (id) => firstGoal(await goalsWhere(eq(goal.id, id)).for('update')),
    ofProject: async (projectId) =>
      (await goalsWhere(eq(goal.projectId, projectId)).orderBy(goal.recordedAt, goal.id)).map(toGoal),
    add: async (added) => {
      await db.insert(goal).values(toRow(added));
    },
    save: async (saved) => {
      await db.update(goal).set(toRow(saved)).where(eq(goal.id, saved.id));
    },
    changes: async (id): Promise<readonly GoalChange[]> =>
      db
        .select()
        .from(goalChange)
        .where(eq(goalChange.goalId, id))
        .orderBy(goalChange.revision, goalChange.part),
    addChanges: async (changes) => {
      if (changes.length > 0) await db.insert(goalChange).values([...changes]);
    },
    entries: async (id) =>
      (await db.select().from(goalEntry).where(eq(goalEntry.goalId, id)).orderBy(goalEntry.nth)).map(toEntry),
    entriesOfProject: async (projectId) => {
      const found = await db
        .select({ entry: goalEntry })
        .from(goalEntry)
        .innerJoin(goal, eq(goal.id, goalEntry.goalId))
        .where(eq(goal.projectId, projectId))
        .orderBy(goalEntry.goalId, goalEntry.nth);
      return Map.groupBy(
        found.map(({ entry }) => toEntry(entry)),
        ({ goalId }) => goalId,
      );
    },
    addEntry: async ({ on, ...added }) => {
      await db.insert(goalEntry).values({ ...added, on: on.toString() });
    },
  };
}

type Row = typeof goal.$inferSelect;

const day = (date: string | null): Temporal.PlainDate | null =>
  date === null ? null : Temporal.PlainDate.from(date);

const firstGoal = (found: readonly Row[]): Goal | null => {
  const row = first(found);
  return row && toGoal(row);
};

/** A constraint holds that an ended one has all of its facts. */
export function toGoal({ zeroOn, targetOn, firstOn, endedAt, endedBy, endedReason, ...row }: Row): Goal {
  return {
    ...row,
    zeroOn: day(zeroOn),
    targetOn: day(targetOn),
    firstOn: day(firstOn),
    ended:
      endedAt && endedBy && endedReason !== null ? { at: endedAt, by: endedBy, reason: endedReason } : null,
  };
}

const toRow = ({ zeroOn, targetOn, firstOn, ended, ...goal }: Goal): Row => ({
  ...goal,
  zeroOn: zeroOn?.toString() ?? null,
  targetOn: targetOn?.toString() ?? null,
  firstOn: firstOn?.toString() ?? null,
  endedAt: ended?.at ?? null,
  endedBy: ended?.by ?? null,
  endedReason: ended?.reason ?? null,
});

export const toEntry = ({ on, ...entry }: typeof goalEntry.$inferSelect): Entry => ({
  ...entry,
  on: Temporal.PlainDate.from(on),
});
