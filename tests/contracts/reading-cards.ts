import type { Action, Card, Choice, Column, Element } from '../../cards/card.ts';

export type Input = Extract<Element, { readonly id: string }>;

/** Every element of a card, those inside others too. */
export function elementsOf(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    if (element.type === 'Container') return [element, ...elementsOf(element.items)];
    if (element.type === 'ColumnSet')
      return [element, ...elementsOf(element.columns.flatMap((column: Column) => column.items))];
    return [element];
  });
}

export const actionsOf = (card: Card): readonly Action[] => [
  ...elementsOf(card.body).flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])),
  ...(card.actions ?? []),
];

export const inputsOf = (card: Card): readonly Input[] =>
  elementsOf(card.body).filter((element): element is Input => element.type.startsWith('Input.'));

/** Every text of a card that somebody reads. */
export const textsOf = (card: Card): readonly string[] => [
  ...elementsOf(card.body).flatMap((element): readonly string[] => {
    switch (element.type) {
      case 'TextBlock':
        return [element.text];
      case 'FactSet':
        return element.facts.flatMap(({ title, value }) => [title, value]);
      case 'Input.ChoiceSet':
        return [element.label, ...element.choices.map((choice: Choice) => choice.title)];
      case 'Input.Text':
        return [element.label, element.placeholder ?? '', element.value ?? ''];
      case 'Input.Date':
      case 'Input.Time':
        return [element.label];
      case 'Image':
        return [element.altText];
      default:
        return [];
    }
  }),
  ...actionsOf(card).map((action) => action.title),
];
