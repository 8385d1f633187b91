import type { Views } from '../../bot/conversation/view.ts';
import { parties } from '../../bot/project/project.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, choiceInput, dateInput, field, textInput } from '../form.ts';
import { onDeadline, form as reading } from '../reading.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** The report is delivered: when, where it is found, and who took part (REP-3). */
export function deliverForm(props: Views['deliverForm'], say: Say): Card {
  const words = say.words.reporting.deliver;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const took = parties.map((party) => ({ title: capital(say.words.names.party[party]), value: party }));
  const body = [
    heading(title),
    text(words.due(say.day(props.dueOn))),
    text(props.contents),
    ...attentions(form),
    ...field(form, dateInput('deliveredOn', words.deliveredOn, props.today.toString(), { required: true })),
    ...field(
      form,
      textInput('reference', words.reference, { placeholder: words.referenceExample, required: true }),
    ),
    ...field(form, choiceInput('parties', words.parties, took, { many: true, expanded: true })),
    subtle(words.partiesNote),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'deadline.deliver', { deadlineId: props.deadlineId }, true),
  ]);
}

/** The delivery as filled in. */
export const readDeliver = reading('deadline.deliver', onDeadline, (form) => ({
  deliveredOn: form.date('deliveredOn'),
  reference: form.text('reference'),
  parties: parties.filter((party) => form.many('parties').includes(party)),
}));
