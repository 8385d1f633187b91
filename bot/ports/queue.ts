import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';

/** What became of a job. `again`: put it back and try after that time. */
export type JobResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly afterSeconds: number; readonly reason: string };

/** The work that notices lead to. Each may run more than once (delivery is at least once). */
export interface JobHandlers {
  deliver(deliveryId: Id): Promise<JobResult>;
  /** Jobs for the same view that wait become one. */
  refresh(view: View): Promise<JobResult>;
  retract(view: View): Promise<JobResult>;
}

/** Runs the jobs that `Repositories.notify` stored. */
export interface Queue {
  start(handlers: JobHandlers): Promise<void>;
  /** Lets running jobs end. */
  stop(): Promise<void>;
  /** Resolves when no job waits or runs (jobs put off until later are not waited for), or after so long. */
  drain(atMostMilliseconds?: number): Promise<void>;
  /** Whether the queue answers, for `/readyz`. */
  ready(): Promise<boolean>;
}
