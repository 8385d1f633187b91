import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';
import type { Db } from '../drivers.ts';
import {
  account,
  answer,
  delivery,
  draft,
  linkCode,
  membership,
  person,
  personalLink,
  programmeRole,
  roleHolding,
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
  for (const table of [account, programmeRole, personalLink, linkCode, delivery])
    await db.update(table).set({ personId: into }).where(theirs(table.personId));
  // who had no account is reached in the one that they have now
  await db
    .update(person)
    .set({ preferredAccountId: sql`(select preferred_account_id from person where id = ${from})` })
    .where(and(eq(person.id, into), isNull(person.preferredAccountId)));
  await db.update(person).set({ preferredAccountId: null }).where(eq(person.id, from));
}
