import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Activity, Milestone, MilestoneMove } from '../plan/milestone.ts';

export interface Milestones {
  milestone(id: Id): Promise<Milestone | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<Milestone | null>;
  /** In the order of their dates. */
  ofProject(projectId: Id): Promise<readonly Milestone[]>;
  add(milestone: Milestone): Promise<void>;
  save(milestone: Milestone): Promise<void>;
  /** In the order in which they were made. */
  moves(id: Id): Promise<readonly MilestoneMove[]>;
  /** How often each of the project's milestones was moved; those never moved are left out. */
  movedTimes(projectId: Id): Promise<ReadonlyMap<Id, number>>;
  addMove(move: MilestoneMove): Promise<void>;
  /** In the order of the plan. */
  activities(id: Id): Promise<readonly Activity[]>;
  setActivities(id: Id, activities: readonly Activity[]): Promise<void>;
  audience(id: Id): Promise<readonly Id[]>;
  setAudience(id: Id, personIds: readonly Id[]): Promise<void>;
  /** What was reached until then and is not celebrated, the first one first. */
  toCelebrate(until: Temporal.Instant): Promise<readonly Id[]>;
}
