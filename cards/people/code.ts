import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** A one-time code, for linking another account. */
export function code(props: Views['code'], say: Say): Card {
  const words = say.words.people.code;
  const body = [
    heading(words.title),
    text(words.shown(props.code)),
    text(words.how),
    subtle(words.until(say.moment(props.expiresAt))),
  ];
  return card(say.language, words.title, body);
}
