import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { id, type Reading, form as reading } from '../reading.ts';
import { choice } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onGathering } from './gathering-form.ts';
import { gatheringName, occasionText } from './occasion.ts';

/** PL says who comes of those without an account, whom nobody can ask here. */
export function attendanceForm(props: Views['attendanceForm'], say: Say): Card {
  const words = say.words.gatherings.register;
  const form = say.form(props.form);
  const title = words.title(gatheringName(props.gathering, say));
  // all of them: whoever is not chosen does not come
  const people = props.people.map((one) => choice(one.name, one.id));
  const body = [
    heading(title),
    text(occasionText(props.occasion, say)),
    text(words.intro),
    ...attentions(form),
    ...field(
      form,
      choiceInput('coming', words.coming, people, {
        many: true,
        expanded: true,
        ...(props.coming.length > 0 ? { value: props.coming.join(',') } : {}),
      }),
    ),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'gathering.register', { gatheringId: props.gatheringId }, true),
  ]);
}

function chosenIn(form: Reading): readonly string[] {
  const chosen = form.many('coming');
  if (!chosen.every((one) => id.safeParse(one).success)) form.refuse('coming', 'choiceUnknown');
  return chosen;
}

export const readAttendance = reading('gathering.register', onGathering, (form) => ({
  coming: chosenIn(form),
}));
