import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { reminderKinds } from '../../bot/reminders/reminder.ts';
import { type Card, card, heading, press, primary, subtle } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { form as reading } from '../reading.ts';
import { choice } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** What somebody wants to be reminded of. */
export function remindersForm(props: Views['remindersForm'], say: Say): Card {
  const words = say.words.reminders.form;
  const { act, kind } = say.words.reminders;
  const form = say.form(props.form);
  const choices = reminderKinds.map((one) => choice(capital(kind[one]), one));
  const on = reminderKinds.filter((one) => !props.off.includes(one)).join(',');
  const body = [
    heading(words.title),
    ...attentions(form),
    ...field(form, choiceInput('on', words.on, choices, { many: true, expanded: true, value: on })),
    subtle(words.must),
  ];
  return card(say.language, words.title, body, [
    primary(words.send, 'reminders.save', {}, true),
    press(act.pause, 'pause.form'),
    press(act.upcoming, 'reminders.show'),
  ]);
}

/** The kinds that are wanted. */
export const readReminders = reading('reminders.save', z.object({}), (form) => {
  const chosen = form.many('on');
  const on = reminderKinds.filter((kind) => chosen.includes(kind));
  if (on.length !== new Set(chosen).size) form.refuse('on', 'choiceUnknown');
  return { on };
});
