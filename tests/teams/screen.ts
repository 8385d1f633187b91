import type { Card } from '../../cards/card.ts';
import { plainText } from '../../cards/plain-text/plain-text.ts';
import { type JsonObject, textOf } from '../peers/json.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { PressAnswer, TeamsPerson } from '../peers/teams-person.ts';

/** What somebody reads on a card, once Teams has read its texts as Markdown. */
export const cardText = (card: JsonObject): string =>
  plainText(card as unknown as Card)
    .replace(/\\([^A-Za-z0-9\s])/g, '$1')
    .replace(/\n\n/g, '\n');

/** What somebody reads in a message. */
export const readingOf = ({ text, card }: TeamsMessage): string => (card ? cardText(card) : text);

/** What somebody reads in the answer to a press. */
export const answerText = ({ value }: PressAnswer): string =>
  typeof value === 'object' && value !== null ? cardText(value as JsonObject) : textOf(value);

/** The newest message that Saman wrote to somebody. Fails where there is none. */
export function newestTo(person: TeamsPerson, where?: string): TeamsMessage {
  const found = person
    .messages(where)
    .filter(({ by }) => by !== person.user.handle)
    .at(-1);
  if (!found) throw new Error(`Saman has not written to ${person.user.name}`);
  return found;
}

/** The newest message to somebody in which this is read. Fails where there is none, with all that is. */
export function messageTo(person: TeamsPerson, text: string | RegExp, where?: string): TeamsMessage {
  const all = person.messages(where);
  const isIt = (one: TeamsMessage): boolean =>
    typeof text === 'string' ? readingOf(one).includes(text) : text.test(readingOf(one));
  const found = all.filter(isIt).at(-1);
  if (!found)
    throw new Error(`“${text}” is nowhere for ${person.user.name}:\n${all.map(readingOf).join('\n———\n')}`);
  return found;
}
