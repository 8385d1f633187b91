import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, subtle, text } from '../card.ts';
import { firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { itemLabel } from './item.ts';

/** What somebody will be told in the next thirty days, and how they want it. */
export function upcoming(props: Views['upcoming'], say: Say): Card {
  const words = say.words.reminders.upcoming;
  const { act, kind } = say.words.reminders;
  const { pause, off } = props;
  const lines = props.days.flatMap(({ day, items }) =>
    items.map((item) => words.line(say.day(day), itemLabel(item, say))),
  );
  const { shown, left } = firstOf(lines, 20);
  const body = [
    heading(words.title),
    ...(pause ? [text(words.pause(say.day(pause.from), say.day(pause.to)))] : []),
    ...(pause?.deputy ? [subtle(words.deputy(pause.deputy))] : []),
    ...(off.length > 0 ? [text(words.off(say.list(off.map((one) => kind[one]))))] : []),
    ...(shown.length > 0 ? [subtle(words.next), ...shown.map(text)] : [text(words.nothing)]),
    ...(left > 0 ? [subtle(words.andMore(left))] : []),
    subtle(words.how),
  ];
  return card(say.language, words.title, body, [
    press(act.pause, 'pause.form'),
    press(act.kinds, 'reminders.form'),
    press(say.words.calendar.button, 'calendar.show'),
  ]);
}
