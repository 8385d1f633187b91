import type { DecisionLine, Views } from '../../bot/conversation/view.ts';
import {
  type Card,
  card,
  choiceInput,
  dateInput,
  type Element,
  field,
  heading,
  press,
  primary,
  subtle,
  text,
  textInput,
  visit,
} from '../card.ts';
import { choice, firstOf, peopleWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { attentions } from './parts.ts';

/** Decisions, each with who and by when under it (EVAL-7). */
export const decisionItems = (decisions: readonly DecisionLine[], say: Say): readonly Element[] =>
  decisions.flatMap(({ text: what, responsible, dueOn }) => [
    text(what),
    subtle(say.words.evaluation.decisions.line(responsible, say.day(dueOn))),
  ]);

/** How many decisions a card holds, and the bytes of its choices; the rest stands in the minutes. */
const most = { decisions: 25, people: 20_000 } as const;

export function decisions(props: Views['decisions'], say: Say): Card {
  const words = say.words.evaluation.decisions;
  const title = words.title(props.number, props.projectName);
  const { shown, left } = firstOf(props.decisions, most.decisions);
  const body = [
    heading(title),
    ...(shown.length === 0 ? [text(words.none)] : []),
    ...decisionItems(shown, say),
    ...(left > 0 ? [subtle(say.words.evaluation.result.more(left))] : []),
  ];
  const data = { roundId: props.roundId };
  return card(
    say.language,
    title,
    body,
    props.may.decide
      ? [
          primary(words.add, 'decision.form', data),
          press(say.words.evaluation.result.minutes, 'minutes.show', data),
        ]
      : [],
  );
}

/** Recording a decision with a responsible person and a date (EVAL-7). */
export function decisionForm(props: Views['decisionForm'], say: Say): Card {
  const words = say.words.evaluation.decisions;
  const form = say.form(props.form);
  const title = words.formTitle(props.number);
  const { shown, left } = peopleWithin(props.people, most.people);
  const body = [
    heading(title),
    ...attentions(form),
    ...field(form, textInput('text', words.text, { multiline: true })),
    ...field(form, choiceInput('responsible', words.responsible, shown)),
    ...(left > 0 ? [subtle(say.words.names.notAll(shown.length, props.people.length))] : []),
    ...field(form, dateInput('dueOn', words.dueOn, props.suggestedDate.toString())),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'decision.record', { roundId: props.roundId }, true),
  ]);
}

/** Which measures seem to work (EVAL-6): what the grades suggest is chosen already. */
export function benefitsForm(props: Views['benefitsForm'], say: Say): Card {
  const words = say.words.evaluation.benefits;
  const form = say.form(props.form);
  const choices = props.factors.map((factor) => choice(say.factor(factor), factor.key));
  const suggested = props.suggested.map((factor) => factor.key).join(',');
  const body = [
    heading(words.title),
    text(words.intro),
    ...attentions(form),
    ...field(
      form,
      choiceInput('factors', words.factors, choices, { value: suggested, many: true, expanded: true }),
    ),
    ...field(form, textInput('text', words.text, { multiline: true })),
  ];
  return card(say.language, words.title, body, [
    primary(words.send, 'benefits.note', { roundId: props.roundId }, true),
  ]);
}

/** What the booklet asks after a round (EVAL-9). */
export function followUpForm(props: Views['followUpForm'], say: Say): Card {
  const words = say.words.evaluation.followUp;
  const form = say.form(props.form);
  const title = words.title(props.number);
  const known = props.followUp;
  const body = [
    heading(title),
    ...attentions(form),
    ...field(form, textInput('course', words.course, { multiline: true, value: known?.course })),
    ...field(form, textInput('dailyWork', words.dailyWork, { multiline: true, value: known?.dailyWork })),
    ...field(form, textInput('wayOn', words.wayOn, { multiline: true, value: known?.wayOn })),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'followup.note', { roundId: props.roundId }, true),
  ]);
}

/** Where the minutes are, and what PA can do with them (PRIV-5). */
export function minutes(props: Views['minutes'], say: Say): Card {
  const words = say.words.evaluation.minutes;
  const title = words.title(props.number, props.projectName);
  const { approvedVersion, approvedAt, draftVersion } = props;
  const data = { roundId: props.roundId };
  const body = [
    heading(title),
    ...(approvedVersion && approvedAt ? [text(words.approved(approvedVersion, say.moment(approvedAt)))] : []),
    ...(draftVersion ? [text(words.draft(draftVersion))] : []),
    ...(approvedVersion ? [subtle(words.afterApproval)] : []),
    subtle(words.personal),
  ];
  return card(say.language, title, body, [
    visit(words.open, props.url),
    ...(props.may.approve && draftVersion
      ? [primary(words.approve(draftVersion), 'minutes.approve', { ...data, version: draftVersion })]
      : []),
    ...(props.may.correct ? [press(words.correct, 'minutes.correct.form', data)] : []),
  ]);
}

export function minutesCorrectForm(props: Views['minutesCorrectForm'], say: Say): Card {
  const words = say.words.evaluation.minutes;
  const form = say.form(props.form);
  const body = [
    heading(words.correctTitle),
    text(words.afterApproval),
    ...attentions(form),
    ...field(form, textInput('text', words.correctText, { multiline: true })),
  ];
  return card(say.language, words.correctTitle, body, [
    primary(words.correctSend, 'minutes.correct', { roundId: props.roundId }, true),
  ]);
}
