import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle } from '../card.ts';
import { attentions, choiceInput, dateInput, field, textInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import { peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The bytes of the people to choose from (design §5: Teams takes 28 KB a card). */
const roomForPeople = 20_000;

/** Recording a decision with a responsible person and a date (EVAL-7). */
export function decisionForm(props: Views['decisionForm'], say: Say): Card {
  const words = say.words.evaluation.decisions;
  const form = say.form(props.form);
  const title = words.formTitle(props.number);
  const { shown, left } = peopleWithin(props.people, roomForPeople);
  const body = [
    heading(title),
    ...attentions(form),
    ...field(form, textInput('text', words.text, { multiline: true, required: true })),
    ...field(form, choiceInput('responsible', words.responsible, shown, { required: true })),
    ...(left > 0 ? [subtle(say.words.names.notAll(shown.length, props.people.length))] : []),
    ...field(form, dateInput('dueOn', words.dueOn, props.suggestedDate.toString(), { required: true })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'decision.record', { roundId: props.roundId }, true),
  ]);
}

/** The decision as filled in. */
export const readDecision = reading('decision.record', onRound, (form) => ({
  text: form.text('text'),
  responsibleId: form.id('responsible'),
  dueOn: form.date('dueOn'),
}));
