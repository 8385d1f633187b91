import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field, textInput } from '../form.ts';
import { notAll } from '../project/people-lists.ts';
import { form as reading } from '../reading.ts';
import { choice, choicesWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onRisk } from './forms.ts';
import { riskName } from './names.ts';

/** The bytes of the list of countermeasures. */
const room = 10_000;

/** A countermeasure that is not to be done after all, and why. */
export function withdrawForm(props: Views['withdrawForm'], say: Say): Card {
  const words = say.words.risk.withdraw;
  const title = words.title(props.number);
  const name = text(riskName(props.name, say));
  if (props.open.length === 0) return card(say.language, title, [heading(title), name, text(words.none)], []);
  const form = say.form(props.form);
  const choices = choicesWithin(
    props.open.map((one) => choice(words.line(one.text, say.day(one.dueOn)), one.id)),
    room,
  );
  const [only] = props.open.length === 1 ? props.open : [];
  const body = [
    heading(title),
    name,
    text(words.intro),
    ...attentions(form),
    ...field(
      form,
      choiceInput('countermeasureId', words.which, choices.shown, {
        ...{ required: true, ...(only ? { value: only.id } : {}) },
      }),
    ),
    ...notAll(choices, say),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'countermeasure.withdraw', { riskId: props.riskId }, true),
  ]);
}

export const readWithdraw = reading('countermeasure.withdraw', onRisk, (form) => ({
  countermeasureId: form.id('countermeasureId'),
  reason: form.text('reason'),
}));
