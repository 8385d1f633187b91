import type { Views } from '../../bot/conversation/view.ts';
import type { MeasurementLine } from '../../bot/goals/goals.views.ts';
import {
  type Action,
  attention,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { goalPicture } from './goal-picture.ts';
import { amount, changeText, figure, figureOn } from './texts.ts';

type Props = Views['goal'];

/** How many of each stand in the card. */
const most = { measurements: 6, changes: 6 } as const;

/** One result goal: what it is, the line to its target, its numbers, and how its plan has changed (PLAN-2, PLAN-5). */
export function goal(props: Props, say: Say): Card {
  const words = say.words.goals;
  const title = words.title(props.wording);
  const body: readonly Element[] = [
    heading(title),
    ...state(props, say),
    ...goalPicture(props.chart, props.picture, say),
    ...plan(props, say),
    ...measurements(props, say),
    ...changes(props, say),
  ];
  return card(say.language, title, body, actions(props, say));
}

/** What there is to know first: that it is a draft, that a number is missing, that it is reached, that it is over. */
function state(props: Props, say: Say): readonly Element[] {
  const words = say.words.goals;
  const missing = say.list(props.missing.map((part) => words.missing[part]));
  return [
    ...(props.missing.length > 0 ? [attention(words.draft(missing))] : []),
    ...(props.waiting ? [attention(words.waits(say.day(props.waiting)))] : []),
    ...(props.isReached ? [text(words.reached)] : []),
    ...(props.ended ? [text(words.endedBecause(props.ended.reason))] : []),
  ];
}

function plan(props: Props, say: Say): readonly Element[] {
  const words = say.words.goals;
  const { part } = words;
  const { zero, zeroOn, target, targetOn, unit, ended } = props;
  const dated = (text: string | null, on: typeof zeroOn) =>
    text !== null && on ? words.on(text, say.day(on)) : (text ?? (on ? say.day(on) : null));
  const start = props.zeroSuppressed ? words.suppressed : zero === null ? null : amount(zero, unit, say);
  return facts([
    [words.project, props.projectName],
    [part.zero, dated(start, zeroOn)],
    [part.target, dated(target === null ? null : amount(target, unit, say), targetOn)],
    [part.interval, props.interval && words.interval[props.interval]],
    [part.firstOn, props.firstOn && props.measurements.length === 0 ? say.day(props.firstOn) : null],
    [words.nextMeasurement, props.next && !props.waiting ? say.day(props.next) : null],
    [part.responsibleId, props.responsible],
    [part.aboutPersons, props.aboutPersons ? words.yes : null],
    [words.endedAt, ended && [say.moment(ended.at), ended.by].filter(Boolean).join(', ')],
  ]);
}

function measurements(props: Props, say: Say): readonly Element[] {
  const words = say.words.goals;
  const { shown, left } = firstOf(props.measurements, most.measurements);
  if (shown.length === 0) return props.status === 'draft' ? [] : [section([text(words.notYet)])];
  return [
    section([
      subheading(words.measurements),
      ...shown.flatMap((line) => measurementLine(line, props.unit, say)),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

/** A number, and under it who gave it, and what it was before. */
export function measurementLine(line: MeasurementLine, unit: string, say: Say): readonly Element[] {
  const words = say.words.goals;
  const { persons: count } = line;
  const persons = count === null ? [] : [count === 1 ? words.onePerson : words.persons(say.number(count))];
  const [before] = line.before;
  const parts = [
    ...persons,
    ...(line.by ? [words.by(line.by, say.moment(line.at))] : []),
    ...(before === undefined ? [] : [words.before(figure(before, unit, say))]),
  ];
  return [text(figureOn(line, unit, say)), ...(parts.length > 0 ? [subtle(parts.join(' · '))] : [])];
}

function changes(props: Props, say: Say): readonly Element[] {
  const words = say.words.goals;
  const { shown, left } = firstOf(props.changes, most.changes);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.changes),
      ...shown.flatMap((one) => [
        text(changeText(one, say)),
        subtle([say.moment(one.at), one.by].filter(Boolean).join(', ')),
      ]),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

function actions({ goalId, may, missing }: Props, say: Say): readonly Action[] {
  const words = say.words.goals.act;
  const data = { goalId };
  const change = missing.length > 0 ? primary(words.complete, 'goal.edit.form', data) : null;
  return [
    ...(may.enter ? [primary(words.enter, 'measure.form', data)] : []),
    ...(may.other ? [press(words.other, 'measure.other.form', data)] : []),
    ...(may.change ? [change ?? press(words.change, 'goal.edit.form', data)] : []),
    ...(may.end ? [press(words.end, 'goal.end.form', data)] : []),
    ...(may.reopen ? [press(words.reopen, 'goal.reopen', data)] : []),
  ];
}
