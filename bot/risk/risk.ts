import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** A risk in the register. A critical factor of a round becomes a draft (EVAL-5), to be graded later. */
export interface Risk {
  readonly id: Id;
  readonly projectId: Id;
  readonly status: 'draft';
  /** Where it comes from. */
  readonly roundId: Id;
  readonly factorKey: string;
  readonly createdAt: Temporal.Instant;
}
