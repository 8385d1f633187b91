import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type ReminderItem, reminderKinds, whys } from '../../bot/reminders/reminder.ts';
import { type Card, card, heading, primary } from '../card.ts';
import { attentions, choiceInput, dateInput, field } from '../form.ts';
import { id, form as reading } from '../reading.ts';
import { choice, choicesWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { itemLabel } from './item.ts';

/** All choices of the form together, in bytes. */
const room = 8000;

const answerOf = ({ kind, subjectId, facts }: ReminderItem): string => `${kind}:${facts.why}:${subjectId}`;

/** Puts off one of the things that somebody was told. */
export function laterForm(props: Views['laterForm'], say: Say): Card {
  const words = say.words.reminders.laterForm;
  const form = say.form(props.form);
  const { shown } = choicesWithin(
    props.items.map((item) => choice(itemLabel(item, say), answerOf(item))),
    room,
  );
  const first = shown[0]?.value;
  const whens = [choice(words.day, '1'), choice(words.threeDays, '3'), choice(words.onDate, 'date')];
  const body = [
    heading(words.title),
    ...attentions(form),
    ...field(
      form,
      choiceInput('item', words.which, shown, { required: true, ...(first ? { value: first } : {}) }),
    ),
    ...field(form, choiceInput('when', words.when, whens, { expanded: true, required: true, value: '1' })),
    ...field(form, dateInput('date', words.date, props.suggestedDate.toString())),
  ];
  return card(say.language, words.title, body, [primary(words.send, 'reminder.later', {}, true)]);
}

const whens = ['1', '3', 'date'] as const;
const item = z.tuple([z.enum(reminderKinds), z.enum(whys), id]);

/** What is put off, and until when. */
export const readLater = reading('reminder.later', z.object({}), (form) => {
  const found = item.safeParse(form.text('item').split(':'));
  if (!found.success) form.refuse('item', form.text('item') === '' ? 'choiceMissing' : 'choiceUnknown');
  const [kind, why, subjectId] = found.data ?? ['round', 'answer', ''];
  const when = form.choice('when', whens);
  return {
    kind,
    why,
    subjectId,
    later: when === 'date' ? { date: form.date('date') } : { days: Number(when) },
  };
});
