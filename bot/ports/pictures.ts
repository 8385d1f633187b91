import type { ChartContents } from '../goals/goals.views.ts';
import type { Reach } from '../goals/suppression.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import type { CelebrationContents } from '../plan/plan.views.ts';
import type { MatrixContents } from '../risk/risk.views.ts';
import type { Audience } from './presenter.ts';

/** Pictures that a platform fetches at an address of their own. */
export interface Pictures {
  /** Where the picture of a project's line is, with this milestone lit; null where no pictures are drawn. */
  lineOf(milestoneId: Id, language: Language): string | null;
  /** Where the picture of a result goal is; null where no pictures are drawn. */
  goalOf(shown: PictureOfGoal, language: Language): string | null;
  /** Where the picture of a project's risks is; null where no pictures are drawn. */
  matrixOf(matrix: MatrixContents, language: Language): string | null;
}

/**
 * What a picture of a goal shows: the goal as it was in the card that the picture stands in, for whom that was. What
 * came later is in another picture.
 */
export interface PictureOfGoal {
  readonly goalId: Id;
  readonly reach: Reach;
  /** Of the plan. Nothing is shown of a plan that has changed since. */
  readonly revision: number;
  /** So many of the goal's entries were there. */
  readonly entries: number;
}

/** What a picture shows, and for whom. */
export type PictureToDraw =
  | { readonly kind: 'line'; readonly contents: CelebrationContents; readonly audience: Audience }
  | { readonly kind: 'goal'; readonly contents: ChartContents; readonly audience: Audience }
  | { readonly kind: 'matrix'; readonly contents: MatrixContents; readonly audience: Audience };

/** What the pages that hand out pictures ask of the bot. */
export interface PictureFront {
  /** What an address shows; null where it is none of ours, or shows nothing (any more). */
  picture(token: string): Promise<PictureToDraw | null>;
}
