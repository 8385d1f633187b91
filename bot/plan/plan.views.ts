import type { Temporal } from 'temporal-polyfill';
import type { FormState, Mays, PersonOption } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { GroupKind } from '../project/project.ts';
import type { MilestonePlan, MilestoneStatus } from './milestone.ts';

/** Views of the plan that are about a project; `id` is the project's. */
export const planViews = ['milestones', 'milestoneForm', 'milestoneChoice'] as const;
/** Views of a milestone; `id` is the milestone's. */
export const milestoneViews = [
  'milestone',
  'milestoneEditForm',
  'milestoneMoveForm',
  'milestoneReachForm',
  'activitiesForm',
  'milestoneAsked',
  'milestoneReached',
  'celebration',
  'celebrationOpen',
  'celebrationTold',
  'newsDraft',
  'milestoneSlipped',
] as const;
export type PlanViewName = (typeof planViews)[number];
export type MilestoneViewName = (typeof milestoneViews)[number];

/** What every view of a milestone knows of it. */
export interface MilestoneHead {
  readonly milestoneId: Id;
  readonly projectId: Id;
  readonly projectName: string;
  readonly wording: string;
  readonly dueOn: Temporal.PlainDate;
  readonly status: MilestoneStatus;
}

/** A milestone in the project's line. */
export interface MilestoneLine {
  readonly milestoneId: Id;
  readonly wording: string;
  readonly dueOn: Temporal.PlainDate;
  /** Null where names are not shown to the reader. */
  readonly responsible: string | null;
  readonly isDecisionPoint: boolean;
  readonly movedTimes: number;
  readonly reachedOn: Temporal.PlainDate | null;
  /** Its date has passed, and it is not reached. */
  readonly isOverdue: boolean;
}

export interface MoveLine {
  readonly fromDate: Temporal.PlainDate;
  readonly toDate: Temporal.PlainDate;
  /** Null where the reader may not see contents, or names. */
  readonly reason: string | null;
  readonly by: string | null;
}

/** What is said wherever a milestone is celebrated. */
export interface CelebrationContents extends MilestoneHead {
  readonly participant: string;
  readonly result: string;
  readonly reachedOn: Temporal.PlainDate;
  readonly next: { readonly wording: string; readonly dueOn: Temporal.PlainDate } | null;
  /** As which of the reached ones it was reached, from 1. */
  readonly place: number;
  readonly reachedCount: number;
  readonly count: number;
}

interface MilestoneFormContents {
  readonly responsibles: readonly PersonOption[];
  /** Who can be told. */
  readonly people: readonly PersonOption[];
  /** Whether the project has a channel that all may see. */
  readonly hasOpenChannel: boolean;
  readonly form: FormState;
}

/** The contents of the plan's views. */
export interface PlanViews {
  milestones: {
    readonly projectId: Id;
    readonly projectName: string;
    /** The newest first. */
    readonly reached: readonly MilestoneLine[];
    /** The next one first. */
    readonly planned: readonly MilestoneLine[];
    readonly may: Mays<'add'>;
  };
  milestoneForm: MilestoneFormContents & {
    readonly projectId: Id;
    readonly projectName: string;
    readonly suggestedDate: Temporal.PlainDate;
  };
  milestoneChoice: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly milestones: readonly Pick<MilestoneLine, 'milestoneId' | 'wording' | 'dueOn'>[];
    readonly form: FormState;
  };
  milestone: MilestoneHead & {
    readonly criterion: string;
    readonly responsible: string | null;
    readonly isDecisionPoint: boolean;
    readonly celebration: string;
    readonly tellsOpenly: boolean;
    readonly isOverdue: boolean;
    readonly reached: {
      readonly at: Temporal.Instant;
      readonly by: string | null;
      readonly result: string;
    } | null;
    readonly activities: readonly { readonly text: string; readonly isDone: boolean }[];
    /** Names; null where they are not shown. */
    readonly audience: readonly string[] | null;
    readonly audienceCount: number;
    /** The first one first. */
    readonly moves: readonly MoveLine[];
    readonly may: Mays<'change' | 'move' | 'reach' | 'unreach' | 'tick'>;
  };
  milestoneEditForm: MilestoneHead & MilestoneFormContents & { readonly plan: MilestonePlan };
  milestoneMoveForm: MilestoneHead & {
    readonly suggestedDate: Temporal.PlainDate;
    readonly movedTimes: number;
    /** Once: when it slips again, PA is told. */
    readonly hasSlipped: boolean;
    readonly form: FormState;
  };
  milestoneReachForm: MilestoneHead & { readonly criterion: string; readonly form: FormState };
  activitiesForm: MilestoneHead & {
    readonly activities: readonly { readonly id: Id; readonly text: string; readonly isDone: boolean }[];
    readonly form: FormState;
  };
  /** On the day: reached, or not yet? */
  milestoneAsked: MilestoneHead & { readonly criterion: string; readonly may: Mays<'reach' | 'move'> };
  /** The receipt of who said that it is reached. */
  milestoneReached: MilestoneHead & {
    readonly result: string;
    readonly takeBackUntil: Temporal.Instant;
    /** That moment has passed. */
    readonly isFinal: boolean;
    /** When the others are told. */
    readonly tellsFrom: Temporal.Instant;
    readonly may: Mays<'unreach'>;
  };
  /** In the group's channel. */
  celebration: CelebrationContents & {
    /** Whom to thank. */
    readonly groupKind: GroupKind | null;
    readonly celebration: string;
    readonly picture: string | null;
  };
  /** In the channel that all may see. */
  celebrationOpen: CelebrationContents & { readonly picture: string | null };
  /** To somebody who should know the result. */
  celebrationTold: CelebrationContents & { readonly picture: string | null };
  /** For PL: a draft for the municipality's own news, and how it was to be celebrated. */
  newsDraft: CelebrationContents & { readonly celebration: string };
  /** For PA: it has been moved more than once. */
  milestoneSlipped: MilestoneHead & {
    readonly responsible: string | null;
    readonly moves: readonly MoveLine[];
  };
}
