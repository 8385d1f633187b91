import { boolean, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { accountKinds, languages, platforms } from '../../bot/people/person.ts';
import { id, instant, oneOf, ref } from './columns.ts';

const organisationKinds = ['municipality', 'other', 'secretariat'] as const;

export const organisation = pgTable(
  'organisation',
  {
    id: id(),
    name: text().notNull(),
    kind: text({ enum: organisationKinds }).notNull(),
  },
  (t) => [oneOf('organisation_kind', t.kind, organisationKinds)],
);

export const connection = pgTable(
  'connection',
  {
    id: id(),
    platform: text({ enum: platforms }).notNull(),
    externalId: text().notNull(),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id),
    /** What the adapter needs to speak there, sealed: a token. Null where the settings hold it, and after the end. */
    sealed: text(),
    /** When Saman was removed from it. */
    endedAt: instant(),
  },
  (t) => [unique().on(t.platform, t.externalId), oneOf('connection_platform', t.platform, platforms)],
);

export const person = pgTable(
  'person',
  {
    id: id(),
    name: text().notNull(),
    language: text({ enum: languages }).notNull(),
    timeZone: text().notNull(),
    isAdministrator: boolean().notNull(),
    // no foreign key: a person and their first account point at each other, and either may be written first
    preferredAccountId: ref(),
  },
  (t) => [oneOf('person_language', t.language, languages)],
);

export const account = pgTable(
  'account',
  {
    id: id(),
    platform: text({ enum: platforms }).notNull(),
    connectionId: ref()
      .notNull()
      .references(() => connection.id),
    externalId: text().notNull(),
    personId: ref()
      .notNull()
      .references(() => person.id),
    kind: text({ enum: accountKinds }).notNull().default('member'),
  },
  (t) => [
    unique().on(t.platform, t.connectionId, t.externalId),
    index().on(t.connectionId),
    index().on(t.personId),
    oneOf('account_platform', t.platform, platforms),
    oneOf('account_kind', t.kind, accountKinds),
  ],
);

export const linkCode = pgTable('link_code', {
  id: id(),
  codeHash: text().notNull().unique(),
  personId: ref().references(() => person.id),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});
