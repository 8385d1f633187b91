import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { type Party, parties } from '../../bot/project/project.ts';
import { id, instant, ref } from './columns.ts';
import { person } from './people.ts';
import { project } from './project.ts';

const projectId = () =>
  ref()
    .notNull()
    .references(() => project.id);

/** What a project is granted for a year, and what is to be reported of it (REP-1). */
export const grantLetter = pgTable(
  'grant_letter',
  {
    id: id(),
    projectId: projectId(),
    year: integer().notNull(),
    /** In whole kroner. */
    amount: integer().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [index().on(t.projectId)],
);

/** When something is to be reported, and what became of it (REP-2, REP-3). */
export const reportingDeadline = pgTable(
  'reporting_deadline',
  {
    id: id(),
    projectId: projectId(),
    /** Null: it came along the way. */
    grantLetterId: ref().references(() => grantLetter.id),
    /** What the report holds. */
    contents: text().notNull(),
    dueOn: date().notNull(),
    /** Who delivers it; null: whoever is PL. */
    responsibleId: ref().references(() => person.id),
    recordedAt: instant().notNull(),
    deliveredOn: date(),
    /** Where the report is found: a case number, say. */
    reference: text(),
    /** Who took part in the report (REP-3). */
    parties: text({ enum: parties }).array().$type<Party[]>(),
    deliveredBy: ref().references(() => person.id),
    deliveredAt: instant(),
  },
  (t) => [
    index().on(t.projectId),
    index('reporting_deadline_open').on(t.dueOn).where(sql`delivered_on is null`),
    check(
      'reporting_deadline_delivered',
      sql`num_nonnulls(delivered_on, reference, parties, delivered_by, delivered_at) in (0, 5)`,
    ),
  ],
);

/** A deadline that was moved; it keeps its history. */
export const deadlineMove = pgTable(
  'deadline_move',
  {
    id: id(),
    deadlineId: ref()
      .notNull()
      .references(() => reportingDeadline.id),
    fromDate: date().notNull(),
    toDate: date().notNull(),
    reason: text().notNull(),
    movedBy: ref()
      .notNull()
      .references(() => person.id),
    movedAt: instant().notNull(),
  },
  (t) => [index().on(t.deadlineId)],
);
