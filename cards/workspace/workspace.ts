import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Whose workspace this is now, and what to do next. */
export function workspace(props: Views['workspace'], say: Say): Card {
  const words = say.words.workspace;
  const title = words.saved(props.organisation);
  return card(
    say.language,
    title,
    [heading(title), text(words.next(props.programme))],
    [primary(say.words.people.home.newProject, 'project.form')],
  );
}
