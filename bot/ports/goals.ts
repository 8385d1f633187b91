import type { Entry, Goal, GoalChange } from '../goals/goal.ts';
import type { Id } from '../id.ts';

/** Result goals and their measurements (PLAN-2, PLAN-5). */
export interface Goals {
  goal(id: Id): Promise<Goal | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<Goal | null>;
  /** In the order in which they were made. */
  ofProject(projectId: Id): Promise<readonly Goal[]>;
  add(goal: Goal): Promise<void>;
  save(goal: Goal): Promise<void>;
  /** In the order in which they were made. */
  changes(id: Id): Promise<readonly GoalChange[]>;
  addChanges(changes: readonly GoalChange[]): Promise<void>;
  /** In their order. */
  entries(id: Id): Promise<readonly Entry[]>;
  /** Those of all of the project's goals, by goal, in their order. One query. */
  entriesOfProject(projectId: Id): Promise<ReadonlyMap<Id, readonly Entry[]>>;
  addEntry(entry: Entry): Promise<void>;
}
