import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';
import { measurementLine } from './goal.ts';
import { goalPicture } from './goal-picture.ts';
import { figureOn } from './texts.ts';

/** The receipt of who entered a number: the number, the line to the target, and when the next one is due (PLAN-5). */
export function measured(props: Views['measured'], say: Say): Card {
  const words = say.words.goals;
  const { chart, unit, next } = props;
  const title = words.receipt.title(props.wording);
  const data = { goalId: props.goalId };
  const body = [
    heading(title),
    ...(props.latest ? measurementLine(props.latest, unit, say) : [text(words.notYet)]),
    ...(props.isReached ? [text(words.reached)] : []),
    ...goalPicture(chart, props.picture, say),
    ...facts([
      [words.part.zero, chart && figureOn(chart.zero, unit, say)],
      [words.part.target, chart && figureOn(chart.target, unit, say)],
    ]),
    ...(props.status === 'draft'
      ? []
      : [text(next ? words.receipt.next(say.day(next)) : words.receipt.last)]),
  ];
  return card(say.language, title, body, [
    press(words.act.show, 'goal.show', data),
    ...(props.may.other ? [press(words.act.other, 'measure.other.form', data)] : []),
  ]);
}
