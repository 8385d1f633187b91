import type { Views } from '../../bot/conversation/view.ts';
import type { GoalLine } from '../../bot/goals/goals.views.ts';
import {
  type Action,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subtle,
  text,
} from '../card.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { amount, figureOn } from './texts.ts';

type Props = Views['goals'];

/** How many goals stand in the card, and how many have a button. */
const most = { goals: 10, buttons: 2 } as const;

/** The project's result goals, each with its latest number, its target and its next measurement (PLAN-5). */
export function goals(props: Props, say: Say): Card {
  const words = say.words.goals.list;
  const { counts } = props;
  const { shown, left } = firstOf(props.goals ?? [], most.goals);
  const total = counts.measured + counts.drafts + counts.ended;
  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    ...(total === 0 ? [text(words.none)] : []),
    ...(props.goals === null && total > 0 ? countFacts(props, say) : []),
    ...shown.map((line) => section(lineOf(line, say))),
    ...(left > 0 ? [subtle(words.more(left))] : []),
  ];
  return card(say.language, words.notification(props.projectName), body, actionsOf(props, say));
}

/** For those who see no contents: how many, and whether they are measured in time (domain §3). */
function countFacts({ counts }: Props, say: Say): readonly Element[] {
  const words = say.words.goals.list;
  return facts([
    [words.measured, say.number(counts.measured)],
    [words.inTime, words.of(say.number(counts.inTime), say.number(counts.measured))],
    [words.drafts, counts.drafts > 0 ? say.number(counts.drafts) : null],
    [words.ended, counts.ended > 0 ? say.number(counts.ended) : null],
  ]);
}

function lineOf(line: GoalLine, say: Say): readonly Element[] {
  const words = say.words.goals;
  const parts = [
    line.status === 'draft' && words.states.draft,
    line.status === 'ended' && words.states.ended,
    line.latest && words.list.latest(figureOn(line.latest, line.unit, say)),
    line.status === 'measured' && !line.latest && words.notYet,
    line.target !== null &&
      (line.targetOn
        ? words.list.targetOn(amount(line.target, line.unit, say), say.day(line.targetOn))
        : words.list.target(amount(line.target, line.unit, say))),
    line.waiting ? words.waits(say.day(line.waiting)) : line.next && words.next(say.day(line.next)),
  ].filter((part) => typeof part === 'string');
  return [text(line.wording), ...parts.map((part) => subtle(part))];
}

function actionsOf({ projectId, goals: all, may }: Props, say: Say): readonly Action[] {
  const words = say.words.goals.list;
  const data = { projectId };
  const lines = all ?? [];
  const buttons = lines.slice(0, most.buttons);
  const short = ({ wording }: GoalLine) => words.show(cut(wording, 40));
  const isAlone = new Set(buttons.map(short)).size === buttons.length;
  return [
    ...(may.enter ? [primary(words.enter, 'measure.choose', data)] : []),
    ...(may.add ? [press(words.add, 'goal.form', data, may.enter ? {} : { style: 'positive' })] : []),
    ...buttons.map((one, index) =>
      press(isAlone ? short(one) : `${short(one)} (${index + 1})`, 'goal.show', { goalId: one.goalId }),
    ),
    ...(lines.length > buttons.length ? [press(words.choose, 'goal.choose', data)] : []),
  ];
}
