import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** A kind answer to what was not understood. */
export function notUnderstood(props: Views['notUnderstood'], say: Say): Card {
  const words = say.words.people.notUnderstood;
  const body = [
    heading(words.title),
    ...(props.said ? [text(words.said(props.said))] : []),
    text(words.tryThis),
  ];
  return card(say.language, words.title, body, [press(words.help, 'help.show')]);
}
