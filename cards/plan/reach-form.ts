import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onMilestone } from './milestone-form.ts';

/** Saying that a milestone is reached, and what came of it (MILE-3). */
export function milestoneReachForm(props: Views['milestoneReachForm'], say: Say): Card {
  const words = say.words.plan.reach;
  const form = say.form(props.form);
  const title = words.title(props.wording);
  const body = [
    heading(title),
    text(words.criterion(props.criterion)),
    ...attentions(form),
    ...field(form, textInput('result', words.result, { required: true })),
    subtle(words.afterwards),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'milestone.reach', { milestoneId: props.milestoneId }, true),
  ]);
}

export const readReachMilestone = reading('milestone.reach', onMilestone, (form) => ({
  result: form.text('result'),
}));
