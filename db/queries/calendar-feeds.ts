import { and, count, eq, getTableColumns, isNull, max, type SQL, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { NetworkNumber } from '../../bot/gatherings/gathering.ts';
import { isMeasured } from '../../bot/goals/goal.ts';
import type { Id } from '../../bot/id.ts';
import type { CalendarFeeds } from '../../bot/ports/calendar-feeds.ts';
import { anyOf, type Db } from '../drivers.ts';
import {
  calendarFeed,
  deadlineMove,
  gathering,
  gatheringAttendance,
  goal,
  goalEntry,
  listing,
  membership,
  milestone,
  milestoneMove,
  network,
  participant,
  person,
  programme,
  project,
  projectGroup,
  reportingDeadline,
  round,
} from '../schema/index.ts';
import { first } from './first.ts';
import { toGathering } from './gatherings.ts';
import { toGoal } from './goals.ts';

const isServing = (personId: Id, projectId: Id | null): SQL | undefined =>
  and(
    eq(calendarFeed.personId, personId),
    projectId === null ? isNull(calendarFeed.projectId) : eq(calendarFeed.projectId, projectId),
    isNull(calendarFeed.revokedAt),
  );

/** Whether a project is around a gathering; every many-to-many of PROG-3 is in the listings. */
const isAround = sql`case ${gathering.kind}
  when 'themeDay' then ${project.participantId} = ${gathering.participantId}
  when 'leaders' then ${project.programmeId} = ${gathering.programmeId}
  else exists (select 1 from ${listing} l
    where l.participant_id = ${project.participantId} and l.network_id = ${gathering.networkId}) end`;

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
    gatherings: async (projectIds, personId) => {
      const found = await db
        .select({
          row: getTableColumns(gathering),
          projectId: project.id,
          name: sql<string>`coalesce(${network.name}, ${participant.name}, ${programme.name})`,
          isSteered: sql<boolean>`exists (select 1 from ${projectGroup} g join ${membership} m on m.group_id = g.id
            where g.project_id = ${project.id} and g.kind = 'steering' and m.left_at is null)`,
          answer: gatheringAttendance.answer,
        })
        .from(gathering)
        .innerJoin(project, isAround)
        .innerJoin(programme, eq(programme.id, gathering.programmeId))
        .leftJoin(network, eq(network.id, gathering.networkId))
        .leftJoin(participant, eq(participant.id, gathering.participantId))
        .leftJoin(
          gatheringAttendance,
          and(eq(gatheringAttendance.gatheringId, gathering.id), eq(gatheringAttendance.personId, personId)),
        )
        .where(and(anyOf(project.id, projectIds), isNull(gathering.cancelledAt)));
      return found.map(({ row, projectId, name, isSteered, answer }) => ({
        id: row.id,
        projectId,
        gathering: toGathering(row),
        name: { kind: row.kind, number: row.number as NetworkNumber | null, name },
        isSteered,
        isDeclined: answer === 'no',
      }));
    },
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
