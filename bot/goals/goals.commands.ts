import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { GoalPlan } from './goal.ts';

/** Shows result goals, or a form about them. */
export type GoalShowCommand =
  | { readonly type: 'goals.show'; readonly projectId: Id }
  | { readonly type: 'goal.form'; readonly projectId: Id }
  /** Lists the project's goals, to choose one to see. */
  | { readonly type: 'goal.choose'; readonly projectId: Id }
  /** A number is to be entered: the form of the goal that is meant, or all where it may be several. */
  | { readonly type: 'measure.choose'; readonly projectId: Id }
  | { readonly type: 'goal.show'; readonly goalId: Id }
  | { readonly type: 'goal.edit.form'; readonly goalId: Id }
  | { readonly type: 'goal.end.form'; readonly goalId: Id }
  | { readonly type: 'measure.form'; readonly goalId: Id }
  | { readonly type: 'measure.other.form'; readonly goalId: Id };

/** The number that a goal's responsible person gives. */
interface Measured {
  readonly goalId: Id;
  readonly on: Temporal.PlainDate;
  readonly value: number;
  readonly persons: number | null;
}

/** Changes result goals, and measures them. */
export type GoalActCommand =
  | ({ readonly type: 'goal.add'; readonly projectId: Id } & GoalPlan)
  /** `revision` is that of the plan as it was shown. */
  | ({ readonly type: 'goal.change'; readonly goalId: Id; readonly revision: number } & GoalPlan)
  | { readonly type: 'goal.end'; readonly goalId: Id; readonly reason: string }
  | { readonly type: 'goal.reopen'; readonly goalId: Id }
  /** `seen` is the entry that stood for the day when the form was shown; 0 where there was none. */
  | ({ readonly type: 'measure.enter'; readonly seen: number } & Measured)
  /** For another day, or to correct one. */
  | ({ readonly type: 'measure.other' } & Measured);
