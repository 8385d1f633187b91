import { and, eq, getTableColumns, inArray, isNull, ne, type SQL } from 'drizzle-orm';
import type { Id } from '../../bot/id.ts';
import type { People } from '../../bot/ports/store.ts';
import { anyOf, type Db } from '../drivers.ts';
import { account, connection, linkCode, organisation, person } from '../schema/index.ts';
import { first } from './first.ts';
import { mergePersons } from './merge.ts';
import { standingBehind } from './standing.ts';

/** Persons, their accounts, and the codes that link them. */
export function peopleIn(db: Db): People {
  const personWhere = (where: SQL) => db.select().from(person).where(where);
  const accountWhere = (where: SQL | undefined) => db.select().from(account).where(where);

  return {
    person: async (id) => first(await personWhere(eq(person.id, id))),
    persons: async (ids) => (ids.length === 0 ? [] : personWhere(anyOf(person.id, ids))),
    account: async (platform, connectionId, externalId) =>
      first(
        await accountWhere(
          and(
            eq(account.platform, platform),
            eq(account.connectionId, connectionId),
            eq(account.externalId, externalId),
          ),
        ),
      ),
    behindAccount: async (platform, connectionId, externalId) =>
      first(
        await db
          .select(getTableColumns(person))
          .from(account)
          .innerJoin(person, eq(person.id, account.personId))
          .where(
            and(
              eq(account.platform, platform),
              eq(account.connectionId, connectionId),
              eq(account.externalId, externalId),
            ),
          ),
      ),
    behindAccountWith: (platform, connectionId, externalId, about) =>
      standingBehind(db, [platform, connectionId, externalId], about),
    behindAccounts: async (connectionId, externalIds) => {
      if (externalIds.length === 0) return new Map();
      const found = await db
        .select({ externalId: account.externalId, person })
        .from(account)
        .innerJoin(person, eq(person.id, account.personId))
        .where(and(eq(account.connectionId, connectionId), inArray(account.externalId, [...externalIds])));
      return new Map(found.map((one) => [one.externalId, one.person]));
    },
    accountsOf: (personId) => accountWhere(eq(account.personId, personId)).orderBy(account.id),
    accountById: async (id) => first(await accountWhere(eq(account.id, id))),
    onConnection: (connectionId) =>
      personWhere(
        inArray(
          person.id,
          db.select({ id: account.personId }).from(account).where(eq(account.connectionId, connectionId)),
        ),
      ),
    connection: async (id) =>
      first(
        await db
          .select({
            platform: connection.platform,
            organisationId: connection.organisationId,
            endedAt: connection.endedAt,
          })
          .from(connection)
          .where(eq(connection.id, id)),
      ),
    guests: async (personIds) => {
      if (personIds.length === 0) return new Map();
      const found = await db
        .select({ personId: account.personId, kind: account.kind })
        .from(account)
        .innerJoin(person, eq(person.preferredAccountId, account.id))
        .where(and(anyOf(account.personId, personIds), ne(account.kind, 'member')));
      return new Map(found.flatMap(({ personId, kind }) => (kind === 'member' ? [] : [[personId, kind]])));
    },
    organisationOf: async (connectionId) => {
      const found = first(
        await db
          .select({ organisation })
          .from(connection)
          .innerJoin(organisation, eq(organisation.id, connection.organisationId))
          .where(eq(connection.id, connectionId)),
      );
      return found?.organisation ?? null;
    },
    addPerson: async (added) => {
      await db.insert(person).values(added);
    },
    savePerson: async ({ id, ...values }) => {
      await db.update(person).set(values).where(eq(person.id, id));
    },
    addAccount: async (added) => {
      await db.insert(account).values(added);
    },
    merge: (from, into, at) => mergePersons(db, from, into, at),
    addCode: async (code) => {
      await db.insert(linkCode).values(code);
    },
    codeByHash: async (codeHash) =>
      first(await db.select().from(linkCode).where(eq(linkCode.codeHash, codeHash)).for('update')),
    useCode: async (id: Id, at) => {
      await db
        .update(linkCode)
        .set({ usedAt: at })
        .where(and(eq(linkCode.id, id), isNull(linkCode.usedAt)));
    },
  };
}
