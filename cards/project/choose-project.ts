import type { Command } from '../../bot/conversation/command.ts';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary } from '../card.ts';
import { choiceInput } from '../form.ts';
import { type CommandReader, onProject } from '../reading.ts';
import { choice, choicesWithin, cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { notAll, roomForPeople } from './people-lists.ts';

/** How many projects get a button of their own. */
const mostButtons = 6;

/** Which project is meant, where somebody has several. */
export function chooseProject(props: Views['chooseProject'], say: Say): Card {
  const words = say.words.project.choose;
  const verb = aboutProject(props.verb);
  if (props.projects.length <= mostButtons) {
    const buttons = props.projects.map(({ id, name }) => press(cut(name, 40), verb, { projectId: id }));
    return card(say.language, words.title, [heading(words.title)], buttons);
  }
  const choices = choicesWithin(
    props.projects.map(({ id, name }) => choice(name, id)),
    roomForPeople,
  );
  const body = [
    heading(words.title),
    choiceInput('projectId', words.project, choices.shown),
    ...notAll(choices, say),
  ];
  return card(say.language, words.title, body, [primary(words.send, verb, {}, true)]);
}

/** What can be said of a project without naming which. */
const aboutProjects = [
  'project.show',
  'group.form',
  'sharing.show',
  'round.form',
  'deadlines.show',
  'deadline.form',
  'deadline.deliver.choose',
  'deadline.move.choose',
  'milestones.show',
  'milestone.form',
  'milestone.reach.choose',
  'risks.show',
  'risks.add.form',
  'risks.export',
  'countermeasure.choose',
  'workshop.form',
  'projectCalendar.show',
  'reminders.project',
  'goals.show',
  'goal.form',
  'measure.choose',
  'themeday.form',
] as const;
type AboutProject = (typeof aboutProjects)[number];

const aboutProject = (verb: string): AboutProject =>
  aboutProjects.find((one) => one === verb) ?? 'project.show';

/** A command about a project that the button names, or that is picked in the list beside it. */
export const readPicked =
  <T extends AboutProject>(type: T): CommandReader<T> =>
  (data, form) => {
    const found = onProject.safeParse({ projectId: data.projectId ?? form.id('projectId') });
    if (!found.success && form.refusals.length === 0) return null;
    return { type, ...found.data } as Extract<Command, { type: T }>;
  };
