import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** What a plan says of a milestone (MILE-1, MILE-2), beside its date. */
export interface MilestonePlan {
  /** A delivery or sub-goal, worded so that it is plain whether it is reached or not. */
  readonly wording: string;
  /** How it will be seen that it is reached. */
  readonly criterion: string;
  readonly responsibleId: Id;
  readonly isDecisionPoint: boolean;
  /** The tasks that lead to it. */
  readonly activities: readonly string[];
  /** Who should know the result when it is reached. */
  readonly audience: readonly Id[];
  /** Whether the channel that all may see is told, beside the group's. */
  readonly tellsOpenly: boolean;
  /** How it is celebrated. */
  readonly celebration: string;
}

export interface Milestone extends Omit<MilestonePlan, 'activities' | 'audience'> {
  readonly id: Id;
  readonly projectId: Id;
  readonly dueOn: Temporal.PlainDate;
  readonly recordedAt: Temporal.Instant;
  readonly reached: Reached | null;
  /** When everybody was told; after that it is reached for good. */
  readonly celebratedAt: Temporal.Instant | null;
}

export interface Reached {
  readonly at: Temporal.Instant;
  readonly by: Id;
  /** What came of it, in a sentence. */
  readonly result: string;
}

/** A task that leads to a milestone. */
export interface Activity {
  readonly id: Id;
  readonly text: string;
  readonly doneAt: Temporal.Instant | null;
}

/** A date that was moved, and why. */
export interface MilestoneMove {
  readonly id: Id;
  readonly milestoneId: Id;
  readonly fromDate: Temporal.PlainDate;
  readonly toDate: Temporal.PlainDate;
  readonly reason: string;
  readonly movedBy: Id;
  readonly movedAt: Temporal.Instant;
}

export type MilestoneStatus = 'planned' | 'reached' | 'celebrated';

export const statusOf = ({
  reached,
  celebratedAt,
}: Pick<Milestone, 'reached' | 'celebratedAt'>): MilestoneStatus =>
  celebratedAt ? 'celebrated' : reached ? 'reached' : 'planned';

/** The one to be reached next: the first by date of those that are not reached. `all` are in the order of their dates. */
export const nextOf = (all: readonly Milestone[]): Milestone | null =>
  all.find((one) => !one.reached) ?? null;
