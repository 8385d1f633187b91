import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, section, text } from '../card.ts';
import { attentions, dateInput, field, textInput } from '../form.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** Whose workspace this is, and the programme where there is none yet; for an administrator. */
export function workspaceForm(props: Views['workspaceForm'], say: Say): Card {
  const words = say.words.workspace;
  const form = say.form(props.form);
  const programme = [
    text(words.programmeIntro),
    ...field(
      form,
      textInput('programme', words.programme, { placeholder: words.programmeExample, required: true }),
    ),
    ...field(form, dateInput('endsOn', words.endsOn, props.suggestedEnd.toString(), { required: true })),
  ];
  const body = [
    heading(words.formTitle),
    text(words.intro),
    ...attentions(form),
    ...field(
      form,
      textInput('organisation', words.organisation, {
        value: props.organisation,
        placeholder: words.organisationExample,
        required: true,
      }),
    ),
    ...(props.programmeMissing ? [section(programme)] : []),
  ];
  return card(say.language, words.formTitle, body, [primary(words.send, 'workspace.save', {}, true)]);
}

/** The workspace as filled in; the programme's fields are there only where it is missing. */
export const readWorkspace = reading('workspace.save', z.object({}), (form) => {
  const asksProgramme = 'programme' in form.values || 'endsOn' in form.values;
  const endsOn: Temporal.PlainDate | null = asksProgramme ? form.date('endsOn') : null;
  return { organisation: form.text('organisation'), programme: form.text('programme'), endsOn };
});
