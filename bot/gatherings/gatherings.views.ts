import type { Temporal } from 'temporal-polyfill';
import type { FormState, Mays, PersonOption } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';
import type { AttendanceAnswer, GatheringKind, NetworkNumber, Occasion } from './gathering.ts';

/** Views about no one thing: what lies ahead for oneself, and the programme's form. */
export const gatheringsViews = ['gatherings', 'gatheringForm'] as const;
/** Views of a gathering; `id` is the gathering's. */
export const gatheringViews = [
  'gathering',
  'moveGatheringForm',
  'cancelGatheringForm',
  'attendanceForm',
] as const;
export type GatheringsViewName = (typeof gatheringsViews)[number];
export type GatheringViewName = (typeof gatheringViews)[number];

/** What it is called by. */
export interface GatheringName {
  readonly kind: GatheringKind;
  /** A network gathering's. */
  readonly number: NetworkNumber | null;
  /** Of the network, the participant, or the programme. */
  readonly name: string;
}

/** What every view of a gathering knows of it. */
export interface GatheringHead {
  readonly gatheringId: Id;
  readonly gathering: GatheringName;
  readonly occasion: Occasion;
  /** When it was moved last, in milliseconds; 0: never. Goes with an answer, so that it is to what was seen. */
  readonly asOf: number;
}

/** Which gathering the programme's people plan: one that is not planned yet. */
export interface GatheringOption {
  /** Null: for the project leaders. */
  readonly network: {
    readonly id: Id;
    readonly name: string;
    readonly cohort: number;
    readonly number: NetworkNumber;
  } | null;
}

/** Who comes from a participant. */
export interface ComingLine {
  readonly participant: string;
  readonly counts: Readonly<Record<Party, number>>;
  readonly others: number;
  /** Parties of which nobody comes: pointed out (NET-1). */
  readonly missing: readonly Party[];
  /** Of one's own projects; never who does not come. */
  readonly names: readonly string[];
}

/** What one is planned with. */
interface PlanForm {
  readonly leaders: readonly PersonOption[];
  readonly leaderId: Id | null;
  readonly suggestedDate: Temporal.PlainDate;
  readonly form: FormState;
}

/** The contents of the views of gatherings. */
export interface GatheringViews {
  gatherings: {
    /** What lies ahead, the soonest first. */
    readonly lines: readonly (GatheringHead & { readonly answer: AttendanceAnswer | null })[];
    /** The reader's projects whose participant they can plan a theme day for. */
    readonly themeDayFor: readonly { readonly projectId: Id; readonly participant: string }[];
    readonly may: Mays<'plan'>;
  };
  gathering: GatheringHead & {
    readonly about: string;
    readonly leader: string | null;
    readonly isOver: boolean;
    readonly cancelled: { readonly reason: string } | null;
    /** The reader's own; null: none. */
    readonly answer: AttendanceAnswer | null;
    readonly isInvited: boolean;
    readonly comingCount: number;
    /** By participant; none for the project leaders' gatherings. */
    readonly coming: readonly ComingLine[];
    /** The newest first. */
    readonly moves: readonly { readonly from: Occasion; readonly to: Occasion; readonly reason: string }[];
    readonly may: Mays<'answer' | 'change' | 'register'>;
  };
  gatheringForm: PlanForm & { readonly options: readonly GatheringOption[] };
  themeDayForm: PlanForm & { readonly projectId: Id; readonly participant: string };
  moveGatheringForm: GatheringHead & { readonly form: FormState };
  cancelGatheringForm: GatheringHead & { readonly form: FormState };
  attendanceForm: GatheringHead & {
    /** Of the projects that the reader leads, those without an account. */
    readonly people: readonly PersonOption[];
    readonly coming: readonly Id[];
    readonly form: FormState;
  };
}
