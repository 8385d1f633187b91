import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type GoalPlan, intervals } from '../../bot/goals/goal.ts';
import { type Card, card, type Element, heading, primary, section, subtle, text } from '../card.ts';
import { attentions, choiceInput, dateInput, type FormTexts, field, textInput } from '../form.ts';
import { notAll } from '../project/people-lists.ts';
import { id, onProject, type Reading, form as reading } from '../reading.ts';
import { choice, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { numberInField, optionalNumber, personsIn } from './number.ts';

/** The bytes of the choices of people (design §5: Teams takes 28 KB a card). */
const room = 10_000;

/** A new result goal (PLAN-2). All but the wording may wait; until then it is a draft (PLAN-4). */
export function goalForm(props: Views['goalForm'], say: Say): Card {
  const words = say.words.goals.form;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const body = [
    heading(title),
    text(words.intro),
    ...attentions(form),
    ...fields(props.responsibles, form, say, null),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'goal.add', { projectId: props.projectId }, true),
  ]);
}

/** The same of one that is there; its numbers stay. */
export function goalEditForm(props: Views['goalEditForm'], say: Say): Card {
  const words = say.words.goals.form;
  const form = say.form(props.form);
  const title = words.changeTitle(props.wording);
  const body = [
    heading(title),
    text(words.changeIntro),
    ...attentions(form),
    ...fields(props.responsibles, form, say, props.plan),
  ];
  const data = { goalId: props.goalId, revision: props.revision };
  return card(say.language, title, body, [primary(words.send, 'goal.change', data, true)]);
}

function fields(
  people: Views['goalForm']['responsibles'],
  form: FormTexts,
  say: Say,
  plan: GoalPlan | null,
): readonly Element[] {
  const words = say.words.goals.form;
  const day = (name: 'zeroOn' | 'targetOn' | 'firstOn') =>
    field(form, dateInput(name, words[name], plan?.[name]?.toString() ?? ''));
  const every = intervals.map((one) => choice(say.words.goals.interval[one], one));
  return [
    ...field(
      form,
      textInput('wording', words.wording, {
        ...{ value: plan?.wording, placeholder: words.wordingExample, required: true },
      }),
    ),
    ...field(form, textInput('unit', words.unit, { value: plan?.unit, placeholder: words.unitExample })),
    ...field(form, textInput('zero', words.zero, { value: numberInField(plan?.zero), placeholder: '8,4' })),
    ...day('zeroOn'),
    ...field(
      form,
      textInput('target', words.target, { value: numberInField(plan?.target), placeholder: '6,5' }),
    ),
    ...day('targetOn'),
    ...field(form, choiceInput('interval', words.interval, every, { value: plan?.interval ?? '' })),
    ...day('firstOn'),
    ...responsible(people, form, say, plan),
    section(aboutPersons(form, say, plan)),
  ];
}

function responsible(
  people: Views['goalForm']['responsibles'],
  form: FormTexts,
  say: Say,
  plan: GoalPlan | null,
): readonly Element[] {
  const words = say.words.goals.form;
  // who has left is no choice any more
  const known = people.find((one) => one.id === plan?.responsibleId)?.id ?? '';
  const parts = peopleWithin(people, room, [form.values.responsible ?? known]);
  return [
    ...field(form, choiceInput('responsible', words.responsible, parts.shown, { value: known })),
    ...notAll(parts, say),
  ];
}

/** Sick leave and other personnel figures (PRIV-3). */
function aboutPersons(form: FormTexts, say: Say, plan: GoalPlan | null): readonly Element[] {
  const words = say.words.goals.form;
  const yes = choiceInput('aboutPersons', words.aboutPersons, [choice(words.isAboutPersons, 'yes')], {
    value: plan?.aboutPersons ? 'yes' : '',
    many: true,
    expanded: true,
  });
  return [
    ...field(form, yes),
    ...field(form, textInput('zeroPersons', words.zeroPersons, { value: numberInField(plan?.zeroPersons) })),
    subtle(words.aboutPersonsHint),
  ];
}

/** The plan as filled in; what was left empty is not settled. */
function planIn(form: Reading): GoalPlan {
  const day = (name: string) => (form.text(name) === '' ? null : form.date(name));
  return {
    wording: form.text('wording'),
    unit: form.text('unit'),
    zero: optionalNumber(form, 'zero'),
    zeroOn: day('zeroOn'),
    target: optionalNumber(form, 'target'),
    targetOn: day('targetOn'),
    interval: form.text('interval') === '' ? null : form.choice('interval', intervals),
    firstOn: day('firstOn'),
    responsibleId: form.text('responsible') === '' ? null : form.id('responsible'),
    aboutPersons: form.text('aboutPersons') === 'yes',
    zeroPersons: personsIn(form, 'zeroPersons'),
  };
}

export const onGoal = z.object({ goalId: id });
const onPlan = z.object({ goalId: id, revision: z.number().int().min(0) });

export const readAddGoal = reading('goal.add', onProject, planIn);
export const readChangeGoal = reading('goal.change', onPlan, planIn);
