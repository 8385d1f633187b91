import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** How often a result goal is measured (PLAN-2). */
export const intervals = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Interval = (typeof intervals)[number];

/** What the plan says of a result goal (PLAN-2, PLAN-4). What is null or empty is not settled yet. */
export interface GoalPlan {
  readonly wording: string;
  /** The number that the project started from, and its day. */
  readonly zero: number | null;
  readonly zeroOn: Temporal.PlainDate | null;
  readonly target: number | null;
  readonly targetOn: Temporal.PlainDate | null;
  /** Of all its numbers: prosent, ansatte. */
  readonly unit: string;
  readonly interval: Interval | null;
  /** The first day on which it is measured. */
  readonly firstOn: Temporal.PlainDate | null;
  readonly responsibleId: Id | null;
  /** Its numbers are sick leave or other figures about persons (PRIV-3). */
  readonly aboutPersons: boolean;
  /** How many persons the zero point covers; null where that is not known, or it is about none. */
  readonly zeroPersons: number | null;
}

export interface Goal extends GoalPlan {
  readonly id: Id;
  readonly projectId: Id;
  readonly recordedAt: Temporal.Instant;
  /** How often its plan was changed. */
  readonly revision: number;
  readonly ended: Ended | null;
}

/** It is asked for no more. */
export interface Ended {
  readonly at: Temporal.Instant;
  readonly by: Id;
  readonly reason: string;
}

/** A goal that is dated and quantified (PLAN-4). */
export type CompleteGoal = Goal & { readonly [K in Required]: NonNullable<Goal[K]> };

/** What a goal needs beside its wording to be more than a draft (PLAN-4). */
export const requiredParts = [
  'zero',
  'zeroOn',
  'target',
  'unit',
  'targetOn',
  'interval',
  'firstOn',
  'responsibleId',
] as const;
type Required = (typeof requiredParts)[number];
export type GoalPart = Required;

/** All that a change of a plan can be about, in the order in which it is shown. */
export const planParts = [
  'wording',
  'zero',
  'zeroOn',
  'target',
  'targetOn',
  'unit',
  'interval',
  'firstOn',
  'responsibleId',
  'aboutPersons',
  'zeroPersons',
] as const satisfies readonly (keyof GoalPlan)[];
export type PlanPart = (typeof planParts)[number];

/** What a plan lacks (PLAN-4); nothing where the goal is complete. */
export const missingIn = (plan: Pick<GoalPlan, GoalPart>): readonly GoalPart[] =>
  requiredParts.filter((part) => plan[part] === null || plan[part] === '');

export const isComplete = (goal: Goal): goal is CompleteGoal => missingIn(goal).length === 0;

/** A goal that is measured: complete, and not ended. */
export const isMeasured = (goal: Goal): goal is CompleteGoal => !goal.ended && isComplete(goal);

export type GoalStatus = 'draft' | 'measured' | 'ended';

export const statusOf = (goal: Goal): GoalStatus =>
  goal.ended ? 'ended' : isComplete(goal) ? 'measured' : 'draft';

/** One part of a plan that was changed; from and to as data, null for what was not settled. */
export interface GoalChange {
  readonly goalId: Id;
  /** Of the plan, after the change. */
  readonly revision: number;
  readonly part: PlanPart;
  /** A number as it is written in code, a day as YYYY-MM-DD. Who was responsible is not kept: null. */
  readonly from: string | null;
  readonly to: string | null;
  readonly by: Id;
  readonly at: Temporal.Instant;
}

/** A number that was entered for a day. Nothing of it changes: entered again, the later one stands (PLAN-5). */
export interface Entry {
  readonly goalId: Id;
  /** As which of the goal's entries it came, from 1. */
  readonly nth: number;
  /** The due date that it belongs to, or the day of which it is. */
  readonly on: Temporal.PlainDate;
  readonly value: number;
  /** How many persons it covers, where it is about persons (PRIV-3). */
  readonly persons: number | null;
  readonly by: Id;
  readonly at: Temporal.Instant;
}

/** What stands for a day, and what it corrected. */
export interface Measurement {
  readonly on: Temporal.PlainDate;
  readonly entry: Entry;
  /** Earlier entries for the same day, the newest first. */
  readonly before: readonly Entry[];
}
