import type { Party } from '../project/project.ts';
import type { Factor } from './factor.ts';

/** A step of the scale and how many gave it; steps run from the worst to the best, zeros included. */
export interface SpreadStep {
  readonly grade: number;
  readonly count: number;
}

/** What became of a factor. Grades are on the round's scale. */
export interface FactorResult {
  readonly factor: Factor;
  /** The worst grade given (EVAL-4). */
  readonly standing: number;
  readonly spread: readonly SpreadStep[];
  /** May be a half. */
  readonly median: number;
  /** Lifted into the risk analysis (EVAL-5). */
  readonly critical: boolean;
  /** Offered as working (EVAL-6). */
  readonly good: boolean;
  /** The standing grade of the project's last shown round of this group on the same scale, if the factor was in it. */
  readonly previous: number | null;
  readonly trend: 'better' | 'worse' | 'same' | null;
  readonly reasons: readonly { readonly text: string; readonly by: string | null }[];
  /** Only where PRIV-2 lets the party stay. */
  readonly byParty: readonly { readonly party: Party; readonly spread: readonly SpreadStep[] }[] | null;
  /** Only in open grading: who gave what. */
  readonly byPerson: readonly { readonly name: string; readonly grade: number }[] | null;
}
