import type { Views } from '../../bot/conversation/view.ts';
import {
  type Card,
  card,
  choiceInput,
  dateInput,
  facts,
  field,
  heading,
  press,
  primary,
  subtle,
  text,
  timeInput,
} from '../card.ts';
import { choice, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { attentions } from './parts.ts';

/** The one card in the group's channel: how many of how many, nothing else (PRIV-2). */
export function progress(props: Views['progress'], say: Say): Card {
  const words = say.words.evaluation;
  const open = props.status === 'open';
  const title = open ? words.progress.title(props.number) : words.progress.closedTitle(props.number);
  const body = [
    heading(title),
    ...(open ? [text(words.progress.intro)] : []),
    ...facts([
      [words.progress.answered, words.progress.count(props.answered, props.asked)],
      [words.deadline, open ? say.moment(props.deadline) : null],
    ]),
  ];
  const actions = [press(words.progress.status, 'round.status', { roundId: props.roundId })];
  return card(say.language, title, body, open && props.may.showStatus ? actions : []);
}

/** PA's own: which parties are missing (COOP-1), never who. */
export function roundStatus(props: Views['roundStatus'], say: Say): Card {
  const words = say.words.evaluation;
  const { closed } = props;
  const title = (closed ? words.status.closedTitle : words.status.title)(props.number, props.projectName);
  const missing = props.missing.length > 0 ? words.status.missing(say.parties(props.missing)) : null;
  const count = words.progress.count(props.answered, props.asked);
  const data = { roundId: props.roundId };
  if (closed) {
    const state = closed.completeness === 'complete' ? words.status.complete : words.status.incomplete;
    const body = [
      heading(title),
      text(state),
      ...(missing ? [text(missing)] : []),
      ...(closed.resultShown ? [] : [text(words.result.tooFew)]),
      ...facts([
        [words.progress.answered, count],
        [words.status.closedAt, say.moment(closed.closedAt)],
      ]),
    ];
    return card(say.language, title, body, [press(words.ballot.seeResult, 'result.show', data)]);
  }
  const body = [
    heading(title),
    text(missing ?? words.status.nothingMissing),
    ...facts([
      [words.progress.answered, count],
      [words.deadline, say.moment(props.deadline)],
    ]),
    subtle(words.status.closesByItself(say.moment(props.deadline))),
  ];
  return card(say.language, title, body, [
    ...(props.may.close ? [press(words.status.close, 'round.close.ask', data)] : []),
    ...(props.may.extend ? [press(words.status.extend, 'round.extend.form', data)] : []),
    ...(props.may.links ? [press(words.status.links, 'links.show', data)] : []),
  ]);
}

/** Ending a round early says what is missing and asks again. */
export function closeConfirm(props: Views['closeConfirm'], say: Say): Card {
  const words = say.words.evaluation.close;
  const left = props.asked - props.answered;
  const title = words.title(props.number);
  const data = { roundId: props.roundId };
  const body = [
    heading(title),
    text(left === 0 ? words.allAnswered : words.someLeft(left)),
    ...(props.missing.length > 0 ? [text(words.missing(say.parties(props.missing)))] : []),
    ...(props.tooFew ? [text(words.tooFew)] : []),
    subtle(words.afterwards),
  ];
  const complete = props.completeness === 'complete';
  return card(say.language, title, body, [
    press(words.yes, 'round.close', data, { style: complete ? 'positive' : 'destructive' }),
    press(words.extend, 'round.extend.form', data, complete ? {} : { style: 'positive' }),
  ]);
}

export function extendForm(props: Views['extendForm'], say: Say): Card {
  const words = say.words.evaluation.extend;
  const form = say.form(props.form);
  const title = words.title(props.number);
  const body = [
    heading(title),
    text(words.now(say.moment(props.deadline))),
    ...attentions(form),
    ...field(form, dateInput('date', words.date, props.suggestedDate.toString())),
    ...field(form, timeInput('time', words.time, props.suggestedTime.toString().slice(0, 5))),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'round.extend', { roundId: props.roundId }, true),
  ]);
}

/** How many links a card holds. */
const mostLinks = 40;

/** The links that PL passes on to members without an account (design §1). Texts, not buttons: PL opens none of them. */
export function answerLinks(props: Views['answerLinks'], say: Say): Card {
  const words = say.words.evaluation.links;
  const title = words.title(props.number, props.projectName);
  const [first] = props.links;
  if (!first) return card(say.language, title, [heading(title), text(words.none)]);
  const { shown, left } = firstOf(props.links, mostLinks);
  const people = shown.map(({ personId, name }) => choice(name, personId));
  const open = props.status === 'open';
  const body = [
    heading(title),
    text(words.intro),
    text(open ? words.until(say.moment(props.deadline)) : words.reads(say.moment(first.expiresAt))),
    ...facts(shown.map(({ name, url }) => [name, url] as const)),
    ...(left > 0 ? [subtle(say.words.names.notAll(shown.length, props.links.length))] : []),
    choiceInput('person', words.who, people, { value: first.personId }),
    subtle(words.replaceNote),
  ];
  return card(say.language, title, body, [
    press(words.replace, 'link.replace', { roundId: props.roundId }, { sends: true }),
  ]);
}
