import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import type { CelebrationContents } from '../plan/plan.views.ts';
import type { MatrixContents } from '../risk/risk.views.ts';
import type { Audience } from './presenter.ts';

/** Pictures that a platform fetches at an address of their own. */
export interface Pictures {
  /** Where the picture of a project's line is, with this milestone lit; null where no pictures are drawn. */
  lineOf(milestoneId: Id, language: Language): string | null;
  /** Where the picture of a project's risks is; null where no pictures are drawn. */
  matrixOf(matrix: MatrixContents, language: Language): string | null;
}

/** What the picture of a line shows, and for whom. */
export interface LineToDraw {
  readonly contents: CelebrationContents;
  readonly audience: Audience;
}

/** What the picture of a matrix shows, and for whom. */
export interface MatrixToDraw {
  readonly contents: MatrixContents;
  readonly audience: Audience;
}

/** What the pages that hand out pictures ask of the bot. */
export interface PictureFront {
  /** What an address shows; null where it is none of ours, or shows nothing (any more). */
  line(token: string): Promise<LineToDraw | null>;
  matrix(token: string): Promise<MatrixToDraw | null>;
}
