import type { Views } from '../../bot/conversation/view.ts';
import { attention, type Card, card, heading } from '../card.ts';
import type { Say } from '../words/say.ts';

/** What stands in the way, and what to do. */
export function refused(props: Views['refused'], say: Say): Card {
  const { title } = say.words.people.refused;
  const texts = props.refusals.map((refusal) => say.refusal(refusal));
  return card(say.language, texts[0] ?? title, [heading(title), ...texts.map(attention)]);
}
