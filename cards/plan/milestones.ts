import type { Views } from '../../bot/conversation/view.ts';
import type { MilestoneLine } from '../../bot/plan/plan.views.ts';
import {
  type Card,
  card,
  type Element,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** How many of each stand in the card, and how many have a button. */
const most = { planned: 10, reached: 5, buttons: 2 } as const;

/** The project's line: what is next, what comes later, what is reached, each with its date (MILE-1). */
export function milestones(props: Views['milestones'], say: Say): Card {
  const words = say.words.plan.line;
  const data = { projectId: props.projectId };
  const [next, ...later] = props.planned;
  const shownLater = firstOf(later, most.planned - 1);
  const shownReached = firstOf(props.reached, most.reached);
  const count = props.planned.length + props.reached.length;
  const part = (title: string, lines: readonly MilestoneLine[], left: number): readonly Element[] =>
    lines.length === 0
      ? []
      : [
          section([
            subheading(title),
            ...lines.flatMap((line) => lineOf(line, say)),
            ...(left > 0 ? [subtle(say.words.plan.facts.more(left))] : []),
          ]),
        ];
  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    ...(count === 0 ? [text(words.none)] : []),
    ...(count > 0 && !next ? [text(words.allReached)] : []),
    ...part(words.next, next ? [next] : [], 0),
    ...part(words.later, shownLater.shown, shownLater.left),
    ...part(words.reached, shownReached.shown, shownReached.left),
  ];
  const buttons = props.planned.slice(0, most.buttons);
  return card(say.language, words.notification(props.projectName), body, [
    ...(props.may.add ? [primary(words.add, 'milestone.form', data)] : []),
    ...buttons.map((one, index) =>
      press(labelOf(one, index, buttons, say), 'milestone.show', { milestoneId: one.milestoneId }),
    ),
    ...(count > buttons.length ? [press(words.choose, 'milestone.choose', data)] : []),
    press(say.words.goals.act.goals, 'goals.show', data),
    press(say.words.calendar.button, 'projectCalendar.show', data),
  ]);
}

/** Two that are called the same are told apart by their dates, or else by their place. */
function labelOf(one: MilestoneLine, index: number, all: readonly MilestoneLine[], say: Say): string {
  const short = ({ wording }: MilestoneLine) => say.words.plan.line.show(cut(wording, 40));
  const isAlone = all.filter((other) => short(other) === short(one)).length === 1;
  return isAlone ? short(one) : `${short(one)} (${index + 1})`;
}

/** A milestone, and under it when, who, and how it has gone. */
function lineOf(line: MilestoneLine, say: Say): readonly Element[] {
  const { line: words, facts } = say.words.plan;
  const day = say.day(line.dueOn);
  const parts = [
    line.reachedOn ? words.reachedOn(say.day(line.reachedOn)) : line.isOverdue ? facts.overdue(day) : day,
    line.responsible && words.responsible(line.responsible),
    line.isDecisionPoint && words.decisionPoint,
    line.movedTimes > 0 && words.moved(line.movedTimes),
  ].filter((part) => typeof part === 'string');
  return [text(`${line.reachedOn ? '●' : '○'} ${line.wording}`), subtle(parts.join(' · '))];
}
