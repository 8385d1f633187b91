import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';
import type { Db } from '../drivers.ts';
import {
  account,
  answer,
  calendarFeed,
  delivery,
  digest,
  draft,
  fileLink,
  gathering,
  gatheringAttendance,
  givenGrade,
  goal,
  linkCode,
  membership,
  milestone,
  milestoneAudience,
  nudge,
  pause,
  person,
  personalLink,
  programmeRole,
  reportingDeadline,
  riskNote,
  riskWorkshop,
  roleHolding,
  switchedOff,
} from '../schema/index.ts';

/**
 * Two persons are one human: what `from` has becomes `into`'s, and what `into` has already stands (see
 * `People.merge`). History keeps naming `from`: ended memberships and roles, decisions, minutes, audit events.
 */
export async function mergePersons(db: Db, from: Id, into: Id, at: Temporal.Instant): Promise<void> {
  const theirs = (column: PgColumn): SQL => eq(column, from);
  const intoHas = (table: PgTable, same: SQL): SQL =>
    sql`exists (select 1 from ${table} as mine where mine.person_id = ${into} and ${same})`;

  await db
    .update(membership)
    .set({ to: at })
    .where(
      and(
        theirs(membership.personId),
        isNull(membership.to),
        intoHas(membership, sql`mine.group_id = ${membership.groupId} and mine.left_at is null`),
      ),
    );
  await db
    .update(membership)
    .set({ personId: into })
    .where(and(theirs(membership.personId), isNull(membership.to)));
  await db
    .update(roleHolding)
    .set({ personId: into })
    .where(and(theirs(roleHolding.personId), isNull(roleHolding.to)));

  for (const table of [answer, draft]) {
    await db
      .delete(table)
      .where(and(theirs(table.personId), intoHas(table, sql`mine.round_id = ${table.roundId}`)));
    await db.update(table).set({ personId: into }).where(theirs(table.personId));
  }
  await db
    .delete(milestoneAudience)
    .where(
      and(
        theirs(milestoneAudience.personId),
        intoHas(milestoneAudience, sql`mine.milestone_id = ${milestoneAudience.milestoneId}`),
      ),
    );
  await db.update(milestoneAudience).set({ personId: into }).where(theirs(milestoneAudience.personId));
  await db
    .delete(gatheringAttendance)
    .where(
      and(
        theirs(gatheringAttendance.personId),
        intoHas(gatheringAttendance, sql`mine.gathering_id = ${gatheringAttendance.gatheringId}`),
      ),
    );
  await db.update(gatheringAttendance).set({ personId: into }).where(theirs(gatheringAttendance.personId));
  await db.update(gathering).set({ leaderId: into }).where(theirs(gathering.leaderId));
  // what is reached is history
  await db
    .update(milestone)
    .set({ responsibleId: into })
    .where(and(theirs(milestone.responsibleId), isNull(milestone.reachedAt)));
  await db
    .update(goal)
    .set({ responsibleId: into })
    .where(and(theirs(goal.responsibleId), isNull(goal.endedAt)));
  await db
    .update(reportingDeadline)
    .set({ responsibleId: into })
    .where(and(theirs(reportingDeadline.responsibleId), isNull(reportingDeadline.deliveredOn)));
  await db.delete(programmeRole).where(
    and(
      theirs(programmeRole.personId),
      intoHas(
        programmeRole,
        sql`mine.programme_id = ${programmeRole.programmeId} and mine.role = ${programmeRole.role}
          and mine.network_id is not distinct from ${programmeRole.networkId}`,
      ),
    ),
  );
  await mergeRisks(db, from, into);
  await mergeReminders(db, from, into);
  // one calendar serves for each scope: where `into` has one, the other ends
  await db
    .update(calendarFeed)
    .set({ revokedAt: at })
    .where(
      and(
        theirs(calendarFeed.personId),
        isNull(calendarFeed.revokedAt),
        intoHas(
          calendarFeed,
          sql`mine.revoked_at is null and mine.project_id is not distinct from ${calendarFeed.projectId}`,
        ),
      ),
    );
  for (const table of [account, programmeRole, personalLink, calendarFeed, fileLink, linkCode, delivery])
    await db.update(table).set({ personId: into }).where(theirs(table.personId));
  // who had no account is reached in the one that they have now
  await db
    .update(person)
    .set({ preferredAccountId: sql`(select preferred_account_id from person where id = ${from})` })
    .where(and(eq(person.id, into), isNull(person.preferredAccountId)));
  await db.update(person).set({ preferredAccountId: null }).where(eq(person.id, from));
}

/** Notes and hidden grades are `into`'s; where both graded a risk, what `into` gave stands. */
async function mergeRisks(db: Db, from: Id, into: Id): Promise<void> {
  await db.update(riskNote).set({ personId: into }).where(eq(riskNote.personId, from));
  await db.execute(sql`
    delete from given_grade g where g.person_id = ${from} and exists (
      select from given_grade m where m.person_id = ${into} and m.workshop_id = g.workshop_id
        and m.risk_id = g.risk_id)`);
  await db.update(givenGrade).set({ personId: into }).where(eq(givenGrade.personId, from));
  await db
    .update(riskWorkshop)
    .set({ leaderId: into })
    .where(and(eq(riskWorkshop.leaderId, from), sql`status <> 'closed'`));
}

/**
 * What waits for `from` waits for `into`, once; what `from` was told is forgotten. How they want it stands where `into`
 * has not said.
 */
async function mergeReminders(db: Db, from: Id, into: Id): Promise<void> {
  await db.execute(sql`
    update nudge n set person_id = ${into} where n.person_id = ${from} and n.digest_id is null and not exists (
      select from nudge m where m.person_id = ${into} and m.kind = n.kind and m.why = n.why
        and m.subject_id = n.subject_id and m.day = n.day)`);
  await db.delete(nudge).where(eq(nudge.personId, from));
  await db.delete(digest).where(eq(digest.personId, from));
  await db.update(nudge).set({ forId: into }).where(eq(nudge.forId, from));
  for (const table of [pause, switchedOff]) {
    const said = sql`exists (select 1 from ${table} as mine where mine.person_id = ${into})`;
    await db.delete(table).where(and(eq(table.personId, from), said));
    await db.update(table).set({ personId: into }).where(eq(table.personId, from));
  }
  await db.update(pause).set({ deputyId: into }).where(eq(pause.deputyId, from));
  // nobody stands in for themselves
  await db.update(pause).set({ deputyId: null }).where(eq(pause.deputyId, pause.personId));
}
