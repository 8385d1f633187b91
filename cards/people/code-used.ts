import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading } from '../card.ts';
import type { Say } from '../words/say.ts';

/** What came of a one-time code. */
export function codeUsed(props: Views['codeUsed'], say: Say): Card {
  const words = say.words.people.code;
  const done = props.isAdministrator ? words.administrator : words.used(props.personName);
  return card(say.language, done, [heading(done)]);
}
