import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';
import { measurementLine } from './goal.ts';
import { goalPicture } from './goal-picture.ts';
import { figureOn } from './texts.ts';

/** The receipt of who entered a number: the number, the line to the target, and when the next one is due (PLAN-5). */
export function measured(props: Views['measured'], say: Say): Card {
  const words = say.words.goals;
  const title = words.receipt.title(props.wording);
  const data = { goalId: props.goalId };
  const body = [
    heading(title),
    ...(props.latest ? measurementLine(props.latest, props.unit, say) : [text(words.notYet)]),
    ...(props.isReached ? [text(words.reached)] : []),
    ...goalPicture(props.chart, props.picture, say),
    ...facts([
      [words.part.zero, figureOn(props.zero, props.unit, say)],
      [words.part.target, figureOn(props.target, props.unit, say)],
    ]),
    text(props.next ? words.receipt.next(say.day(props.next)) : words.receipt.last),
  ];
  return card(say.language, title, body, [
    press(words.act.show, 'goal.show', data),
    ...(props.may.other ? [press(words.act.other, 'measure.other.form', data)] : []),
  ]);
}
