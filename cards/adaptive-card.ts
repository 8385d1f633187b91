import type { Card, Element } from './card.ts';

function official(element: Element): readonly Element[] {
  switch (element.type) {
    case 'Container':
      return [{ ...element, items: element.items.flatMap(official) }];
    case 'ColumnSet':
      return [
        {
          ...element,
          columns: element.columns.map((column) => ({ ...column, items: column.items.flatMap(official) })),
        },
      ];
    case 'TextBlock': {
      const { aboutList: _ours, ...rest } = element;
      return [rest];
    }
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.Time': {
      const { required: _ours, ...rest } = element;
      return [rest];
    }
    case 'Input.ChoiceSet': {
      const { required: _ours, picks, ...rest } = element;
      return picks && element.choices.length === 0 ? [] : [rest];
    }
    default:
      return [element];
  }
}

/**
 * The card as the official schema knows it, for platforms that show it as it is. A list that has nothing to choose
 * from without a picker is left out.
 */
export const adaptiveCard = (card: Card): Card => ({ ...card, body: card.body.flatMap(official) });
