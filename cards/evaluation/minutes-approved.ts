import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Under the result, for those who follow it: the minutes are there to be read (EVAL-7). */
export function minutesApproved(props: Views['minutesApproved'], say: Say): Card {
  const words = say.words.evaluation;
  const title = words.follow.minutesApproved(props.number);
  const version = props.version > 1 ? [text(words.follow.version(props.version))] : [];
  return card(
    say.language,
    title,
    [heading(title), ...version],
    [press(words.result.minutes, 'minutes.show', { roundId: props.roundId })],
  );
}
