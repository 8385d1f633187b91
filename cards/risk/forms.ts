import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import type { RiskLine } from '../../bot/risk/risk.views.ts';
import { type Card, card, type Element, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, type FormTexts, field, textInput } from '../form.ts';
import { notAll } from '../project/people-lists.ts';
import { type CommandReader, id, linesOf, onProject, type Reading, form as reading } from '../reading.ts';
import { choicesWithin, cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { riskChoices, riskName } from './names.ts';

/** The bytes of a list of risks (design §5: Teams takes 28 KB a card). */
const room = { alone: 20_000, beside: 10_500 } as const;

export const onRisk = z.object({ riskId: id });
export const onWorkshop = z.object({ workshopId: id });

/** Where the number of a risk is typed that has no room in the list. */
const numberField = { riskId: 'number', riskIds: 'numbers', intoId: 'intoNumber' } as const;

/** Risks to choose from: one of them, or several. */
function choosing(
  form: FormTexts,
  [name, label]: readonly [name: keyof typeof numberField, label: string],
  lines: readonly RiskLine[],
  say: Say,
  { many = false, bytes = room.alone as number } = {},
): readonly Element[] {
  const choices = choicesWithin(riskChoices(lines, say), bytes);
  const isAll = choices.left === 0;
  const words = say.words.risk.forms;
  return [
    ...field(form, choiceInput(name, label, choices.shown, { many, required: isAll })),
    ...notAll(choices, say),
    ...(isAll ? [] : field(form, textInput(numberField[name], many ? words.numbers : words.number))),
  ];
}

const nothing = (lines: readonly RiskLine[], say: Say): readonly Element[] =>
  lines.length === 0 ? [text(say.words.risk.forms.nothing)] : [];

/** All of a project's risks, to see one of them. */
export function riskChoice(props: Views['riskChoice'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const title = words.chooseTitle(props.projectName);
  const body = [
    heading(title),
    ...nothing(props.lines, say),
    ...attentions(form),
    ...choosing(form, ['riskId', words.which], props.lines, say),
  ];
  const data = { projectId: props.projectId };
  return card(
    say.language,
    title,
    body,
    props.lines.length === 0 ? [] : [primary(words.show, 'risk.find', data, true)],
  );
}

/** Says of several that they are the same as one (RISK-3). */
export function riskMergeForm(props: Views['riskMergeForm'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const body = [
    heading(words.mergeTitle),
    text(words.mergeIntro),
    ...nothing(props.lines, say),
    ...attentions(form),
    ...choosing(form, ['riskIds', words.mergeThese], props.lines, say, { many: true, bytes: room.beside }),
    ...choosing(form, ['intoId', words.mergeInto], props.lines, say, { bytes: room.beside }),
  ];
  return sending(props, words.mergeTitle, body, [words.merge, 'risks.merge'], say);
}

/** Sets aside what is not critical (RISK-3). */
export function riskAsideForm(props: Views['riskAsideForm'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const body = [
    heading(words.asideTitle),
    text(words.asideIntro),
    ...nothing(props.lines, say),
    ...attentions(form),
    ...choosing(form, ['riskIds', words.asideThese], props.lines, say, { many: true }),
  ];
  return sending(props, words.asideTitle, body, [words.aside, 'risks.aside'], say);
}

/** Takes back what was merged or set aside. */
export function riskBackForm(props: Views['riskBackForm'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const body = [
    heading(words.backTitle),
    ...nothing(props.lines, say),
    ...attentions(form),
    ...choosing(form, ['riskIds', words.backThese], props.lines, say, { many: true }),
  ];
  return sending(props, words.backTitle, body, [words.back, 'risks.back'], say);
}

function sending(
  { projectId, lines }: Views['riskMergeForm'],
  title: string,
  body: readonly Element[],
  [label, verb]: readonly [string, 'risks.merge' | 'risks.aside' | 'risks.back'],
  say: Say,
): Card {
  return card(
    say.language,
    title,
    body,
    lines.length === 0 ? [] : [primary(label, verb, { projectId }, true)],
  );
}

/** What the talk brought up. */
export function riskAddForm(props: Views['riskAddForm'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const body = [
    heading(words.addTitle),
    text(words.addIntro),
    ...attentions(form),
    ...field(
      form,
      textInput('risks', words.add, { multiline: true, required: true, placeholder: words.addExample }),
    ),
  ];
  return card(say.language, words.addTitle, body, [
    primary(words.addSend, 'risks.add', { projectId: props.projectId }, true),
  ]);
}

/** A risk is over, with the reason. */
export function riskCloseForm(props: Views['riskCloseForm'], say: Say): Card {
  const words = say.words.risk.forms;
  const form = say.form(props.form);
  const title = words.closeTitle(props.number);
  const body = [
    heading(title),
    text(riskName(props.name, say)),
    ...attentions(form),
    ...field(form, textInput('reason', words.reason, { multiline: true, required: true })),
  ];
  return card(say.language, title, body, [
    primary(words.close, 'risk.close', { riskId: props.riskId }, true),
  ]);
}

/** The risks that are chosen in a list; what is no id was not on it. */
function chosenIn(form: Reading): readonly string[] {
  const ids = form.many('riskIds');
  if (ids.some((one) => !id.safeParse(one).success)) form.refuse('riskIds', 'choiceUnknown');
  return ids;
}

/** The numbers that are typed, as in `117, 120`. */
function numbersIn(form: Reading, field: 'number' | 'numbers' | 'intoNumber'): readonly number[] {
  const typed = form
    .text(field)
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  const wrong = typed.find((one) => !/^[1-9]\d{0,4}$/.test(one));
  if (wrong !== undefined) form.refuse(field, 'riskNumberUnknown', { number: cut(wrong, 20) });
  return wrong === undefined ? typed.map(Number) : [];
}

/** One risk: by its number where one is typed, or else as it is picked in the list. */
function oneIn(form: Reading, name: 'riskId' | 'intoId') {
  const [number, another] = numbersIn(form, numberField[name] as 'number' | 'intoNumber');
  if (another !== undefined) form.refuse(numberField[name], 'riskNumberUnknown', { number: another });
  return number === undefined
    ? { riskIds: [form.id(name)], numbers: [] }
    : { riskIds: [], numbers: [number] };
}

/** The risk whose number is typed, or that is picked in the list of its project. */
export const readFindRisk = reading('risk.find', onProject, (form) => oneIn(form, 'riskId'));

export const readMerge = reading('risks.merge', onProject, (form) => ({
  riskIds: chosenIn(form),
  numbers: numbersIn(form, 'numbers'),
  into: oneIn(form, 'intoId'),
}));
export const readAside = reading('risks.aside', onProject, (form) => ({
  riskIds: chosenIn(form),
  numbers: numbersIn(form, 'numbers'),
}));
/** One that a button names, or those that are chosen. The command is about the project alone. */
export const readBack: CommandReader<'risks.back'> = (data, form) => {
  const known = onProject.extend({ riskId: id.optional() }).safeParse(data);
  if (!known.success) return null;
  const { projectId, riskId } = known.data;
  return riskId
    ? { type: 'risks.back', projectId, riskIds: [riskId], numbers: [] }
    : { type: 'risks.back', projectId, riskIds: chosenIn(form), numbers: numbersIn(form, 'numbers') };
};
export const readAddRisks = reading('risks.add', onProject, (form) => ({
  risks: linesOf(form.text('risks')),
}));
export const readCloseRisk = reading('risk.close', onRisk, (form) => ({ reason: form.text('reason') }));
