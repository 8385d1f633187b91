import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** What the booklet asks after a round (EVAL-9). */
export function followUpForm(props: Views['followUpForm'], say: Say): Card {
  const words = say.words.evaluation.followUp;
  const form = say.form(props.form);
  const title = words.title(props.number);
  const known = props.followUp;
  const body = [
    heading(title),
    ...attentions(form),
    ...field(form, textInput('course', words.course, { multiline: true, value: known?.course })),
    ...field(form, textInput('dailyWork', words.dailyWork, { multiline: true, value: known?.dailyWork })),
    ...field(form, textInput('wayOn', words.wayOn, { multiline: true, value: known?.wayOn })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'followup.note', { roundId: props.roundId }, true),
  ]);
}

/** The three answers; what is not answered is empty. */
export const readFollowUp = reading('followup.note', onRound, (form) => ({
  course: form.text('course'),
  dailyWork: form.text('dailyWork'),
  wayOn: form.text('wayOn'),
}));
