import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { RoundSettings, Turnout } from '../../bot/evaluation/round.ts';
import { groupKinds, parties } from '../../bot/project/project.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';
import { project, projectGroup } from './project.ts';

const statuses = ['open', 'closed'] as const;

export const round = pgTable(
  'round',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    groupId: ref()
      .notNull()
      .references(() => projectGroup.id),
    groupKind: text({ enum: groupKinds }).notNull(),
    number: integer().notNull(),
    settings: jsonb().$type<RoundSettings>().notNull(),
    openedBy: ref()
      .notNull()
      .references(() => person.id),
    openedAt: instant().notNull(),
    deadline: instant().notNull(),
    status: text({ enum: statuses }).notNull(),
    closedAt: instant(),
    closedBy: text({ enum: ['deadline', 'pa'] }),
    completeness: text({ enum: ['complete', 'incomplete'] }),
    turnout: jsonb().$type<Turnout>(),
    resultShown: boolean(),
  },
  (t) => [
    unique().on(t.projectId, t.number),
    uniqueIndex('round_open').on(t.projectId).where(sql`status = 'open'`),
    index('round_due').on(t.deadline).where(sql`status = 'open'`),
    oneOf('round_status', t.status, statuses),
    check(
      'round_closed',
      sql`num_nonnulls(closed_at, closed_by, completeness, turnout, result_shown) = case status when 'closed' then 5 else 0 end`,
    ),
  ],
);

const roundId = () =>
  ref()
    .notNull()
    .references(() => round.id);

/** Empty of a hidden round's answers once it has closed (PRIV-2). */
export const answer = pgTable(
  'answer',
  {
    roundId: roundId(),
    personId: ref()
      .notNull()
      .references(() => person.id),
    party: text({ enum: parties }).notNull(),
    grades: jsonb().$type<Record<string, number>>().notNull(),
    reasons: jsonb().$type<Record<string, string>>().notNull(),
    comment: text().notNull(),
    givenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] }), oneOf('answer_party', t.party, parties)],
);

export const draft = pgTable(
  'draft',
  {
    roundId: roundId(),
    personId: ref()
      .notNull()
      .references(() => person.id),
    values: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] })],
);

// What is kept has nothing that tells order or time: a random id, no serial, no timestamp (PRIV-2).

export const keptGrade = pgTable(
  'kept_grade',
  {
    id: id(),
    roundId: roundId(),
    factorKey: text().notNull(),
    grade: integer().notNull(),
    party: text({ enum: parties }),
    personId: ref().references(() => person.id),
  },
  (t) => [index().on(t.roundId), oneOf('kept_grade_party', t.party, parties)],
);

export const keptText = pgTable(
  'kept_text',
  {
    id: id(),
    roundId: roundId(),
    factorKey: text(),
    text: text().notNull(),
    personId: ref().references(() => person.id),
  },
  (t) => [index().on(t.roundId)],
);
