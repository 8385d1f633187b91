import type { Views } from '../../bot/conversation/view.ts';
import { attention, type Card, card, heading, primary, section, subtle, text } from '../card.ts';
import { attentions, choiceInput, dateInput, field, textInput } from '../form.ts';
import { notAll } from '../project/people-lists.ts';
import { id, form as reading } from '../reading.ts';
import { choice, choicesWithin, cut, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onRisk } from './forms.ts';
import { riskName, sumText } from './names.ts';

/** The bytes of the choices in each list. */
const room = { milestones: 8000, people: 7000 } as const;
const own = 'own';

/** What is done about a risk, by whom and when (RISK-6). It becomes a milestone, or an activity of one (MILE-4). */
export function countermeasureForm(props: Views['countermeasureForm'], say: Say): Card {
  const words = say.words.risk.countermeasure;
  const form = say.form(props.form);
  const title = words.title(props.number);
  const places = choicesWithin(
    [
      choice(words.own, own),
      ...props.milestones.map(({ milestoneId, wording, dueOn }) =>
        choice(words.activityOf(cut(wording, 30), say.day(dueOn)), milestoneId),
      ),
    ],
    room.milestones,
  );
  const people = peopleWithin(props.people, room.people, [form.values.responsible ?? null]);
  const lowers = [
    { title: words.lowersS, value: 's' },
    { title: words.lowersK, value: 'k' },
  ];
  const body = [
    heading(title),
    text(riskName(props.name, say)),
    ...(props.grades ? [subtle(sumText(props.grades, say))] : []),
    ...(props.isRequired ? [attention(words.must)] : []),
    text(words.intro),
    ...attentions(form),
    ...field(form, textInput('text', words.text, { placeholder: words.textExample, required: true })),
    ...field(
      form,
      choiceInput('lowers', words.lowers, lowers, { value: 's', expanded: true, required: true }),
    ),
    ...field(form, choiceInput('place', words.place, places.shown, { value: own, required: true })),
    ...notAll(places, say),
    section([
      subtle(words.ownTitle),
      ...field(form, choiceInput('responsible', words.responsible, people.shown)),
      ...notAll(people, say),
      ...field(form, dateInput('dueOn', words.dueOn, props.suggestedDate.toString())),
      ...field(
        form,
        textInput('criterion', words.criterion, { placeholder: words.criterionExample, multiline: true }),
      ),
      subtle(words.visible),
    ]),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'countermeasure.set', { riskId: props.riskId }, true),
  ]);
}

export const readCountermeasure = reading('countermeasure.set', onRisk, (form) => {
  const place = form.text('place');
  const isOwn = place === own || place === '';
  if (!isOwn && !id.safeParse(place).success) form.refuse('place', 'choiceUnknown');
  return {
    text: form.text('text'),
    lowers: form.choice('lowers', ['s', 'k'] as const),
    activityOf: isOwn ? null : place,
    responsibleId: isOwn ? form.id('responsible') : null,
    dueOn: isOwn ? form.date('dueOn') : null,
    criterion: form.text('criterion'),
  };
});
