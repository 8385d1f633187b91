import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, type Element, heading, press, primary, subheading, subtle, text } from '../card.ts';
import { attentions, choiceInput, field, textInput } from '../form.ts';
import { notAll } from '../project/people-lists.ts';
import { id, linesOf, form as reading } from '../reading.ts';
import { choice, choicesWithin, cut, fitting } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onWorkshop } from './forms.ts';
import { riskName } from './names.ts';

/** In bytes. */
const room = { own: 4000, help: 900, choices: 7000 } as const;

/** What could keep the project from its goal: each alone, as many as they like (RISK-2). */
export function riskNotes(props: Views['riskNotes'], say: Say): Card {
  const words = say.words.risk.notes;
  if (props.status !== 'collecting') return over(props, say);
  const form = say.form(props.form);
  const choices = choicesWithin(
    props.notes.map((one) => choice(one.text, one.id)),
    room.choices,
  );
  const body: readonly Element[] = [
    heading(cut(words.title(props.projectName), 150)),
    text(words.intro),
    ...(props.greeting ? [text(props.greeting)] : []),
    ...own(props, say),
    ...help(props, say),
    ...attentions(form),
    ...field(
      form,
      textInput('notes', words.notes, {
        ...{ multiline: true, placeholder: words.example, required: props.notes.length === 0 },
      }),
    ),
    ...field(form, choiceInput('remove', words.remove, choices.shown, { many: true })),
    ...(choices.shown.length > 0 ? notAll(choices, say) : []),
  ];
  return card(say.language, words.notification(props.projectName), body, [
    primary(words.send, 'notes.save', { workshopId: props.workshopId }, true),
  ]);
}

function own({ notes }: Views['riskNotes'], say: Say): readonly Element[] {
  if (notes.length === 0) return [];
  const { shown, left } = fitting(
    notes.map((one) => `• ${one.text}`),
    room.own,
  );
  return [
    subheading(say.words.risk.notes.own),
    ...shown.map(text),
    ...(left > 0 ? [subtle(say.words.risk.more(left))] : []),
  ];
}

/** What helps to think: the goals, the plan, and what is on the list already. */
function help({ goals, milestones, critical }: Views['riskNotes'], say: Say): readonly Element[] {
  const words = say.words.risk.notes;
  if (goals.length + milestones.length + critical.length === 0) return [];
  const listed = (all: readonly string[]) => say.list(fitting(all, room.help).shown);
  return [
    subheading(words.help),
    ...(goals.length > 0 ? [subtle(words.goals(listed(goals)))] : []),
    ...(milestones.length > 0 ? [subtle(words.milestones(listed(milestones)))] : []),
    ...(critical.length > 0
      ? [subtle(words.critical(listed(critical.map((name) => riskName(name, say)))))]
      : []),
  ];
}

function over(props: Views['riskNotes'], say: Say): Card {
  const words = say.words.risk.notes;
  const body = [heading(words.overTitle), text(words.over)];
  return card(say.language, words.notification(props.projectName), body, [
    press(words.seeList, 'list.show', { workshopId: props.workshopId }),
  ]);
}

/** The receipt says how many, and nothing of what: it may stand where others look. */
export function riskNoted(props: Views['riskNoted'], say: Say): Card {
  const words = say.words.risk.notes;
  const body = [heading(words.saved), text(words.savedCount(props.count))];
  return card(say.language, words.saved, body, [
    press(words.moreNotes, 'notes.show', { workshopId: props.workshopId }),
  ]);
}

export const readNotes = reading('notes.save', onWorkshop, (form) => {
  const remove = form.many('remove');
  if (remove.some((one) => !id.safeParse(one).success)) form.refuse('remove', 'choiceUnknown');
  return { notes: linesOf(form.text('notes')), remove };
});
