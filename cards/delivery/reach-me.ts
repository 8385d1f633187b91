import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** In the group's channel, for whoever does not get messages of their own. It names nobody. */
export function reachMe(props: Views['reachMe'], say: Say): Card {
  const words = say.words.delivery.reachMe;
  return card(
    say.language,
    words.notification(props.projectName),
    [heading(words.title), text(words.text)],
    [primary(words.press, 'delivery.fetch', { projectId: props.projectId })],
  );
}
