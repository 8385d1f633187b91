import type { Views } from '../../bot/conversation/view.ts';
import type { UpcomingItem } from '../../bot/reminders/reminders.views.ts';
import { type Card, card, type Element, heading, press, subtle, text } from '../card.ts';
import { firstOf } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { itemLabel } from './item.ts';

/** So many days after the next are named. */
const mostDays = 5;

/** What somebody will be told in the next thirty days, and how they want it. */
export function upcoming(props: Views['upcoming'], say: Say): Card {
  const words = say.words.reminders.upcoming;
  const { act, kind } = say.words.reminders;
  const { pause, off } = props;
  const { shown, left } = firstOf(props.items, 12);
  const body = [
    heading(words.title),
    ...(pause ? [text(words.pause(say.day(pause.from), say.day(pause.to)))] : []),
    ...(pause?.deputy ? [subtle(words.deputy(pause.deputy))] : []),
    ...(off.length > 0 ? [text(words.off(say.list(off.map((one) => kind[one]))))] : []),
    ...(shown.length > 0
      ? [subtle(words.next), ...shown.flatMap((item) => lines(item, say))]
      : [text(words.nothing)]),
    ...(left > 0 ? [subtle(words.andMore(left))] : []),
    subtle(words.how),
  ];
  return card(say.language, words.title, body, [
    press(pause ? act.changePause : act.pause, 'pause.form'),
    press(act.kinds, 'reminders.form'),
    press(say.words.calendar.button, 'calendar.show'),
  ]);
}

/** What people of a project are told in the next thirty days, and who. */
export function projectUpcoming(props: Views['projectUpcoming'], say: Say): Card {
  const words = say.words.reminders.upcoming;
  const { shown, left } = firstOf(props.items, 12);
  const title = words.ofProject(props.projectName);
  const body = [
    heading(title),
    ...(shown.length > 0
      ? [subtle(words.next), ...shown.flatMap((item) => lines({ ...item, onBehalfOf: null }, say, item.to))]
      : [text(words.nothingOfProject)]),
    ...(left > 0 ? [subtle(words.andMore(left))] : []),
    subtle(words.howOfProject),
  ];
  return card(say.language, title, body, [press(say.words.reminders.act.mine, 'reminders.show')]);
}

/** When it is told next, and on which days after that; to whom, and in whose place. */
function lines(item: UpcomingItem, say: Say, to: string | null = null): readonly Element[] {
  const words = say.words.reminders.upcoming;
  const [next, ...further] = item.days;
  const { shown, left } = firstOf(further, mostDays);
  const days = shown.map((day) => say.shortDay(day));
  const listed = say.list(left > 0 ? [...days, words.moreDays(left)] : days);
  const rest = [
    ...(to ? [words.to(to)] : []),
    ...(further.length > 0 ? [words.afterwards(listed)] : []),
    ...(item.onBehalfOf ? [say.words.reminders.onBehalfOf(item.onBehalfOf)] : []),
  ];
  return [
    text(capital(words.line(next ? say.shortDay(next) : '', itemLabel(item, say)))),
    ...(rest.length > 0 ? [subtle(rest.join(' '))] : []),
  ];
}
