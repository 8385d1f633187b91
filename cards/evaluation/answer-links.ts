import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, subtle, text } from '../card.ts';
import { choiceInput } from '../form.ts';
import { onRound, form as reading } from '../reading.ts';
import { choice, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** How many links a card holds. */
const mostLinks = 30;

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

/** Who gets a new link. */
export const readReplaceLink = reading('link.replace', onRound, (form) => ({ personId: form.id('person') }));
