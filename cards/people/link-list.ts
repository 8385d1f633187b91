import type { LinkLine } from '../../bot/people/member-links.ts';
import { type Card, card, type ExecuteAction, facts, heading, subtle, text } from '../card.ts';
import { choiceInput } from '../form.ts';
import { choice, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** How many links a card holds. */
const mostLinks = 30;

interface LinkList {
  readonly title: string;
  readonly none: string;
  /** What is said above the links. */
  readonly intro: readonly string[];
  readonly links: readonly LinkLine[];
  readonly replaceNote: string;
  /** Makes a new link for the person that is chosen. */
  readonly replace: ExecuteAction;
}

/**
 * The links that somebody passes on to members without an account (design §1), and the way to a new one. Texts, not
 * buttons: they open none of them.
 */
export function linkList({ title, none, intro, links, replaceNote, replace }: LinkList, say: Say): Card {
  const [first] = links;
  if (!first) return card(say.language, title, [heading(title), text(none)]);
  const { shown, left } = firstOf(links, mostLinks);
  const people = shown.map(({ personId, name }) => choice(name, personId));
  const body = [
    heading(title),
    ...intro.map(text),
    ...facts(shown.map(({ name, url }) => [name, url] as const)),
    ...(left > 0 ? [subtle(say.words.names.notAll(shown.length, links.length))] : []),
    choiceInput('person', say.words.evaluation.links.who, people, { value: first.personId }),
    subtle(replaceNote),
  ];
  return card(say.language, title, body, [replace]);
}
