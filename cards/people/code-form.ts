import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, text } from '../card.ts';
import { attentions, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** Using a one-time code that was given in another account. */
export function codeForm(props: Views['codeForm'], say: Say): Card {
  const words = say.words.people.code;
  const form = say.form(props.form);
  const body = [
    heading(words.formTitle),
    text(words.formIntro),
    ...attentions(form),
    ...field(form, textInput('code', words.label, { placeholder: 'ABCD-EFGH', required: true })),
  ];
  return card(say.language, words.formTitle, body, [
    primary(words.send, 'code.use', {}, true),
    press(words.make, 'code.make'),
  ]);
}

/** The code as typed. */
export const readCode = reading('code.use', z.object({}), (form) => {
  if (form.text('code').trim() === '') form.refuse('code', 'textMissing');
  return { code: form.text('code') };
});
