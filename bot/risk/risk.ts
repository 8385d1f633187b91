import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** Steps of likelihood (S) and of consequence (K), both 1 to 5 (RISK-1). Their words are words. */
export const riskSteps = [1, 2, 3, 4, 5] as const;
const highest = riskSteps.length;

/** How likely (S) and how bad (K) something is. */
export interface Grades {
  readonly s: number;
  readonly k: number;
}

/** How many gave each step, from 1 to 5. Nobody is in it, and nothing ties an S to a K (PRIV-2). */
export type StepCounts = readonly number[];

/** What a group came to for one risk: the highest S and the highest K (RISK-4). */
export interface Grading extends Grades {
  /** How many graded. */
  readonly graders: number;
  /** Null where so few graded that it would tell who gave what. */
  readonly spread: { readonly s: StepCounts; readonly k: StepCounts } | null;
}

/**
 * Where a risk stands in the register. draft: not graded yet; open: graded; aside: not critical; merged: the same as
 * another; closed: over. Nothing is ever deleted, and all of it can be taken back (RISK-3).
 */
export const riskStatuses = ['draft', 'open', 'aside', 'merged', 'closed'] as const;
export type RiskStatus = (typeof riskStatuses)[number];

/** Where a risk comes from: a critical factor of a round (EVAL-5), somebody's note (nobody's any more), or by hand. */
export type RiskOrigin =
  | { readonly kind: 'round'; readonly roundId: Id; readonly factorKey: string }
  | { readonly kind: 'note'; readonly workshopId: Id }
  | { readonly kind: 'hand' };

/** A risk in a project's register. */
export interface Risk {
  readonly id: Id;
  readonly projectId: Id;
  readonly status: RiskStatus;
  readonly origin: RiskOrigin;
  /** A sentence; empty for a round's factor, which is named in its reader's language. */
  readonly text: string;
  /** The risk that it is the same as; null unless it is merged. */
  readonly mergedInto: Id | null;
  /** As graded last; null while it never was. */
  readonly grades: Grades | null;
  readonly gradedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}

export const riskEventKinds = [
  'found',
  'merged',
  'aside',
  'back',
  'graded',
  'countermeasure',
  'withdrawn',
  'closed',
  'reopened',
] as const;
export type RiskEventKind = (typeof riskEventKinds)[number];

/** Something that happened to a risk. */
export interface RiskEvent {
  readonly id: Id;
  readonly riskId: Id;
  readonly what: RiskEventKind;
  readonly at: Temporal.Instant;
  /** Null where nobody is named: a note, a round, a grading. */
  readonly by: Id | null;
  /** What it was merged into. */
  readonly otherId: Id | null;
  /**
   * A reason, or what the countermeasure is; of one that is withdrawn its first line is what it was, and the rest why.
   * Empty where there is none.
   */
  readonly text: string;
  readonly grading: Grading | null;
}

/** What is done about a risk (RISK-6). It is a milestone, or an activity of one: who, when and whether follow from it. */
export interface Countermeasure {
  readonly id: Id;
  readonly riskId: Id;
  readonly text: string;
  /** Which of the two it lowers. */
  readonly lowers: 's' | 'k';
  readonly milestoneId: Id;
  /** The activity of that milestone; null where it is the milestone itself. */
  readonly activityId: Id | null;
  readonly setAt: Temporal.Instant;
}

/** A countermeasure with what the plan says of it now. */
export interface PlannedCountermeasure extends Countermeasure {
  readonly responsibleId: Id;
  readonly dueOn: Temporal.PlainDate;
  readonly doneAt: Temporal.Instant | null;
}

export const isRiskGrade = (value: number | null): value is number =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= highest;

/** S × K (RISK-5). */
export const sumOf = ({ s, k }: Grades): number => s * k;

/** From this sum on a countermeasure must be set in. */
export const leastSum = 9;

/** A sum of nine or more, or the worst consequence whatever the likelihood (RISK-6). */
export const mustHaveCountermeasure = (grades: Grades): boolean =>
  sumOf(grades) >= leastSum || grades.k === highest;

/** The highest S and the highest K that anybody gave, apart (RISK-4). Needs at least one. */
export const highestOf = (given: readonly Grades[]): Grades => ({
  s: Math.max(...given.map(({ s }) => s)),
  k: Math.max(...given.map(({ k }) => k)),
});

export const countsOf = (given: readonly number[]): StepCounts =>
  riskSteps.map((step) => given.filter((one) => one === step).length);

/** Whether it is on the list that is talked about. */
export const isOnList = ({ status }: Pick<Risk, 'status'>): boolean =>
  status === 'draft' || status === 'open';

/** What it is when nothing stands in its way. */
export const listedAs = ({ grades }: Pick<Risk, 'grades'>): 'draft' | 'open' => (grades ? 'open' : 'draft');

/** A risk in the register, as it begins. */
export const newRisk = (given: Pick<Risk, 'id' | 'projectId' | 'origin' | 'text' | 'createdAt'>): Risk => ({
  ...given,
  status: 'draft',
  mergedInto: null,
  grades: null,
  gradedAt: null,
});

/** What is told of a risk in its history; by nobody unless somebody is named. */
export const riskEvent = (
  given: Pick<RiskEvent, 'id' | 'riskId' | 'what' | 'at'> & Partial<RiskEvent>,
): RiskEvent => ({ by: null, otherId: null, text: '', grading: null, ...given });
