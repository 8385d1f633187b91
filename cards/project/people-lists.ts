import { subtle, type TextBlock } from '../card.ts';
import type { Shown } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The bytes of the choices of people, over all lists of a form together (design §5: Teams takes 28 KB a card). */
export const roomForPeople = 13_400;

/** Of how many, where not all people fit into a list. */
export const notAll = ({ shown, left }: Shown<unknown>, say: Say): readonly TextBlock[] =>
  left > 0 ? [subtle(say.words.names.notAll(shown.length, shown.length + left))] : [];

/** The same of people, of whom a platform's own picker has all. */
export const notAllPeople = (people: Shown<unknown>, say: Say): readonly TextBlock[] =>
  notAll(people, say).map((note) => ({ ...note, aboutList: true }));
