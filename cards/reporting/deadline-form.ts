import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, section, subtle, text } from '../card.ts';
import { attentions, dateInput, field, textInput } from '../form.ts';
import { onProject, type Reading, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { kronerIn } from './money.ts';

/** How many grant letters are named. */
const mostLetters = 10;

/** A new deadline, and the grant letter that it comes with (REP-1, REP-2). */
export function deadlineForm(props: Views['deadlineForm'], say: Say): Card {
  const words = say.words.reporting.form;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const known = props.letters
    .slice(0, mostLetters)
    .map(({ year, amount }) => words.letter(String(year), say.number(amount)));
  const body = [
    heading(title),
    ...attentions(form),
    ...field(form, dateInput('dueOn', words.dueOn, props.suggestedDate.toString(), { required: true })),
    ...field(
      form,
      textInput('contents', words.contents, {
        multiline: true,
        placeholder: words.contentsExample,
        required: true,
      }),
    ),
    section([
      text(words.withLetter),
      ...(known.length > 0 ? [subtle(words.known(say.list(known)))] : []),
      ...field(form, textInput('year', words.year)),
      ...field(form, textInput('amount', words.amount, { placeholder: words.amountExample })),
    ]),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'deadline.add', { projectId: props.projectId }, true),
  ]);
}

/** A year of four digits; null where none was written. */
function yearIn(form: Reading): number | null {
  const written = form.text('year').trim();
  if (written === '') return null;
  if (!/^\d{4}$/.test(written)) form.refuse('year', 'yearInvalid');
  return Number.parseInt(written, 10);
}

function amountIn(form: Reading): number | null {
  const written = form.text('amount').trim();
  const amount = written === '' ? null : kronerIn(written);
  if (written !== '' && amount === null) form.refuse('amount', 'amountInvalid');
  return amount;
}

/** The deadline, and year and amount of the letter where they are filled in. */
export const readDeadline = reading('deadline.add', onProject, (form) => ({
  dueOn: form.date('dueOn'),
  contents: form.text('contents'),
  year: yearIn(form),
  amount: amountIn(form),
}));
