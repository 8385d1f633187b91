import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Scale, Thresholds } from '../../bot/evaluation/scale.ts';
import { languages } from '../../bot/people/person.ts';
import type { Theme } from '../../bot/programme/programme.ts';
import { groupKinds, parties, phases, projectRoles } from '../../bot/project/project.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { connection, person } from './people.ts';
import { participant, programme } from './programme.ts';

export const project = pgTable(
  'project',
  {
    id: id(),
    name: text().notNull(),
    participantId: ref()
      .notNull()
      .references(() => participant.id),
    programmeId: ref()
      .notNull()
      .references(() => programme.id),
    themes: text().array().$type<Theme[]>().notNull(),
    language: text({ enum: languages }).notNull(),
    timeZone: text().notNull(),
    phase: text({ enum: phases }).notNull(),
    scale: jsonb().$type<Scale>().notNull(),
    thresholds: jsonb().$type<Thresholds>().notNull(),
    sharesContents: boolean().notNull(),
  },
  (t) => [
    index().on(t.participantId),
    oneOf('project_language', t.language, languages),
    oneOf('project_phase', t.phase, phases),
  ],
);

const placeKinds = ['group', 'open'] as const;

export const place = pgTable(
  'place',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    kind: text({ enum: placeKinds }).notNull(),
    connectionId: ref()
      .notNull()
      .references(() => connection.id),
    externalId: text().notNull(),
    open: boolean().notNull().default(false),
  },
  (t) => [
    unique().on(t.projectId, t.kind, t.connectionId, t.externalId),
    index().on(t.connectionId, t.externalId),
    oneOf('place_kind', t.kind, placeKinds),
  ],
);

export const projectGroup = pgTable(
  'project_group',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    kind: text({ enum: groupKinds }).notNull(),
  },
  (t) => [unique().on(t.projectId, t.kind), oneOf('project_group_kind', t.kind, groupKinds)],
);

export const membership = pgTable(
  'membership',
  {
    id: id(),
    groupId: ref()
      .notNull()
      .references(() => projectGroup.id),
    personId: ref()
      .notNull()
      .references(() => person.id),
    party: text({ enum: parties }).notNull(),
    from: instant('joined_at').notNull(),
    to: instant('left_at'),
  },
  (t) => [
    // one current place in a group; who was there before is kept (COOP-3)
    uniqueIndex('membership_current').on(t.groupId, t.personId).where(sql`left_at is null`),
    index().on(t.personId),
    oneOf('membership_party', t.party, parties),
  ],
);

export const roleHolding = pgTable(
  'role_holding',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    personId: ref()
      .notNull()
      .references(() => person.id),
    role: text({ enum: projectRoles }).notNull(),
    from: instant('began_at').notNull(),
    to: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('role_holding_current').on(t.projectId, t.role).where(sql`ended_at is null`),
    index().on(t.personId),
    oneOf('role_holding_role', t.role, projectRoles),
  ],
);
