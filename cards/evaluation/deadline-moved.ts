import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Under the round's card, for those who follow it: until when there is time now. */
export function deadlineMoved(props: Views['deadlineMoved'], say: Say): Card {
  const words = say.words.evaluation.follow;
  const until = words.until(props.number, say.moment(props.deadline));
  return card(say.language, `${words.deadlineMoved}. ${until}`, [heading(words.deadlineMoved), text(until)]);
}
