import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** On its day: is it reached, or not yet? */
export function milestoneAsked(props: Views['milestoneAsked'], say: Say): Card {
  const words = say.words.plan.asked;
  const data = { milestoneId: props.milestoneId };
  const title = words.title(props.wording);
  const body = [
    heading(title),
    text(props.status === 'planned' ? words.text(props.projectName, say.day(props.dueOn)) : words.settled),
    ...facts([[say.words.plan.facts.criterion, props.criterion]]),
  ];
  return card(say.language, title, body, [
    ...(props.may.reach ? [primary(words.yes, 'milestone.reach.form', data)] : []),
    ...(props.may.move ? [press(words.notYet, 'milestone.move.form', data)] : []),
  ]);
}
