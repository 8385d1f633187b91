import type { Views } from '../../bot/conversation/view.ts';
import type { DigestItem } from '../../bot/reminders/reminders.views.ts';
import {
  type Card,
  card,
  type Element,
  type ExecuteAction,
  heading,
  press,
  section,
  subtle,
  text,
} from '../card.ts';
import { gatheringName } from '../gatherings/occasion.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { itemActions, itemLabel, itemTexts } from './item.ts';

/** As many buttons as every platform takes, less the two that every digest has. */
const mostActs = 4;

/** The one message of a day: what waits, the most urgent first, with the buttons that do it. */
export function digest(props: Views['digest'], say: Say): Card {
  const words = say.words.reminders;
  if (props.day === null) return card(say.language, words.old, [heading(words.old), text(words.oldNext)]);
  const open = props.items.filter(({ state }) => state === 'open');
  const { shown, left } = firstOf(open, 10);
  const over = firstOf(
    props.items.filter(({ state }) => state !== 'open'),
    10,
  ).shown;
  const body: readonly Element[] = [
    heading(open.length > 0 ? words.title : words.nothingLeft),
    ...shown.flatMap((item, index) => (index === 0 ? lines(item, say) : [section(lines(item, say))])),
    ...(left > 0 ? [subtle(words.andMore(left))] : []),
    ...(over.length > 0 ? [section(over.map((item) => subtle(overLine(item, say))))] : []),
  ];
  const notification = open.length > 0 ? words.notification(open.length) : words.nothingLeft;
  return card(say.language, notification, body, [
    ...actionsOf(shown, say),
    ...(open.length > 0 ? [press(words.act.later, 'reminder.later.form')] : []),
    press(words.act.upcoming, 'reminders.show'),
  ]);
}

function lines(item: DigestItem, say: Say): readonly Element[] {
  const [what, ...rest] = itemTexts(item, say);
  const inPlace = item.onBehalfOf === null ? [] : [say.words.reminders.onBehalfOf(item.onBehalfOf)];
  return [text(what), ...[...rest, ...inPlace].map(subtle)];
}

function overLine(item: DigestItem, say: Say): string {
  const words = say.words.reminders;
  const label = itemLabel(item, say);
  return item.until ? words.later(label, say.day(item.until)) : words.done(label);
}

/** The first items' own buttons, the first of them the primary one; each says whose it is where there are several. */
function actionsOf(items: readonly DigestItem[], say: Say): readonly ExecuteAction[] {
  const named = (item: DigestItem, { title, ...action }: ExecuteAction): ExecuteAction => ({
    ...action,
    title: items.length > 1 ? cut(`${title}: ${nameOf(item, say)}`, 60) : title,
  });
  return items
    .flatMap((item) => itemActions(item, say).map((action) => named(item, action)))
    .filter(({ title }, index, all) => all.findIndex((one) => one.title === title) === index)
    .slice(0, mostActs)
    .map((action, index) => (index === 0 ? { ...action, style: 'positive' } : action));
}

const nameOf = ({ facts, projectName }: DigestItem, say: Say): string =>
  facts.kind === 'gathering'
    ? facts.why === 'themeDay'
      ? facts.participant
      : gatheringName(facts.head.gathering, say)
    : 'title' in facts
      ? facts.title
      : projectName;
