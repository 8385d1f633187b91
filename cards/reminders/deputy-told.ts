import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** That one stands in for somebody, from when to when. */
export function deputyTold(props: Views['deputyTold'], say: Say): Card {
  const words = say.words.reminders.deputyTold;
  const title = words.title(props.name);
  const body = [heading(title), text(words.text(say.day(props.from), say.day(props.to)))];
  return card(say.language, title, body, [press(say.words.reminders.act.upcoming, 'reminders.show')]);
}
