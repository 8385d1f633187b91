import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { PrintedDocument } from '../../bot/evaluation/round.ts';
import { id, instant, ref } from './columns.ts';
import { person } from './people.ts';
import { project } from './project.ts';
import { round } from './round.ts';

const roundId = () =>
  ref()
    .notNull()
    .references(() => round.id);
const projectId = () =>
  ref()
    .notNull()
    .references(() => project.id);

export const decision = pgTable(
  'decision',
  {
    id: id(),
    roundId: roundId(),
    projectId: projectId(),
    text: text().notNull(),
    responsibleId: ref()
      .notNull()
      .references(() => person.id),
    dueOn: date().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [index().on(t.roundId), index().on(t.projectId)],
);

export const followUp = pgTable('follow_up', {
  roundId: ref()
    .primaryKey()
    .references(() => round.id),
  course: text().notNull(),
  dailyWork: text().notNull(),
  wayOn: text().notNull(),
});

/** Archive documents: a trigger refuses to change or delete a row (PRIV-5; `migrations/0001`). */
export const minutes = pgTable(
  'minutes',
  {
    id: id(),
    roundId: roundId(),
    version: integer().notNull(),
    // json, not jsonb: the digest is over this very text, and jsonb would order its keys anew
    document: json().$type<PrintedDocument>().notNull(),
    digest: text().notNull(),
    approvedBy: ref()
      .notNull()
      .references(() => person.id),
    approvedAt: instant().notNull(),
  },
  (t) => [unique().on(t.roundId, t.version), check('minutes_version', sql`${t.version} >= 1`)],
);

export const correction = pgTable(
  'correction',
  {
    roundId: roundId(),
    version: integer().notNull(),
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.position] })],
);

export const benefitDriver = pgTable(
  'benefit_driver',
  {
    id: id(),
    projectId: projectId(),
    roundId: roundId(),
    factorKey: text(),
    text: text().notNull(),
    notedAt: instant().notNull(),
  },
  (t) => [index().on(t.roundId)],
);
