import type { Temporal } from 'temporal-polyfill';
import type { FormState, Mays, PersonOption } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { GoalChange, GoalPart, GoalPlan, GoalStatus, Interval } from './goal.ts';

/** Views of a project's result goals; `id` is the project's. */
export const goalListViews = ['goals', 'goalForm', 'goalChoice', 'measureChoice'] as const;
/** Views of one result goal; `id` is the goal's. */
export const goalViews = [
  'goal',
  'goalEditForm',
  'goalEndForm',
  'measureForm',
  'measureOtherForm',
  'measured',
] as const;
export type GoalListViewName = (typeof goalListViews)[number];
export type GoalViewName = (typeof goalViews)[number];

/** A figure of a day. `value` is null where the reader may not see it (PRIV-3). */
export interface Figure {
  readonly on: Temporal.PlainDate;
  readonly value: number | null;
}

/** What every view of a goal knows of it. */
export interface GoalHead {
  readonly goalId: Id;
  readonly projectId: Id;
  readonly projectName: string;
  readonly wording: string;
  readonly unit: string;
  readonly status: GoalStatus;
}

/** A goal in the project's list. */
export interface GoalLine {
  readonly goalId: Id;
  readonly wording: string;
  readonly unit: string;
  readonly status: GoalStatus;
  readonly target: number | null;
  readonly targetOn: Temporal.PlainDate | null;
  readonly latest: Figure | null;
  /** The due date that waits for its number. */
  readonly waiting: Temporal.PlainDate | null;
  readonly next: Temporal.PlainDate | null;
}

/** How far the project's goals are, without what they say (domain §3). */
export interface GoalCounts {
  readonly measured: number;
  /** Of these, the ones of which no number is late. */
  readonly inTime: number;
  readonly drafts: number;
  readonly ended: number;
}

/** What the picture of a goal shows. */
export interface ChartContents {
  readonly wording: string;
  readonly unit: string;
  readonly zero: Figure;
  readonly target: Figure & { readonly value: number };
  /** By day, the first one first. */
  readonly points: readonly Figure[];
}

/** A number of a day, as it stands, and what it was before. */
export interface MeasurementLine extends Figure {
  readonly persons: number | null;
  /** Null where names are not shown. */
  readonly by: string | null;
  readonly at: Temporal.Instant;
  /** The newest first; null stands for what is not shown. */
  readonly before: readonly (number | null)[];
}

export interface ChangeLine extends Pick<GoalChange, 'part' | 'from' | 'to' | 'at'> {
  readonly by: string | null;
}

interface GoalFormContents {
  readonly responsibles: readonly PersonOption[];
  readonly form: FormState;
}

/** What is known when a number is entered. */
interface MeasureContents extends GoalHead {
  readonly zero: Figure;
  readonly target: Figure;
  readonly latest: Figure | null;
  readonly aboutPersons: boolean;
  readonly form: FormState;
}

/** The contents of what is shown of result goals. */
export interface GoalViews {
  goals: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly counts: GoalCounts;
    /** Those that are measured first, the one that waits for a number before all; null where they are not shown. */
    readonly goals: readonly GoalLine[] | null;
    readonly may: Mays<'add' | 'enter'>;
  };
  goalForm: GoalFormContents & { readonly projectId: Id; readonly projectName: string };
  goalChoice: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly goals: readonly Pick<GoalLine, 'goalId' | 'wording' | 'status'>[];
    readonly form: FormState;
  };
  measureChoice: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly goals: readonly Pick<GoalLine, 'goalId' | 'wording' | 'waiting'>[];
    readonly form: FormState;
  };
  goal: GoalHead & {
    readonly missing: readonly GoalPart[];
    readonly zero: number | null;
    /** The zero point is there, and not shown (PRIV-3). */
    readonly zeroSuppressed: boolean;
    readonly zeroOn: Temporal.PlainDate | null;
    readonly target: number | null;
    readonly targetOn: Temporal.PlainDate | null;
    readonly interval: Interval | null;
    readonly firstOn: Temporal.PlainDate | null;
    readonly responsible: string | null;
    readonly aboutPersons: boolean;
    readonly waiting: Temporal.PlainDate | null;
    readonly next: Temporal.PlainDate | null;
    readonly isReached: boolean;
    readonly ended: {
      readonly at: Temporal.Instant;
      readonly by: string | null;
      readonly reason: string;
    } | null;
    /** The newest first. */
    readonly measurements: readonly MeasurementLine[];
    /** The newest first. */
    readonly changes: readonly ChangeLine[];
    readonly chart: ChartContents | null;
    readonly picture: string | null;
    readonly may: Mays<'enter' | 'other' | 'change' | 'end' | 'reopen'>;
  };
  goalEditForm: GoalHead & GoalFormContents & { readonly plan: GoalPlan; readonly revision: number };
  goalEndForm: GoalHead & { readonly form: FormState };
  measureForm: MeasureContents & {
    /** The day that the number is for. */
    readonly on: Temporal.PlainDate;
    /** It is a due date; otherwise the number is one between them. */
    readonly isDue: boolean;
    /** The entry that stands for that day; 0 for none. */
    readonly seen: number;
  };
  measureOtherForm: MeasureContents & {
    /** The days that can be chosen, the newest first, each with what stands there. */
    readonly days: readonly (Figure & { readonly isMeasured: boolean })[];
  };
  /** The receipt of who entered a number. */
  measured: GoalHead & {
    readonly latest: MeasurementLine | null;
    readonly next: Temporal.PlainDate | null;
    readonly isReached: boolean;
    /** Null where the goal is a draft again. */
    readonly chart: ChartContents | null;
    readonly picture: string | null;
    readonly may: Mays<'other'>;
  };
}
