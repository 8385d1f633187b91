import { and, asc, count, eq, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Milestone, MilestoneMove } from '../../bot/plan/milestone.ts';
import type { Milestones } from '../../bot/ports/milestones.ts';
import type { Db } from '../drivers.ts';
import { activity, milestone, milestoneAudience, milestoneMove } from '../schema/index.ts';
import { first } from './first.ts';

/** Milestones, with all that belongs to one. */
export function milestonesIn(db: Db): Milestones {
  const milestonesWhere = (where: SQL) => db.select().from(milestone).where(where);

  return {
    milestone: async (id) => firstMilestone(await milestonesWhere(eq(milestone.id, id))),
    lock: async (id) => firstMilestone(await milestonesWhere(eq(milestone.id, id)).for('update')),
    ofProject: async (projectId) =>
      (
        await milestonesWhere(eq(milestone.projectId, projectId)).orderBy(
          milestone.dueOn,
          milestone.recordedAt,
          milestone.id,
        )
      ).map(toMilestone),
    add: async (added) => {
      await db.insert(milestone).values(toRow(added));
    },
    save: async (saved) => {
      await db.update(milestone).set(toRow(saved)).where(eq(milestone.id, saved.id));
    },
    moves: async (id) =>
      (
        await db
          .select()
          .from(milestoneMove)
          .where(eq(milestoneMove.milestoneId, id))
          .orderBy(milestoneMove.movedAt, milestoneMove.id)
      ).map(toMove),
    movedTimes: async (projectId) => {
      const found = await db
        .select({ id: milestoneMove.milestoneId, times: count() })
        .from(milestoneMove)
        .innerJoin(milestone, eq(milestone.id, milestoneMove.milestoneId))
        .where(eq(milestone.projectId, projectId))
        .groupBy(milestoneMove.milestoneId);
      return new Map(found.map(({ id, times }) => [id, times]));
    },
    addMove: async ({ fromDate, toDate, ...move }) => {
      await db
        .insert(milestoneMove)
        .values({ ...move, fromDate: fromDate.toString(), toDate: toDate.toString() });
    },
    activities: (id) =>
      db
        .select({ id: activity.id, text: activity.text, doneAt: activity.doneAt })
        .from(activity)
        .where(eq(activity.milestoneId, id))
        .orderBy(activity.position),
    setActivities: async (id, activities) => {
      await db.delete(activity).where(eq(activity.milestoneId, id));
      if (activities.length === 0) return;
      await db
        .insert(activity)
        .values(activities.map((one, position) => ({ ...one, milestoneId: id, position })));
    },
    audience: async (id) =>
      (
        await db
          .select({ personId: milestoneAudience.personId })
          .from(milestoneAudience)
          .where(eq(milestoneAudience.milestoneId, id))
          .orderBy(milestoneAudience.personId)
      ).map(({ personId }) => personId),
    setAudience: async (id, personIds) => {
      await db.delete(milestoneAudience).where(eq(milestoneAudience.milestoneId, id));
      if (personIds.length === 0) return;
      await db.insert(milestoneAudience).values(personIds.map((personId) => ({ milestoneId: id, personId })));
    },
    toCelebrate: async (until) =>
      (
        await db
          .select({ id: milestone.id })
          .from(milestone)
          .where(
            and(
              isNotNull(milestone.reachedAt),
              isNull(milestone.celebratedAt),
              lte(milestone.reachedAt, until),
            ),
          )
          .orderBy(asc(milestone.reachedAt), milestone.id)
      ).map(({ id }) => id),
  };
}

type Row = typeof milestone.$inferSelect;

const firstMilestone = (found: readonly Row[]): Milestone | null => {
  const row = first(found);
  return row && toMilestone(row);
};

/** A constraint holds that a reached one has all of its facts. */
export function toMilestone({ dueOn, reachedAt, reachedBy, result, ...row }: Row): Milestone {
  return {
    ...row,
    dueOn: Temporal.PlainDate.from(dueOn),
    reached: reachedAt && reachedBy && result !== null ? { at: reachedAt, by: reachedBy, result } : null,
  };
}

const toRow = ({ dueOn, reached, ...milestone }: Milestone): Row => ({
  ...milestone,
  dueOn: dueOn.toString(),
  reachedAt: reached?.at ?? null,
  reachedBy: reached?.by ?? null,
  result: reached?.result ?? null,
});

const toMove = ({ fromDate, toDate, ...move }: typeof milestoneMove.$inferSelect): MilestoneMove => ({
  ...move,
  fromDate: Temporal.PlainDate.from(fromDate),
  toDate: Temporal.PlainDate.from(toDate),
});
