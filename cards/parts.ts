import type { Action, Card, Element, Input } from './card.ts';

function inside(element: Element): readonly Element[] {
  if (element.type === 'Container') return element.items.flatMap(inside);
  if (element.type === 'ColumnSet') return element.columns.flatMap(({ items }) => items.flatMap(inside));
  return [element];
}

/** The inputs of an element, wherever they stand in it. */
export const inputsIn = (element: Element): readonly Input[] =>
  inside(element).filter((one): one is Input => 'id' in one);

export const inputsOf = (card: Card): readonly Input[] => card.body.flatMap(inputsIn);

/** The actions of a card: those of its body first, as they are read. */
export const actionsOf = (card: Card): readonly Action[] => [
  ...card.body.flatMap(inside).flatMap((one) => (one.type === 'ActionSet' ? one.actions : [])),
  ...(card.actions ?? []),
];
