import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, dateInput, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onMilestone } from './milestone-form.ts';

/** Another date for a milestone, and why. */
export function milestoneMoveForm(props: Views['milestoneMoveForm'], say: Say): Card {
  const words = say.words.plan.move;
  const form = say.form(props.form);
  const title = words.title(props.wording);
  const body = [
    heading(title),
    text(words.now(say.day(props.dueOn))),
    ...(props.movedTimes > 0 ? [text(words.before(props.movedTimes))] : []),
    ...(props.hasSlipped ? [subtle(words.paIsTold)] : []),
    ...attentions(form),
    ...field(form, dateInput('dueOn', words.dueOn, props.suggestedDate.toString(), { required: true })),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'milestone.move', { milestoneId: props.milestoneId }, true),
  ]);
}

export const readMoveMilestone = reading('milestone.move', onMilestone, (form) => ({
  dueOn: form.date('dueOn'),
  reason: form.text('reason'),
}));
