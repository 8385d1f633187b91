import type { DecisionLine, Views } from '../../bot/conversation/view.ts';
import { type Card, card, type Element, heading, press, primary, subtle, text } from '../card.ts';
import { firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** Decisions, each with who and by when under it (EVAL-7). */
export const decisionItems = (decisions: readonly DecisionLine[], say: Say): readonly Element[] =>
  decisions.flatMap(({ text: what, responsible, dueOn }) => [
    text(what),
    subtle(say.words.evaluation.decisions.line(responsible, say.day(dueOn))),
  ]);

/** How many decisions a card holds; the rest stands in the minutes. */
const mostDecisions = 25;

export function decisions(props: Views['decisions'], say: Say): Card {
  const words = say.words.evaluation.decisions;
  const title = words.title(props.number, props.projectName);
  const { shown, left } = firstOf(props.decisions, mostDecisions);
  const body = [
    heading(title),
    ...(shown.length === 0 ? [text(words.none)] : []),
    ...decisionItems(shown, say),
    ...(left > 0 ? [subtle(say.words.evaluation.result.more(left))] : []),
  ];
  const data = { roundId: props.roundId };
  return card(
    say.language,
    title,
    body,
    props.may.decide
      ? [
          primary(words.add, 'decision.form', data),
          press(say.words.evaluation.result.minutes, 'minutes.show', data),
        ]
      : [],
  );
}
