import { isObject, type Json, type JsonObject, objectsOf, textOf } from './json.ts';

const isInside = (key: string): boolean => ['body', 'items', 'columns', 'card'].includes(key);

/** Every element of a card, those inside others too, in the order in which they are read. */
export function elementsOf(card: JsonObject): readonly JsonObject[] {
  return Object.entries(card)
    .filter(([key]) => isInside(key))
    .flatMap(([, value]) => (isObject(value) ? [value] : objectsOf(value)))
    .flatMap((element) => [element, ...elementsOf(element)]);
}

/** Every action that a card offers: its own, and those of every set in it. */
export const actionsOf = (card: JsonObject): readonly JsonObject[] => [
  ...elementsOf(card).flatMap(({ type, actions }) => (type === 'ActionSet' ? objectsOf(actions) : [])),
  ...objectsOf(card.actions),
];

/** The titles of its actions. */
export const titlesOf = (card: JsonObject): readonly string[] =>
  actionsOf(card).map(({ title }) => textOf(title));

/** Every input of a card. */
export const inputsOf = (card: JsonObject): readonly JsonObject[] =>
  elementsOf(card).filter(({ type }) => textOf(type).startsWith('Input.'));

const read = ['text', 'title', 'value', 'label', 'placeholder', 'altText'];
const unread = ['data', 'choices'];

/** Every text that a person reads on a card, in order: also labels, choices and titles of actions. */
export function cardTexts(card: Json | undefined): readonly string[] {
  if (Array.isArray(card)) return card.flatMap((one: Json) => cardTexts(one));
  if (!isObject(card)) return [];
  const isInput = textOf(card.type).startsWith('Input.');
  return Object.entries(card).flatMap(([key, value]) => {
    if (key === 'choices') return objectsOf(value).map(({ title }) => textOf(title));
    if (unread.includes(key) || (isInput && card.type !== 'Input.Text' && key === 'value')) return [];
    return typeof value === 'string' ? (read.includes(key) ? [value] : []) : cardTexts(value);
  });
}
