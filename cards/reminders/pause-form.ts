import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, subtle, text } from '../card.ts';
import { attentions, choiceInput, dateInput, field } from '../form.ts';
import { form as reading } from '../reading.ts';
import { choice, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';

/** All choices of the form together, in bytes. */
const room = 10_000;
const nobody = 'nobody';

/** Days without reminders, and who gets them meanwhile. */
export function pauseForm(props: Views['pauseForm'], say: Say): Card {
  const words = say.words.reminders.pauseForm;
  const form = say.form(props.form);
  const deputies = [
    choice(words.nobody, nobody),
    ...peopleWithin(props.people, room, [props.deputyId]).shown,
  ];
  const body = [
    heading(words.title),
    text(words.intro),
    ...attentions(form),
    ...field(form, dateInput('from', words.from, props.from.toString(), { required: true })),
    ...field(form, dateInput('to', words.to, props.to.toString(), { required: true })),
    ...field(form, choiceInput('deputy', words.deputy, deputies, { value: props.deputyId ?? nobody })),
    subtle(words.deputyHint),
  ];
  return card(say.language, words.title, body, [
    primary(props.isThere ? say.words.reminders.act.changePause : words.send, 'pause.save', {}, true),
    ...(props.isThere ? [press(words.end, 'pause.end')] : []),
  ]);
}

/** The days, and the deputy that was chosen. */
export const readPause = reading('pause.save', z.object({}), (form) => {
  const deputy = form.text('deputy');
  return {
    from: form.date('from'),
    to: form.date('to'),
    deputyId: deputy === '' || deputy === nobody ? null : form.id('deputy'),
  };
});
