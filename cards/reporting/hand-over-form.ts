import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, subtle, text } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { cardLimits } from '../limits.ts';
import { onDeadline, form as reading } from '../reading.ts';
import { choice, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The bytes of the people to choose from (design §5: Teams takes 28 KB a card). */
const roomForPeople = 18_000;

/** Means whoever is PL. */
const leader = 'pl';

/** Who sees to the report: PL, or somebody else of the project. */
export function handOverForm(props: Views['handOverForm'], say: Say): Card {
  const words = say.words.reporting.handOver;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const { shown, left } = peopleWithin(props.people, roomForPeople, [props.responsibleId]);
  // one place of the list is PL's
  const people = shown.slice(0, cardLimits.slack.options - 1);
  const notShown = left + shown.length - people.length;
  const body = [
    heading(title),
    text(words.due(say.day(props.dueOn))),
    text(props.contents),
    ...attentions(form),
    ...field(
      form,
      choiceInput('responsible', words.who, [choice(words.leader, leader), ...people], {
        value: props.responsibleId ?? leader,
        required: true,
      }),
    ),
    ...(notShown > 0 ? [subtle(say.words.names.notAll(people.length, props.people.length))] : []),
    subtle(words.note),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'deadline.handover', { deadlineId: props.deadlineId }, true),
  ]);
}

/** Who is responsible from now on. */
export const readHandOver = reading('deadline.handover', onDeadline, (form) => ({
  responsibleId: form.text('responsible') === leader ? null : form.id('responsible'),
}));
