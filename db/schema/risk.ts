import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { type Grading, riskEventKinds, riskStatuses } from '../../bot/risk/risk.ts';
import { workshopStatuses } from '../../bot/risk/workshop.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';
import { milestone } from './plan.ts';
import { project, projectGroup } from './project.ts';
import { round } from './round.ts';

const projectId = () =>
  ref()
    .notNull()
    .references(() => project.id);

/** A group goes through its risks; one at a time for each project. */
export const riskWorkshop = pgTable(
  'risk_workshop',
  {
    id: id(),
    projectId: projectId(),
    groupId: ref()
      .notNull()
      .references(() => projectGroup.id),
    number: integer().notNull(),
    leaderId: ref()
      .notNull()
      .references(() => person.id),
    greeting: text().notNull(),
    isAgain: boolean().notNull(),
    status: text({ enum: workshopStatuses }).notNull(),
    startedAt: instant().notNull(),
    since: instant().notNull().default(sql`now()`),
    endedAt: instant(),
  },
  (t) => [
    unique().on(t.projectId, t.number),
    uniqueIndex('risk_workshop_open').on(t.projectId).where(sql`status <> 'closed'`),
    oneOf('risk_workshop_status', t.status, workshopStatuses),
    check('risk_workshop_ended', sql`(status = 'closed') = (ended_at is not null)`),
  ],
);

/** A risk in a project's register. Nothing is ever deleted of it (RISK-3). */
export const risk = pgTable(
  'risk',
  {
    id: id(),
    projectId: projectId(),
    status: text({ enum: riskStatuses }).notNull(),
    /** The round's factor that it was lifted from (EVAL-5); null for what was noted or added. */
    roundId: ref().references(() => round.id),
    factorKey: text(),
    /** The workshop in which somebody noted it: nothing tells who. */
    workshopId: ref().references(() => riskWorkshop.id),
    text: text().notNull().default(''),
    mergedInto: ref(),
    s: integer(),
    k: integer(),
    gradedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index().on(t.projectId),
    unique().on(t.roundId, t.factorKey),
    oneOf('risk_status', t.status, riskStatuses),
    check('risk_origin', sql`num_nonnulls(round_id, factor_key) in (0, 2)`),
    check('risk_grades', sql`num_nonnulls(s, k, graded_at) in (0, 3)`),
    check('risk_steps', sql`(s is null or s between 1 and 5) and (k is null or k between 1 and 5)`),
    check('risk_merged', sql`(status = 'merged') = (merged_into is not null)`),
  ],
);

/** What happened to a risk. Of a grading only how many gave each step is kept (PRIV-2). */
export const riskEvent = pgTable(
  'risk_event',
  {
    id: id(),
    riskId: ref()
      .notNull()
      .references(() => risk.id),
    /** In which order it happened, also at the same moment. */
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    what: text({ enum: riskEventKinds }).notNull(),
    at: instant().notNull(),
    by: ref().references(() => person.id),
    otherId: ref().references(() => risk.id),
    text: text().notNull(),
    grading: jsonb().$type<Grading>(),
  },
  (t) => [index().on(t.riskId), oneOf('risk_event_what', t.what, riskEventKinds)],
);

/** What is done about a risk: a milestone, or one of its activities (RISK-6, MILE-4). */
export const countermeasure = pgTable(
  'countermeasure',
  {
    id: id(),
    riskId: ref()
      .notNull()
      .references(() => risk.id),
    text: text().notNull(),
    lowers: text({ enum: ['s', 'k'] }).notNull(),
    milestoneId: ref()
      .notNull()
      .references(() => milestone.id),
    /** No reference: activities are written anew when their milestone changes. */
    activityId: ref(),
    setAt: instant().notNull(),
    /** It is not counted from then on; what it became stays in the plan. */
    withdrawnAt: instant(),
  },
  (t) => [
    index().on(t.riskId),
    index().on(t.milestoneId),
    oneOf('countermeasure_lowers', t.lowers, ['s', 'k']),
  ],
);

/** What somebody noted alone; gone when the list is shown (RISK-2). */
export const riskNote = pgTable(
  'risk_note',
  {
    id: id(),
    workshopId: ref()
      .notNull()
      .references(() => riskWorkshop.id),
    personId: ref()
      .notNull()
      .references(() => person.id),
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    text: text().notNull(),
    /** A link that was made later does not show it. */
    notedAt: instant().notNull().default(sql`now()`),
  },
  (t) => [index().on(t.workshopId, t.personId)],
);

/** What is graded in a workshop, or was. */
export const workshopRisk = pgTable(
  'workshop_risk',
  {
    workshopId: ref()
      .notNull()
      .references(() => riskWorkshop.id),
    riskId: ref()
      .notNull()
      .references(() => risk.id),
  },
  (t) => [primaryKey({ columns: [t.workshopId, t.riskId] })],
);

/** What somebody gave; gone when it is shown (PRIV-2). */
export const givenGrade = pgTable(
  'given_grade',
  {
    workshopId: ref()
      .notNull()
      .references(() => riskWorkshop.id),
    personId: ref()
      .notNull()
      .references(() => person.id),
    riskId: ref()
      .notNull()
      .references(() => risk.id),
    s: integer(),
    k: integer(),
    /** A link that was made later does not show it. */
    givenAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workshopId, t.personId, t.riskId] }),
    check('given_grade_steps', sql`(s is null or s between 1 and 5) and (k is null or k between 1 and 5)`),
  ],
);
