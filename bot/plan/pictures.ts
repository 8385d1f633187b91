import type { Services } from '../conversation/handling.ts';
import { isComplete } from '../goals/goal.ts';
import { chartOf, loadGoal } from '../goals/goals.loading.ts';
import type { Reach } from '../goals/suppression.ts';
import { type Language, languages } from '../people/person.ts';
import type { PictureFront, PictureOfGoal, Pictures, PictureToDraw } from '../ports/pictures.ts';
import { loadMatrix, matrixToken } from '../risk/matrix-picture.ts';
import { celebrationOf } from './celebration.loaders.ts';

/** What an address is signed for. */
const purposes = { line: 'picture', goal: 'picture-goal', matrix: 'picture-matrix' } as const;
const reaches: readonly Reach[] = ['project', 'outside'];

/** Addresses that nobody can guess, and that hold ids only; they open no more than the card that they stand in. */
export function createPictures({ signer, publicUrl }: Pick<Services, 'signer' | 'publicUrl'>): Pictures {
  const addressOf = (kind: keyof typeof purposes, named: string, prefix = '') =>
    `${publicUrl}/pictures/${prefix}${named}.${signer.sign(purposes[kind], named)}.png`;
  return {
    lineOf: (milestoneId, language) => addressOf('line', `${milestoneId}.${language}`),
    goalOf: ({ goalId, reach, revision, entries }, language) =>
      addressOf('goal', [goalId, language, reach, revision, entries].join('.'), 'goal.'),
    matrixOf: (matrix, language) => addressOf('matrix', matrixToken(matrix, language), 'matrix.'),
  };
}

/** Where no pictures are drawn. */
export const noPictures: Pictures = { lineOf: () => null, goalOf: () => null, matrixOf: () => null };

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

type Front = Pick<Services, 'signer' | 'store'>;

/** The line of a milestone that is celebrated. */
async function lineIn({ signer, store }: Front, token: string): Promise<PictureToDraw | null> {
  const [milestoneId = '', language = '', signature = ''] = token.split('.');
  if (!isLanguage(language) || !signer.verify(purposes.line, `${milestoneId}.${language}`, signature))
    return null;
  const found = await celebrationOf(store, milestoneId);
  const audience = found && { language, timeZone: found.project.timeZone };
  return found && audience && { kind: 'line', contents: found.contents, audience };
}

/** A goal with the numbers that it had. To the outside nothing is shown once the project shares its contents no more. */
async function goalIn({ signer, store }: Front, token: string): Promise<PictureToDraw | null> {
  const parts = token.split('.');
  const signature = parts.at(-1) ?? '';
  const [goalId = '', language = '', scope = '', revision, entries] = parts.slice(0, -1);
  const reach = reaches.find((one) => one === scope);
  if (
    !isLanguage(language) ||
    !reach ||
    !signer.verify(purposes.goal, parts.slice(0, -1).join('.'), signature)
  )
    return null;
  const named: PictureOfGoal = { goalId, reach, revision: Number(revision), entries: Number(entries) };
  const loaded = await loadGoal({ repositories: store }, goalId);
  if (!loaded || !isComplete(loaded.goal) || loaded.goal.revision !== named.revision) return null;
  if (reach === 'outside' && !loaded.project.sharesContents) return null;
  return {
    kind: 'goal',
    contents: chartOf(loaded.goal, loaded.entries.slice(0, named.entries), reach),
    audience: { language, timeZone: loaded.project.timeZone },
  };
}

/** A project's risks as they are when it is fetched; its address changes with them, and the picture holds no sentence. */
async function matrixIn({ signer, store }: Front, token: string): Promise<PictureToDraw | null> {
  const [projectId = '', state = '', language = '', signature = ''] = token.split('.');
  if (
    !isLanguage(language) ||
    !signer.verify(purposes.matrix, `${projectId}.${state}.${language}`, signature)
  )
    return null;
  const loaded = await loadMatrix(store, projectId);
  const audience = loaded && { language, timeZone: loaded.timeZone };
  return loaded && audience && { kind: 'matrix', contents: loaded.matrix, audience };
}

/** Finds what a signed address shows. */
export const createPictureFront = (front: Front): PictureFront => ({
  picture(token) {
    if (token.startsWith('goal.')) return goalIn(front, token.slice('goal.'.length));
    if (token.startsWith('matrix.')) return matrixIn(front, token.slice('matrix.'.length));
    return lineIn(front, token);
  },
});
