import type { ProjectLine, Views } from '../../bot/conversation/view.ts';
import {
  attention,
  type Card,
  card,
  type Element,
  facts,
  field,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
  textInput,
} from '../card.ts';
import { attentions } from '../evaluation/parts.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** What waits for somebody, their projects, and what they may do. At most six buttons (design §5). */
export function home(props: Views['home'], say: Say): Card {
  const words = say.words.people.home;
  const [first] = props.waiting;
  const projects = firstOf(props.projects, 10);
  const followed = firstOf(props.followed, 10);
  const partsOf = ({ participant, roles }: ProjectLine) =>
    [participant, ...roles.map((role) => say.words.names.part[role])].filter(Boolean).join(', ');
  const lines = (list: readonly ProjectLine[]) =>
    facts(list.map((line) => [line.name, partsOf(line)] as const));
  const body: readonly Element[] = [
    heading(words.title(props.personName)),
    ...(props.waiting.length === 0 ? [text(words.nothing)] : [subheading(words.waiting)]),
    ...props.waiting
      .slice(0, 10)
      .flatMap((one) => [
        text(words.answer(one.projectName, say.moment(one.deadline))),
        ...(one.hasDraft ? [subtle(words.draft)] : []),
      ]),
    section([
      subheading(words.projects),
      ...(projects.shown.length === 0 ? [text(words.noProjects)] : lines(projects.shown)),
      ...(projects.left > 0 ? [subtle(words.andMore(projects.left))] : []),
    ]),
    ...(followed.shown.length === 0
      ? []
      : [
          section([
            subheading(words.followed),
            ...lines(followed.shown),
            ...(followed.left > 0 ? [subtle(words.andMore(followed.left))] : []),
          ]),
        ]),
  ];
  const showable = [...props.projects, ...props.followed].slice(0, 2);
  return card(say.language, words.notification, body, [
    ...(first ? [primary(words.answerNow, 'ballot.show', { roundId: first.roundId })] : []),
    ...showable.map(({ id, name }) => press(words.show(cut(name, 40)), 'project.show', { projectId: id })),
    ...(props.may.createProject ? [press(words.newProject, 'project.form')] : []),
    press(words.help, 'help.show'),
    press(words.settings, 'settings.form'),
  ]);
}

export function help(props: Views['help'], say: Say): Card {
  const words = say.words.people.help;
  const body = [
    heading(words.title),
    text(words.intro),
    ...facts(words.lines.map(([what, means]) => [`«${what}»`, means ?? ''] as const)),
    subtle(words.privacy),
    ...(props.isAdministrator ? [subtle(words.administrator)] : []),
  ];
  return card(say.language, words.notification, body, [
    ...(props.createProject ? [press(say.words.people.home.newProject, 'project.form')] : []),
    press(say.words.people.home.settings, 'settings.form'),
  ]);
}

export function notUnderstood(props: Views['notUnderstood'], say: Say): Card {
  const words = say.words.people.notUnderstood;
  const body = [
    heading(words.title),
    ...(props.said ? [text(words.said(props.said))] : []),
    text(words.tryThis),
  ];
  return card(say.language, words.title, body, [press(words.help, 'help.show')]);
}

export function code(props: Views['code'], say: Say): Card {
  const words = say.words.people.code;
  const body = [
    heading(words.title),
    text(words.shown(props.code)),
    text(words.how),
    subtle(words.until(say.moment(props.expiresAt))),
  ];
  return card(say.language, words.title, body);
}

export function codeForm(props: Views['codeForm'], say: Say): Card {
  const words = say.words.people.code;
  const form = say.form(props.form);
  const body = [
    heading(words.formTitle),
    text(words.formIntro),
    ...attentions(form),
    ...field(form, textInput('code', words.label, { placeholder: 'ABCD-EFGH' })),
  ];
  return card(say.language, words.formTitle, body, [
    primary(words.send, 'code.use', {}, true),
    press(words.make, 'code.make'),
  ]);
}

export function codeUsed(props: Views['codeUsed'], say: Say): Card {
  const words = say.words.people.code;
  const done = props.isAdministrator ? words.administrator : words.used(props.personName);
  return card(say.language, done, [heading(done)]);
}

export function gone(_props: Views['gone'], say: Say): Card {
  const words = say.words.people.gone;
  return card(say.language, words.title, [heading(words.title), text(words.text)]);
}

/** What stands in the way, and what to do. */
export function refused(props: Views['refused'], say: Say): Card {
  const { title } = say.words.people.refused;
  const texts = props.refusals.map((refusal) => say.refusal(refusal));
  return card(say.language, texts[0] ?? title, [heading(title), ...texts.map(attention)]);
}
