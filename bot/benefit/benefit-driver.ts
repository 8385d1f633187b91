import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** A measure that seems to give good results (EVAL-6), to be discussed for benefits realisation (BEN-1). */
export interface BenefitDriver {
  readonly id: Id;
  readonly projectId: Id;
  readonly roundId: Id;
  /** The factor that it was suggested by, if any. */
  readonly factorKey: string | null;
  /** The group's own words; empty where a factor alone was chosen. */
  readonly text: string;
  readonly notedAt: Temporal.Instant;
}
