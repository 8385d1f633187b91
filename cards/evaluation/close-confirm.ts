import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Ending a round early says what is missing and asks again. */
export function closeConfirm(props: Views['closeConfirm'], say: Say): Card {
  const words = say.words.evaluation.close;
  const left = props.asked - props.answered;
  const title = words.title(props.number);
  const data = { roundId: props.roundId };
  const body = [
    heading(title),
    text(left === 0 ? words.allAnswered : words.someLeft(left)),
    ...(props.missing.length > 0 ? [text(words.missing(say.parties(props.missing)))] : []),
    ...(props.tooFew ? [text(words.tooFew)] : []),
    subtle(words.afterwards),
  ];
  const complete = props.completeness === 'complete';
  return card(say.language, title, body, [
    press(words.yes, 'round.close', data, { style: complete ? 'positive' : 'destructive' }),
    press(words.extend, 'round.extend.form', data, complete ? {} : { style: 'positive' }),
  ]);
}
