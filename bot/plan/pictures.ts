import type { Services } from '../conversation/handling.ts';
import { type Language, languages } from '../people/person.ts';
import type { PictureFront, Pictures } from '../ports/pictures.ts';
import { matrixAddress, matrixAt } from '../risk/matrix-picture.ts';
import { celebrationOf } from './celebration.loaders.ts';

/** What an address is signed for. */
const purpose = 'picture';

/** Addresses that nobody can guess, and that hold ids only; they open no more than the card that they stand in. */
export const createPictures = ({ signer, publicUrl }: Pick<Services, 'signer' | 'publicUrl'>): Pictures => ({
  lineOf(milestoneId, language) {
    const named = `${milestoneId}.${language}`;
    return `${publicUrl}/pictures/${named}.${signer.sign(purpose, named)}.png`;
  },
  matrixOf: (matrix, language) => matrixAddress({ signer, publicUrl }, matrix, language),
});

/** Where no pictures are drawn. */
export const noPictures: Pictures = { lineOf: () => null, matrixOf: () => null };

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** Finds what a signed address shows: the line of a milestone that is celebrated, or a project's matrix of risks. */
export const createPictureFront = ({ signer, store }: Pick<Services, 'signer' | 'store'>): PictureFront => ({
  async line(token) {
    const [milestoneId = '', language = '', signature = ''] = token.split('.');
    if (!isLanguage(language) || !signer.verify(purpose, `${milestoneId}.${language}`, signature))
      return null;
    const found = await celebrationOf(store, milestoneId);
    return found && { contents: found.contents, audience: { language, timeZone: found.project.timeZone } };
  },
  matrix: (token) => matrixAt({ signer, store }, token, isLanguage),
});
