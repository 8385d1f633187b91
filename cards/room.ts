import type { PersonOption } from '../bot/conversation/view.ts';
import type { Choice } from './card.ts';
import { cardLimits } from './limits.ts';

/** Cut to a length in characters, with a sign that something is left out; never through the middle of a sign. */
export const cut = (text: string, max: number): string =>
  text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/�$/, '')
        .trimEnd()}…`;

/** What is shown of a list, and how many are left out. */
export interface Shown<T> {
  readonly shown: readonly T[];
  readonly left: number;
}

/** The first `max` of the items. */
export const firstOf = <T>(items: readonly T[], max: number): Shown<T> => ({
  shown: items.slice(0, max),
  left: Math.max(0, items.length - max),
});

/** A text shorter than this says nothing any more. */
const leastText = 40;

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** Cut so that it takes up at most so many bytes. */
function cutToBytes(text: string, bytes: number): string {
  let short = text;
  while (sizeOf(short) > bytes) short = cut(text, short.length - Math.ceil((sizeOf(short) - bytes) / 4));
  return short;
}

/** As many of the texts as there is room for, in bytes; one that does not fit is cut if enough of it is left. */
export function fitting(texts: readonly string[], room: number): Shown<string> {
  const shown: string[] = [];
  let free = room;
  for (const text of texts) {
    if (sizeOf(text) > free && free < leastText) break;
    shown.push(cutToBytes(text, free));
    free -= sizeOf(text);
  }
  return { shown, left: texts.length - shown.length };
}

/** A choice whose title every platform takes. */
export const choice = (title: string, value: string): Choice => ({
  title: cut(title, cardLimits.slack.optionText),
  value,
});

const bytesOf = (option: Choice): number => new TextEncoder().encode(JSON.stringify(option)).length + 1;

/** As many of the choices as a list may have, and as fit into so many bytes. */
export function choicesWithin(choices: readonly Choice[], bytes: number): Shown<Choice> {
  let free = bytes;
  const count = choices.slice(0, cardLimits.slack.options).findIndex((one) => {
    free -= bytesOf(one);
    return free < 0;
  });
  return firstOf(choices, count === -1 ? cardLimits.slack.options : count);
}

/** People to choose from; those who are chosen already come first, so that they are never left out. */
export function peopleWithin(
  people: readonly PersonOption[],
  bytes: number,
  chosen: readonly (string | null)[] = [],
): Shown<Choice> {
  const isChosen = ({ id }: PersonOption) => chosen.includes(id);
  const ordered = [...people.filter(isChosen), ...people.filter((person) => !isChosen(person))];
  return choicesWithin(
    ordered.map(({ id, name }) => choice(name, id)),
    bytes,
  );
}
