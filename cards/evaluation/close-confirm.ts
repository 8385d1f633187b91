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
  // an early end is final, so where something is missing the other way comes first
  const complete = props.completeness === 'complete';
  const close = press(words.yes, 'round.close', data, { style: complete ? 'positive' : 'destructive' });
  const extend = press(words.extend, 'round.extend.form', data, complete ? {} : { style: 'positive' });
  return card(say.language, title, body, complete ? [close, extend] : [extend, close]);
}
