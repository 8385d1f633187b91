import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { intervals, planParts } from '../../bot/goals/goal.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';
import { project } from './project.ts';

const figure = () => numeric({ precision: 15, scale: 3, mode: 'number' });

/** A result goal (PLAN-2). What is null or empty is not settled: a draft (PLAN-4). */
export const goal = pgTable(
  'goal',
  {
    id: id(),
    projectId: ref()
      .notNull()
      .references(() => project.id),
    wording: text().notNull(),
    zero: figure(),
    zeroOn: date(),
    target: figure(),
    targetOn: date(),
    unit: text().notNull(),
    interval: text('measured_every', { enum: intervals }),
    firstOn: date(),
    responsibleId: ref().references(() => person.id),
    /** Its numbers are sick leave or other figures about persons (PRIV-3). */
    aboutPersons: boolean().notNull(),
    zeroPersons: integer(),
    recordedAt: instant().notNull(),
    /** How often its plan was changed. */
    revision: integer().notNull(),
    endedAt: instant(),
    endedBy: ref().references(() => person.id),
    endedReason: text(),
  },
  (t) => [
    index().on(t.projectId),
    oneOf('goal_interval', t.interval, intervals),
    check('goal_ended', sql`num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3)`),
  ],
);

/** What of a goal's plan was changed, by whom. */
export const goalChange = pgTable(
  'goal_change',
  {
    goalId: ref()
      .notNull()
      .references(() => goal.id),
    revision: integer().notNull(),
    part: text({ enum: planParts }).notNull(),
    from: text('from_value'),
    to: text('to_value'),
    by: ref('changed_by')
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.goalId, t.revision, t.part] }),
    oneOf('goal_change_part', t.part, planParts),
  ],
);

/** A number that was entered for a day (PLAN-5). Of several for one day the last stands; none is changed. */
export const goalEntry = pgTable(
  'goal_entry',
  {
    goalId: ref()
      .notNull()
      .references(() => goal.id),
    nth: integer().notNull(),
    on: date('for_day').notNull(),
    value: figure().notNull(),
    persons: integer(),
    by: ref('entered_by')
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.goalId, t.nth] })],
);
