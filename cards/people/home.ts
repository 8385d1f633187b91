import type { ProjectLine, Views } from '../../bot/conversation/view.ts';
import {
  type Action,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** As many buttons as every platform takes, less help and settings. */
const mostOwn = 4;

/** Takes part in a workshop; a round that has a deadline comes first. */
function takePart(
  { part, workshopId }: Views['home']['workshops'][number],
  isSecond: boolean,
  say: Say,
): Action {
  const title = say.words.risk.workshop[part];
  const verb = part === 'note' ? 'notes.show' : 'grades.show';
  return isSecond ? press(title, verb, { workshopId }) : primary(title, verb, { workshopId });
}

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
    ...(props.waiting.length + props.workshops.length === 0
      ? [text(words.nothing)]
      : [subheading(words.waiting)]),
    ...props.waiting
      .slice(0, 10)
      .flatMap((one) => [
        text(words.answer(one.projectName, say.moment(one.deadline))),
        ...(one.hasDraft ? [subtle(words.draft)] : []),
      ]),
    ...props.workshops.slice(0, 5).map((one) => text(words[one.part](one.projectName))),
    // who follows projects in an office need not hear that none of them is their own
    ...(projects.shown.length === 0 && followed.shown.length > 0
      ? []
      : [
          section([
            subheading(words.projects),
            ...(projects.shown.length === 0 ? [text(words.noProjects)] : lines(projects.shown)),
            ...(projects.left > 0 ? [subtle(words.andMore(projects.left))] : []),
          ]),
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
  const waiting = [
    ...(first ? [primary(words.answerNow, 'ballot.show', { roundId: first.roundId })] : []),
    ...props.workshops.slice(0, 1).map((one) => takePart(one, first !== undefined, say)),
  ];
  const room = mostOwn - waiting.length - Number(props.may.createProject);
  const showable = [...props.projects, ...props.followed].slice(0, Math.min(2, room));
  const own = [
    ...waiting,
    ...showable.map(({ id, name }) => press(words.show(cut(name, 40)), 'project.show', { projectId: id })),
    ...(props.may.createProject ? [press(words.newProject, 'project.form')] : []),
  ];
  return card(say.language, words.notification, body, [
    ...own,
    // where there is room; it can always be said
    ...(own.length < mostOwn ? [press(say.words.gatherings.list.title, 'gatherings.show')] : []),
    press(words.help, 'help.show'),
    press(words.settings, 'settings.form'),
  ]);
}
