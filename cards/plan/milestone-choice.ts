import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { notAll, roomForPeople } from '../project/people-lists.ts';
import { type CommandReader, id, onProject } from '../reading.ts';
import { choice, choicesWithin, cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onMilestone } from './milestone-form.ts';

/** The longest wording beside its date. */
const mostWording = 38;

/** All of a project's milestones, to see one of them. */
export function milestoneChoice(props: Views['milestoneChoice'], say: Say): Card {
  const words = say.words.plan.choice;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const choices = choicesWithin(
    props.milestones.map(({ milestoneId, wording, dueOn }) =>
      choice(words.option(cut(wording, mostWording), say.day(dueOn)), milestoneId),
    ),
    roomForPeople,
  );
  const isEmpty = choices.shown.length === 0;
  const body = [
    heading(title),
    ...(isEmpty ? [text(say.words.plan.line.none)] : []),
    ...attentions(form),
    ...field(form, choiceInput('milestoneId', words.milestone, choices.shown, { required: true })),
    ...notAll(choices, say),
  ];
  return card(
    say.language,
    title,
    body,
    isEmpty ? [] : [primary(words.send, 'milestone.show', { projectId: props.projectId }, true)],
  );
}

/** The milestone that a button names, or that is picked in the list of its project. */
export const readShowMilestone: CommandReader<'milestone.show'> = (data, form) => {
  const named = onMilestone.safeParse(data);
  if (named.success) return { type: 'milestone.show', ...named.data };
  if (!onProject.safeParse(data).success) return null;
  const milestoneId = form.id('milestoneId');
  return id.safeParse(milestoneId).success || form.refusals.length > 0
    ? { type: 'milestone.show', milestoneId }
    : null;
};
