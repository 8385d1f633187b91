import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { GroupKind } from '../project/project.ts';

/**
 * How far a risk workshop has come. collecting: each notes alone (RISK-2); listing: all is on the list (RISK-3);
 * grading: each grades, hidden (RISK-4); matrix: shown, countermeasures are set (RISK-5, RISK-6); closed: over.
 */
export const workshopStatuses = ['collecting', 'listing', 'grading', 'matrix', 'closed'] as const;
export type WorkshopStatus = (typeof workshopStatuses)[number];

/** A group goes through its risks, in a meeting or over a week. One at a time for each project. */
export interface Workshop {
  readonly id: Id;
  readonly projectId: Id;
  readonly groupId: Id;
  readonly groupKind: GroupKind;
  /** 1 for the project's first, and so on. */
  readonly number: number;
  /** PL, or whom PL named. */
  readonly leaderId: Id;
  readonly greeting: string;
  /** Only what is graded again after its countermeasure (RISK-7): nothing is collected. */
  readonly isAgain: boolean;
  readonly status: WorkshopStatus;
  readonly startedAt: Temporal.Instant;
  /** When it came to the step at which it is. */
  readonly since: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
}

/** What those who take part do at a step, each alone; null: nothing. */
export const partIn = ({ status }: Pick<Workshop, 'status'>): 'note' | 'grade' | null =>
  status === 'collecting' ? 'note' : status === 'grading' ? 'grade' : null;

/** What somebody noted alone. Gone when the list is shown: what stays has no name (RISK-2). */
export interface Note {
  readonly id: Id;
  readonly workshopId: Id;
  readonly personId: Id;
  readonly text: string;
}

/** What somebody gave for one risk, hidden until it is shown and gone then (PRIV-2). Null: not given yet. */
export interface GivenGrade {
  readonly workshopId: Id;
  readonly personId: Id;
  readonly riskId: Id;
  readonly s: number | null;
  readonly k: number | null;
}

/** Who leads it: whom PL named, and PL. */
export const leads = (
  workshop: Pick<Workshop, 'leaderId'>,
  by: Id,
  standing: { readonly roles: readonly string[] } | null,
): boolean => workshop.leaderId === by || standing?.roles.includes('pl') === true;
