import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';
import { moves } from './milestone.ts';

/** For PA: a milestone has been moved more than once. */
export function milestoneSlipped(props: Views['milestoneSlipped'], say: Say): Card {
  const words = say.words.plan.slipped;
  const body = [
    heading(words.title(props.wording)),
    text(words.text(props.projectName)),
    ...facts([
      [say.words.plan.facts.dueOn, say.day(props.dueOn)],
      [say.words.plan.facts.responsible, props.responsible],
    ]),
    ...moves(props.moves, say),
  ];
  return card(say.language, words.notification(props.projectName), body, [
    primary(words.show, 'milestone.show', { milestoneId: props.milestoneId }),
  ]);
}
