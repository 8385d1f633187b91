import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** PA says what is to be corrected; the approved version stays as it is (PRIV-5). */
export function minutesCorrectForm(props: Views['minutesCorrectForm'], say: Say): Card {
  const words = say.words.evaluation.minutes;
  const form = say.form(props.form);
  const body = [
    heading(words.correctTitle),
    text(words.afterApproval),
    ...attentions(form),
    ...field(form, textInput('text', words.correctText, { multiline: true, required: true })),
  ];
  return card(say.language, words.correctTitle, body, [
    primary(words.correctSend, 'minutes.correct', { roundId: props.roundId }, true),
  ]);
}

/** What is to be corrected. */
export const readCorrection = reading('minutes.correct', onRound, (form) => ({ text: form.text('text') }));
