import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onGoal } from './goal-form.ts';

/** Ending a goal, and why: it is asked for no more. */
export function goalEndForm(props: Views['goalEndForm'], say: Say): Card {
  const words = say.words.goals.end;
  const form = say.form(props.form);
  const title = words.title(props.wording);
  const body = [
    heading(title),
    text(words.text),
    ...attentions(form),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
  ];
  return card(say.language, title, body, [primary(words.send, 'goal.end', { goalId: props.goalId }, true)]);
}

export const readEndGoal = reading('goal.end', onGoal, (form) => ({ reason: form.text('reason') }));
