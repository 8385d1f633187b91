import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, text } from '../card.ts';
import { attentions, type FormTexts, field, textInput } from '../form.ts';
import { type Reading, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { rowsIn } from './deadline-rows.ts';
import { onPlan } from './many-deadlines-form.ts';

/** A list of deadlines, a line each, as it comes out of a spreadsheet (REP-2). */
export function pasteDeadlinesForm(props: Views['pasteDeadlinesForm'], say: Say): Card {
  const words = say.words.reporting.paste;
  const form = say.form(props.form);
  const body = [heading(words.title), text(words.intro), ...attentions(form), ...rowsField(form, say)];
  return card(say.language, words.title, body, [
    primary(say.words.reporting.many.check, 'deadlines.paste.check', {}, true),
    press(words.manyInstead, 'deadlines.many.form'),
    press(say.words.deadlineFile.instead, 'deadlines.file.show'),
  ]);
}

/** The list, with what was pasted before. */
export const rowsField = (form: FormTexts, say: Say, pasted = '') =>
  field(
    form,
    textInput('rows', say.words.reporting.paste.rows, {
      multiline: true,
      placeholder: say.words.reporting.paste.example,
      required: true,
      value: pasted,
    }),
  );

const rows = (form: Reading) => ({ rows: rowsIn(form.text('rows')), pasted: form.text('rows') });

export const readPasteCheck = reading('deadlines.paste.check', z.object({}), rows);
export const readPasteRecord = reading('deadlines.paste.record', onPlan, rows);
