import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** In the place of what is not there any more, or is not for the reader: the same card for both. */
export function gone(_props: Views['gone'], say: Say): Card {
  const words = say.words.people.gone;
  return card(say.language, words.title, [heading(words.title), text(words.text)]);
}
