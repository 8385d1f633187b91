import type { Temporal } from 'temporal-polyfill';
import type { DecisionLine } from '../conversation/view.ts';
import type { Language } from '../people/person.ts';
import type { GroupKind, Party } from '../project/project.ts';
import type { Factor } from './factor.ts';
import type { FactorResult } from './result.ts';
import type { ClosedRound, FollowUp } from './round.ts';

/** All that the minutes of a round list (EVAL-7), before words. */
export interface MinutesContents {
  readonly language: Language;
  readonly timeZone: string;
  readonly version: number;
  readonly projectName: string;
  readonly participant: string;
  readonly groupKind: GroupKind;
  readonly pa: string | null;
  readonly pl: string | null;
  readonly round: ClosedRound;
  readonly missingParties: readonly Party[];
  readonly factors: readonly FactorResult[];
  readonly comments: readonly { readonly text: string; readonly by: string | null }[];
  readonly lifted: readonly Factor[];
  readonly benefits: readonly { readonly text: string; readonly factor: Factor | null }[];
  readonly followUp: FollowUp | null;
  readonly decisions: readonly DecisionLine[];
  readonly corrections: readonly { readonly version: number; readonly text: string }[];
  /** When the document was made. */
  readonly writtenAt: Temporal.Instant;
}
