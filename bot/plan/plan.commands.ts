import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { MilestonePlan } from './milestone.ts';

/** Shows the plan, or a form about it. */
export type PlanShowCommand =
  | { readonly type: 'milestones.show'; readonly projectId: Id }
  | { readonly type: 'milestone.form'; readonly projectId: Id }
  /** Lists the project's milestones, to choose one to see. */
  | { readonly type: 'milestone.choose'; readonly projectId: Id }
  /** Something is reached: the form for the one that is meant, or all where it may be several. */
  | { readonly type: 'milestone.reach.choose'; readonly projectId: Id }
  | { readonly type: 'milestone.show'; readonly milestoneId: Id }
  | { readonly type: 'milestone.edit.form'; readonly milestoneId: Id }
  | { readonly type: 'milestone.move.form'; readonly milestoneId: Id }
  | { readonly type: 'milestone.reach.form'; readonly milestoneId: Id }
  | { readonly type: 'activities.form'; readonly milestoneId: Id };

/** Changes the plan. */
export type PlanActCommand =
  | ({
      readonly type: 'milestone.add';
      readonly projectId: Id;
      readonly dueOn: Temporal.PlainDate;
    } & MilestonePlan)
  | ({ readonly type: 'milestone.change'; readonly milestoneId: Id } & MilestonePlan)
  | {
      readonly type: 'milestone.move';
      readonly milestoneId: Id;
      readonly dueOn: Temporal.PlainDate;
      readonly reason: string;
    }
  | { readonly type: 'milestone.reach'; readonly milestoneId: Id; readonly result: string }
  /** Takes back that it is reached. */
  | { readonly type: 'milestone.unreach'; readonly milestoneId: Id }
  /** The activities that are done; all others are not. */
  | { readonly type: 'activities.tick'; readonly milestoneId: Id; readonly done: readonly Id[] };
