import type { Temporal } from 'temporal-polyfill';
import type { FormState, Mays, PersonOption } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';
import type { Scope, WantedDeadlines } from './many.ts';

/** Views of a project's deadlines; `id` is the project's. */
export const reportingViews = ['deadlines', 'deadlineForm'] as const;
/** Views of a deadline; `id` is the deadline's. */
export const deadlineViews = [
  'deadline',
  'deadlineEntered',
  'deliverForm',
  'moveDeadlineForm',
  'handOverForm',
] as const;
/** Views of deadlines for many projects at once, which are about none. */
export const manyViews = [
  'manyDeadlinesForm',
  'pasteDeadlinesForm',
  'deadlinePlan',
  'deadlinesRecorded',
  'deadlineFile',
] as const;
export type ReportingViewName = (typeof reportingViews)[number];
export type DeadlineViewName = (typeof deadlineViews)[number];
export type ManyViewName = (typeof manyViews)[number];

/** What every view of a deadline knows of it. */
export interface DeadlineHead {
  readonly deadlineId: Id;
  readonly projectId: Id;
  readonly projectName: string;
  readonly dueOn: Temporal.PlainDate;
  readonly contents: string;
}

/** A deadline in the project's list. */
export interface DeadlineLine {
  readonly deadlineId: Id;
  readonly dueOn: Temporal.PlainDate;
  readonly contents: string;
  /** Null where names are not shown to the reader, and where nobody is PL. */
  readonly responsible: string | null;
  /** Of the grant letter that it came with. */
  readonly year: number | null;
  readonly isLate: boolean;
  /** The reader may say that it is delivered. */
  readonly mayDeliver: boolean;
}

/** A report that is delivered. */
export interface DeliveredLine {
  readonly deadlineId: Id;
  readonly dueOn: Temporal.PlainDate;
  readonly deliveredOn: Temporal.PlainDate;
  readonly contents: string;
  readonly reference: string;
  /** Parties that did not take part: pointed out (REP-3). */
  readonly missing: readonly Party[];
}

export interface DeadlineMoveLine {
  readonly fromDate: Temporal.PlainDate;
  readonly toDate: Temporal.PlainDate;
  readonly reason: string;
  /** Null where names are not shown to the reader. */
  readonly by: string | null;
}

/** What a plan would do, for some project. */
export interface PlannedLine {
  readonly projectName: string;
  readonly dueOn: Temporal.PlainDate;
  readonly contents: string;
}

/** The contents of the views of reporting. */
export interface ReportingViews {
  deadlines: {
    readonly projectId: Id;
    readonly projectName: string;
    /** The soonest first. */
    readonly open: readonly DeadlineLine[];
    /** The newest first. */
    readonly delivered: readonly DeliveredLine[];
    /** The newest first. */
    readonly moves: readonly DeadlineMoveLine[];
    /** The newest year first. */
    readonly letters: readonly { readonly year: number; readonly amount: number }[];
    /** `many`: for many projects at once. */
    readonly may: Mays<'add' | 'deliver' | 'move' | 'handOver' | 'many'>;
  };
  deadlineForm: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly suggestedDate: Temporal.PlainDate;
    readonly letters: ReportingViews['deadlines']['letters'];
    readonly form: FormState;
  };
  deadline: DeadlineHead & {
    readonly responsible: string | null;
    /** It was handed over to the reader. */
    readonly isYours: boolean;
    readonly letter: { readonly year: number; readonly amount: number } | null;
    readonly isLate: boolean;
    readonly delivered: {
      readonly on: Temporal.PlainDate;
      readonly reference: string;
      readonly parties: readonly Party[];
      readonly missing: readonly Party[];
    } | null;
    /** The first one first. */
    readonly moves: readonly DeadlineMoveLine[];
    readonly may: Mays<'deliver' | 'undeliver' | 'move' | 'handOver'>;
  };
  /** The secretariat has entered it. */
  deadlineEntered: DeadlineHead & { readonly isOpen: boolean; readonly others: number };
  deliverForm: DeadlineHead & { readonly today: Temporal.PlainDate; readonly form: FormState };
  moveDeadlineForm: DeadlineHead & {
    readonly suggestedDate: Temporal.PlainDate;
    readonly movedTimes: number;
    readonly form: FormState;
  };
  handOverForm: DeadlineHead & {
    readonly people: readonly PersonOption[];
    /** Null: whoever is PL. */
    readonly responsibleId: Id | null;
    readonly form: FormState;
  };
  manyDeadlinesForm: {
    readonly scopes: readonly ScopeOption[];
    readonly suggestedDate: Temporal.PlainDate;
    readonly form: FormState;
  };
  pasteDeadlinesForm: { readonly form: FormState };
  /** What would be recorded, to be looked over; nothing of it is stored. */
  deadlinePlan: {
    readonly wanted: WantedDeadlines;
    /** The scopes to choose from; empty for a list. */
    readonly scopes: readonly ScopeOption[];
    readonly added: readonly PlannedLine[];
    /** Left out: they are there already. */
    readonly there: readonly PlannedLine[];
    readonly fingerprint: string;
    /** Something is otherwise than when it was last looked over. */
    readonly hasChanged: boolean;
    readonly form: FormState;
  };
  deadlinesRecorded: { readonly count: number };
  /** The page on which a file of deadlines is handed in, at a personal address. */
  deadlineFile: { readonly url: string; readonly expiresAt: Temporal.Instant };
}

/** For which projects, and how many they are. */
export interface ScopeOption {
  readonly scope: Scope;
  readonly count: number;
  /** A network's name and its cohort; null for the other scopes. */
  readonly network: { readonly name: string; readonly cohort: number } | null;
}
