import { and, count, eq, getTableColumns, isNull, max, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { isMeasured } from '../../bot/goals/goal.ts';
import type { Id } from '../../bot/id.ts';
import type { CalendarFeeds } from '../../bot/ports/calendar-feeds.ts';
import { anyOf, type Db } from '../drivers.ts';
import {
  calendarFeed,
  deadlineMove,
  goal,
  goalEntry,
  milestone,
  milestoneMove,
  person,
  reportingDeadline,
  round,
} from '../schema/index.ts';
import { first } from './first.ts';
import { toGoal } from './goals.ts';

const isServing = (personId: Id, projectId: Id | null): SQL | undefined =>
  and(
    eq(calendarFeed.personId, personId),
    projectId === null ? isNull(calendarFeed.projectId) : eq(calendarFeed.projectId, projectId),
    isNull(calendarFeed.revokedAt),
  );

const withDay = <T extends { readonly dueOn: string }>(row: T) => ({
  ...row,
  dueOn: Temporal.PlainDate.from(row.dueOn),
});

/** Calendars that people subscribe to, and what is open in projects. */
export function calendarFeedsIn(db: Db): CalendarFeeds {
  return {
    feed: async (id) =>
      first(
        await db
          .select({ feed: getTableColumns(calendarFeed), person: getTableColumns(person) })
          .from(calendarFeed)
          .innerJoin(person, eq(person.id, calendarFeed.personId))
          .where(eq(calendarFeed.id, id)),
      ),
    serving: async (personId, projectId) =>
      first(await db.select().from(calendarFeed).where(isServing(personId, projectId))),
    add: async (feed) =>
      (await db.insert(calendarFeed).values(feed).onConflictDoNothing().returning({ id: calendarFeed.id }))
        .length > 0,
    revoke: async (personId, projectId, at) => {
      await db.update(calendarFeed).set({ revokedAt: at }).where(isServing(personId, projectId));
    },
    openRounds: (projectIds) =>
      db
        .select({
          id: round.id,
          projectId: round.projectId,
          groupId: round.groupId,
          number: round.number,
          openedAt: round.openedAt,
          deadline: round.deadline,
        })
        .from(round)
        .where(and(anyOf(round.projectId, projectIds), eq(round.status, 'open'))),
    openDeadlines: async (projectIds) =>
      (
        await db
          .select({
            id: reportingDeadline.id,
            projectId: reportingDeadline.projectId,
            text: reportingDeadline.contents,
            dueOn: reportingDeadline.dueOn,
            responsibleId: reportingDeadline.responsibleId,
            recordedAt: reportingDeadline.recordedAt,
            moves: count(deadlineMove.id),
            movedAt: max(deadlineMove.movedAt),
          })
          .from(reportingDeadline)
          .leftJoin(deadlineMove, eq(deadlineMove.deadlineId, reportingDeadline.id))
          .where(and(anyOf(reportingDeadline.projectId, projectIds), isNull(reportingDeadline.deliveredOn)))
          .groupBy(reportingDeadline.id)
      ).map(withDay),
    openMilestones: async (projectIds) =>
      (
        await db
          .select({
            id: milestone.id,
            projectId: milestone.projectId,
            text: milestone.wording,
            dueOn: milestone.dueOn,
            responsibleId: milestone.responsibleId,
            recordedAt: milestone.recordedAt,
            moves: count(milestoneMove.id),
            movedAt: max(milestoneMove.movedAt),
          })
          .from(milestone)
          .leftJoin(milestoneMove, eq(milestoneMove.milestoneId, milestone.id))
          .where(and(anyOf(milestone.projectId, projectIds), isNull(milestone.reachedAt)))
          .groupBy(milestone.id)
      ).map(withDay),
    measuredGoals: async (projectIds) => {
      const found = await db
        .select({ goal: getTableColumns(goal), day: goalEntry.on })
        .from(goal)
        .leftJoin(goalEntry, eq(goalEntry.goalId, goal.id))
        .where(and(anyOf(goal.projectId, projectIds), isNull(goal.endedAt)));
      return [...Map.groupBy(found, (row) => row.goal.id).values()].flatMap(([one, ...more]) => {
        const measured = one && toGoal(one.goal);
        const days = [one?.day ?? null, ...more.map(({ day }) => day)].filter((day) => day !== null);
        return measured && isMeasured(measured)
          ? [{ goal: measured, measured: days.map((day) => Temporal.PlainDate.from(day)) }]
          : [];
      });
    },
  };
}
