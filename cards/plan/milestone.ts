import type { Views } from '../../bot/conversation/view.ts';
import type { MoveLine } from '../../bot/plan/plan.views.ts';
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
  subheading,
  subtle,
  text,
} from '../card.ts';
import { fitting } from '../room.ts';
import type { Say } from '../words/say.ts';

type Props = Views['milestone'];

/** How much of a milestone stands in its card; names in bytes. */
const most = { names: 500, moves: 5 } as const;

/** One milestone, with its activities, whom it is told, and how its date has moved (MILE-1, MILE-2). */
export function milestone(props: Props, say: Say): Card {
  const words = say.words.plan;
  const day = say.day(props.dueOn);
  const title = words.card.title(props.wording);
  const body: readonly Element[] = [
    heading(title),
    ...facts([
      [words.facts.project, props.projectName],
      [words.facts.dueOn, props.isOverdue ? words.facts.overdue(day) : day],
      [words.facts.state, words.facts.states[props.status]],
      [words.facts.responsible, props.responsible],
      [words.facts.criterion, props.criterion],
      [words.facts.decisionPoint, props.isDecisionPoint ? words.facts.isDecisionPoint : null],
      [words.facts.result, props.reached?.result ?? null],
      [words.facts.reachedAt, reachedBy(props, say)],
      [words.facts.celebration, props.celebration],
      [words.facts.audience, audience(props, say)],
      [words.facts.openly, props.tellsOpenly ? words.facts.tellsOpenly : null],
    ]),
    ...activities(props, say),
    ...moves(props.moves, say),
  ];
  return card(say.language, title, body, actions(props, say));
}

function reachedBy({ reached }: Props, say: Say): string | null {
  if (!reached) return null;
  return [say.moment(reached.at), reached.by].filter(Boolean).join(', ');
}

function audience(props: Props, say: Say): string | null {
  const words = say.words.plan.facts;
  if (props.audienceCount === 0) return null;
  if (!props.audience) return words.people(props.audienceCount);
  const { shown, left } = fitting(props.audience, most.names);
  return (left > 0 ? [...shown, words.more(left)] : shown).join(', ');
}

function activities(props: Props, say: Say): readonly Element[] {
  const words = say.words.plan.card;
  if (props.activities.length === 0) return [];
  return [
    section([
      subheading(words.activities),
      ...props.activities.map((one) => text(one.isDone ? words.done(one.text) : words.toDo(one.text))),
    ]),
  ];
}

/** How a date has moved, the newest last; of many, the newest. */
export function moves(all: readonly MoveLine[], say: Say): readonly Element[] {
  const words = say.words.plan.card;
  if (all.length === 0) return [];
  const shown = all.slice(-most.moves);
  const left = all.length - shown.length;
  return [
    section([
      subheading(words.moves),
      ...(left > 0 ? [subtle(say.words.plan.facts.more(left))] : []),
      ...shown.flatMap(({ fromDate, toDate, reason, by }) => [
        text(words.move(say.day(fromDate), say.day(toDate))),
        ...(reason ? [subtle(by ? words.reasonBy(reason, by) : words.reason(reason))] : []),
      ]),
    ]),
  ];
}

function actions({ milestoneId, may }: Props, say: Say): readonly Action[] {
  const words = say.words.plan.card;
  const data = { milestoneId };
  return [
    ...(may.reach ? [primary(words.reach, 'milestone.reach.form', data)] : []),
    ...(may.unreach ? [press(words.takeBack, 'milestone.unreach', data)] : []),
    ...(may.move ? [press(words.moveIt, 'milestone.move.form', data)] : []),
    ...(may.tick ? [press(words.tick, 'activities.form', data)] : []),
    ...(may.change ? [press(words.change, 'milestone.edit.form', data)] : []),
  ];
}
