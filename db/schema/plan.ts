import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns.ts';
import { person } from './people.ts';
import { project } from './project.ts';

/** A delivery or sub-goal of which it is plain whether it is reached (MILE-1), and how it is celebrated (MILE-2). */
export const milestone = pgTable(
  'milestone',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    /** Worded so that it can be answered with yes or no. */
    wording: text().notNull(),
    /** How it will be seen that it is reached. */
    criterion: text().notNull(),
    dueOn: date().notNull(),
    responsibleId: ref()
      .notNull()
      .references(() => person.id),
    isDecisionPoint: boolean().notNull(),
    celebration: text().notNull(),
    /** Whether the channel that all may see is told, beside the group's. */
    tellsOpenly: boolean().notNull(),
    recordedAt: instant().notNull(),
    reachedAt: instant(),
    reachedBy: ref().references(() => person.id),
    /** What came of it, in a sentence. */
    result: text(),
    /** When the channels were told; after that it is reached for good. */
    celebratedAt: instant(),
  },
  (t) => [
    index().on(t.projectId),
    index('milestone_open').on(t.dueOn).where(sql`reached_at is null`),
    index('milestone_to_celebrate')
      .on(t.reachedAt)
      .where(sql`reached_at is not null and celebrated_at is null`),
    check('milestone_reached', sql`num_nonnulls(reached_at, reached_by, result) in (0, 3)`),
    check('milestone_celebrated', sql`celebrated_at is null or reached_at is not null`),
  ],
);

/** A milestone whose date was moved, and why. */
export const milestoneMove = pgTable(
  'milestone_move',
  {
    id: id(),
    milestoneId: ref()
      .notNull()
      .references(() => milestone.id),
    fromDate: date().notNull(),
    toDate: date().notNull(),
    reason: text().notNull(),
    movedBy: ref()
      .notNull()
      .references(() => person.id),
    movedAt: instant().notNull(),
  },
  (t) => [index().on(t.milestoneId)],
);

/** Who should know that it is reached, each in their own place and language (MILE-2). */
export const milestoneAudience = pgTable(
  'milestone_audience',
  {
    milestoneId: ref()
      .notNull()
      .references(() => milestone.id),
    personId: ref()
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.milestoneId, t.personId] }), index().on(t.personId)],
);

/** A task that leads to a milestone. */
export const activity = pgTable(
  'activity',
  {
    id: id(),
    milestoneId: ref()
      .notNull()
      .references(() => milestone.id),
    position: integer().notNull(),
    text: text().notNull(),
    doneAt: instant(),
  },
  (t) => [index().on(t.milestoneId)],
);
