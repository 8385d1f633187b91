import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { Theme } from '../../bot/programme/programme.ts';
import { id, oneOf, ref } from './columns.ts';
import { organisation, person } from './people.ts';

export const programme = pgTable(
  'programme',
  {
    id: id(),
    name: text().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
  },
  (t) => [check('programme_dates', sql`${t.startsOn} <= ${t.endsOn}`)],
);

export const cohort = pgTable(
  'cohort',
  {
    id: id(),
    programmeId: ref()
      .notNull()
      .references(() => programme.id),
    number: integer().notNull(),
  },
  (t) => [unique().on(t.programmeId, t.number)],
);

export const network = pgTable(
  'network',
  {
    id: id(),
    cohortId: ref()
      .notNull()
      .references(() => cohort.id),
    name: text().notNull(),
  },
  (t) => [unique().on(t.cohortId, t.name)],
);

export const participant = pgTable(
  'participant',
  {
    id: id(),
    programmeId: ref()
      .notNull()
      .references(() => programme.id),
    name: text().notNull(),
  },
  (t) => [index().on(t.programmeId)],
);

export const participantOrganisation = pgTable(
  'participant_organisation',
  {
    participantId: ref()
      .notNull()
      .references(() => participant.id),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id),
  },
  (t) => [primaryKey({ columns: [t.participantId, t.organisationId] })],
);

/** The programme's list, line by line; every many-to-many of PROG-3 is here. */
export const listing = pgTable(
  'listing',
  {
    id: id(),
    participantId: ref()
      .notNull()
      .references(() => participant.id),
    organisationId: ref()
      .notNull()
      .references(() => organisation.id),
    cohortId: ref()
      .notNull()
      .references(() => cohort.id),
    networkId: ref().references(() => network.id),
    listed: boolean().notNull(),
    group: text(),
    themes: text().array().$type<Theme[]>().notNull(),
  },
  (t) => [index().on(t.participantId)],
);

const programmeRoles = ['secretariat', 'network-leader'] as const;

export const programmeRole = pgTable(
  'programme_role',
  {
    id: id(),
    personId: ref()
      .notNull()
      .references(() => person.id),
    programmeId: ref()
      .notNull()
      .references(() => programme.id),
    role: text({ enum: programmeRoles }).notNull(),
    networkId: ref().references(() => network.id),
  },
  (t) => [
    unique('programme_role_once').on(t.personId, t.programmeId, t.role, t.networkId).nullsNotDistinct(),
    oneOf('programme_role_role', t.role, programmeRoles),
    check('programme_role_network', sql`(${t.role} = 'network-leader') = (${t.networkId} is not null)`),
  ],
);
