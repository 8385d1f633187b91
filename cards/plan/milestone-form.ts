import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import type { MilestonePlan } from '../../bot/plan/milestone.ts';
import { type Card, card, type Element, heading, primary, section, subtle, text } from '../card.ts';
import { attentions, choiceInput, dateInput, type FormTexts, field, textInput } from '../form.ts';
import { notAll, notAllPeople } from '../project/people-lists.ts';
import { id, linesOf, onProject, type Reading, form as reading } from '../reading.ts';
import { peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The bytes of the choices in each list of people (design §5: Teams takes 28 KB a card). */
const room = { responsible: 3800, audience: 6800 } as const;

/** Whom a list must hold although it is cut: who is chosen already. */
const chosenOf = (form: FormTexts, name: string, known: readonly string[]): readonly string[] => [
  ...(form.values[name]?.split(',') ?? []),
  ...known,
];

/** A new milestone: what, how it is seen, when, who (MILE-1); who is told, and how it is celebrated (MILE-2). */
export function milestoneForm(props: Views['milestoneForm'], say: Say): Card {
  const words = say.words.plan.form;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const date = dateInput('dueOn', words.dueOn, props.suggestedDate.toString(), { required: true });
  const body = [
    heading(title),
    text(words.intro),
    ...attentions(form),
    ...fields(props, form, say, null, date),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'milestone.add', { projectId: props.projectId }, true),
  ]);
}

/** The same of one that is there. Its date is moved apart, with a reason. */
export function milestoneEditForm(props: Views['milestoneEditForm'], say: Say): Card {
  const words = say.words.plan.form;
  const form = say.form(props.form);
  const title = words.changeTitle(props.wording);
  const body = [heading(title), ...attentions(form), ...fields(props, form, say, props.plan, null)];
  return card(say.language, title, body, [
    primary(words.send, 'milestone.change', { milestoneId: props.milestoneId }, true),
  ]);
}

type Shared = Pick<Views['milestoneForm'], 'responsibles' | 'people' | 'hasOpenChannel'>;

function fields(
  { responsibles, people, hasOpenChannel }: Shared,
  form: FormTexts,
  say: Say,
  plan: MilestonePlan | null,
  date: ReturnType<typeof dateInput> | null,
): readonly Element[] {
  const words = say.words.plan.form;
  const isThere = responsibles.some((one) => one.id === plan?.responsibleId);
  const known = plan && isThere ? [plan.responsibleId] : [];
  const parts = peopleWithin(responsibles, room.responsible, chosenOf(form, 'responsible', known));
  return [
    ...field(
      form,
      textInput('wording', words.wording, {
        ...{ value: plan?.wording, placeholder: words.wordingExample, required: true },
      }),
    ),
    ...field(
      form,
      textInput('criterion', words.criterion, {
        ...{ value: plan?.criterion, placeholder: words.criterionExample, required: true, multiline: true },
      }),
    ),
    ...(date ? field(form, date) : []),
    ...field(
      form,
      choiceInput('responsible', words.responsible, parts.shown, { value: known[0], required: true }),
    ),
    ...notAll(parts, say),
    ...field(form, yes('isDecisionPoint', words.decisionPoint, words.isDecisionPoint, plan?.isDecisionPoint)),
    ...field(
      form,
      textInput('activities', words.activities, { value: plan?.activities.join('\n'), multiline: true }),
    ),
    section(telling({ people, hasOpenChannel }, form, say, plan)),
  ];
}

/** How it is celebrated, and to whom it is reported: a long list, so it comes last (MILE-2). */
function telling(
  { people, hasOpenChannel }: Pick<Shared, 'people' | 'hasOpenChannel'>,
  form: FormTexts,
  say: Say,
  plan: MilestonePlan | null,
): readonly Element[] {
  const words = say.words.plan.form;
  const audience = plan?.audience ?? [];
  const listed = peopleWithin(people, room.audience, chosenOf(form, 'audience', audience));
  return [
    ...field(
      form,
      textInput('celebration', words.celebration, {
        ...{ value: plan?.celebration, placeholder: words.celebrationExample, required: true },
      }),
    ),
    ...field(
      form,
      choiceInput('audience', words.audience, listed.shown, {
        value: audience.join(','),
        many: true,
        picks: 'person',
      }),
    ),
    ...notAllPeople(listed, say).map((note) => subtle(note.text)),
    ...(hasOpenChannel
      ? field(form, yes('tellsOpenly', words.openly, words.tellsOpenly, plan?.tellsOpenly))
      : []),
  ];
}

/** A box that is ticked or not. */
const yes = (name: string, label: string, title: string, isSo = false) =>
  choiceInput(name, label, [{ title, value: 'yes' }], {
    value: isSo ? 'yes' : '',
    many: true,
    expanded: true,
  });

/** The plan as filled in; all that is missing is named at once. */
function planIn(form: Reading): MilestonePlan {
  for (const field of ['wording', 'criterion', 'celebration'])
    if (form.text(field).trim() === '') form.refuse(field, 'textMissing');
  const audience = form.many('audience');
  if (audience.some((one) => !id.safeParse(one).success)) form.refuse('audience', 'personUnknown');
  return {
    wording: form.text('wording'),
    criterion: form.text('criterion'),
    responsibleId: form.id('responsible'),
    isDecisionPoint: form.text('isDecisionPoint') === 'yes',
    activities: linesOf(form.text('activities')),
    audience,
    tellsOpenly: form.text('tellsOpenly') === 'yes',
    celebration: form.text('celebration'),
  };
}

export const onMilestone = z.object({ milestoneId: id });

export const readAddMilestone = reading('milestone.add', onProject, (form) => ({
  ...planIn(form),
  dueOn: form.date('dueOn'),
}));

export const readChangeMilestone = reading('milestone.change', onMilestone, planIn);
