import type { Id } from '../id.ts';
import type { AskedGathering, AskedOccasion } from './gathering.decide.ts';
import type { GatheringOf } from './gathering.ts';

/** Shows gatherings, or a form about one. */
export type GatheringShowCommand =
  | { readonly type: 'gatherings.show' }
  | { readonly type: 'gathering.show'; readonly gatheringId: Id }
  /** For the programme's people: a network gathering, or one for the project leaders. */
  | { readonly type: 'gathering.form' }
  /** For PA and PL: a theme day of the project's participant (NET-2). */
  | { readonly type: 'themeday.form'; readonly projectId: Id }
  | { readonly type: 'gathering.move.form'; readonly gatheringId: Id }
  | { readonly type: 'gathering.cancel.form'; readonly gatheringId: Id }
  | { readonly type: 'gathering.register.form'; readonly gatheringId: Id };

/** Changes gatherings, and says who comes. */
export type GatheringActCommand =
  | ({
      readonly type: 'gathering.plan';
      readonly of: Extract<GatheringOf, { kind: 'network' | 'leaders' }>;
    } & AskedGathering)
  | ({ readonly type: 'themeday.plan'; readonly projectId: Id } & AskedGathering)
  | ({ readonly type: 'gathering.move'; readonly gatheringId: Id; readonly reason: string } & AskedOccasion)
  | { readonly type: 'gathering.cancel'; readonly gatheringId: Id; readonly reason: string }
  /** One's own answer: nobody gives it for somebody with an account. */
  | {
      readonly type: 'gathering.answer';
      readonly gatheringId: Id;
      readonly comes: boolean;
      /** As the card had it (`GatheringHead`). */
      readonly asOf: number;
    }
  /** PL says who comes of those without an account; all others of them do not, as far as is known. */
  | { readonly type: 'gathering.register'; readonly gatheringId: Id; readonly coming: readonly Id[] };
