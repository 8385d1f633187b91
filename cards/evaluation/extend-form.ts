import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, dateInput, field, timeInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { inZone } from './time-zone.ts';

export function extendForm(props: Views['extendForm'], say: Say): Card {
  const words = say.words.evaluation.extend;
  const form = say.form(props.form);
  const title = words.title(props.number);
  const body = [
    heading(title),
    text(words.now(say.moment(props.deadline))),
    ...attentions(form),
    ...field(
      form,
      dateInput('date', inZone(words.date, props.timeZone, say), props.suggestedDate.toString(), {
        required: true,
      }),
    ),
    ...field(
      form,
      timeInput('time', inZone(words.time, props.timeZone, say), props.suggestedTime.toString().slice(0, 5), {
        required: true,
      }),
    ),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'round.extend', { roundId: props.roundId }, true),
  ]);
}

/** The new deadline, local to the project. */
export const readExtend = reading('round.extend', onRound, (form) => ({
  date: form.date('date'),
  time: form.time('time'),
}));
