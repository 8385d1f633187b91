import type { Message } from '../../bot/conversation/message.ts';
import type { Language } from '../../bot/people/person.ts';
import { card, heading, text } from '../card.ts';
import { wordsOf } from '../words/words.ts';

/** What is shown where something went wrong on our side: nothing is lost, and what to do. */
export function sorryMessage(language: Language): Message {
  const { sorry } = wordsOf(language).people;
  const shown = card(language, sorry.title, [heading(sorry.title), text(sorry.text)]);
  return { view: { name: 'refused' }, card: shown, plain: sorry.title };
}
