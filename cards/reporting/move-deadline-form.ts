import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, dateInput, field, textInput } from '../form.ts';
import { onDeadline, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** Another day for the report, and why. */
export function moveDeadlineForm(props: Views['moveDeadlineForm'], say: Say): Card {
  const words = say.words.reporting.move;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const body = [
    heading(title),
    text(words.now(say.day(props.dueOn))),
    text(props.contents),
    ...(props.movedTimes > 0 ? [subtle(words.times(props.movedTimes))] : []),
    ...attentions(form),
    ...field(form, dateInput('date', words.date, props.suggestedDate.toString(), { required: true })),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'deadline.move', { deadlineId: props.deadlineId }, true),
  ]);
}

/** The new day, and the reason. */
export const readMoveDeadline = reading('deadline.move', onDeadline, (form) => ({
  date: form.date('date'),
  reason: form.text('reason'),
}));
