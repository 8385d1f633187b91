import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field, textInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import { choice } from '../room.ts';
import type { Say } from '../words/say.ts';

/** Which measures seem to work (EVAL-6): what the grades suggest is chosen already. */
export function benefitsForm(props: Views['benefitsForm'], say: Say): Card {
  const words = say.words.evaluation.benefits;
  const form = say.form(props.form);
  const choices = props.factors.map((factor) => choice(say.factor(factor), factor.key));
  const suggested = props.suggested.map((factor) => factor.key).join(',');
  const body = [
    heading(words.title),
    text(words.intro),
    ...attentions(form),
    ...field(
      form,
      choiceInput('factors', words.factors, choices, { value: suggested, many: true, expanded: true }),
    ),
    ...field(form, textInput('text', words.text, { multiline: true })),
  ];
  return card(say.language, words.title, body, [
    primary(words.send, 'benefits.note', { roundId: props.roundId }, true),
  ]);
}

/** What seems to work, as chosen and in the group’s own words. */
export const readBenefits = reading('benefits.note', onRound, (form) => ({
  factorKeys: form.many('factors'),
  text: form.text('text'),
}));
