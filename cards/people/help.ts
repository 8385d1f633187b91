import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** What can be said and done. */
export function help(props: Views['help'], say: Say): Card {
  const words = say.words.people.help;
  const body = [
    heading(words.title),
    text(words.intro),
    ...facts(words.lines.map(([what, means]) => [words.phrase(what ?? ''), means ?? ''] as const)),
    subtle(words.privacy),
    ...(props.isAdministrator ? [subtle(words.administrator)] : []),
  ];
  return card(say.language, words.notification, body, [
    ...(props.createProject ? [press(say.words.people.home.newProject, 'project.form')] : []),
    ...(props.isAdministrator ? [press(say.words.workspace.choose, 'workspace.form')] : []),
    press(say.words.people.home.settings, 'settings.form'),
  ]);
}
