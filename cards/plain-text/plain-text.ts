import type { Action, Card, Element } from '../card.ts';

/** A card as plain text, whole: for logs of tests, e-mail and screen readers' fallbacks. Throws on what it does not know. */
export function plainText(card: Card): string {
  return [...card.body.flatMap(linesOf), ...actionLines(card.actions ?? [])].join('\n');
}

const actionLines = (actions: readonly Action[]): readonly string[] =>
  actions.map((action) =>
    action.type === 'Action.OpenUrl' ? `[${action.title}: ${action.url}]` : `[${action.title}]`,
  );

function linesOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`);
    case 'Container':
      return element.items.flatMap(linesOf);
    case 'ColumnSet':
      return element.columns.map((column) => column.items.flatMap(linesOf).join(' '));
    case 'ActionSet':
      return actionLines(element.actions);
    case 'Image':
      return [element.altText];
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.Time':
      return [`${element.label}: ${element.value ?? '…'}`];
    case 'Input.ChoiceSet': {
      const chosen = (element.value ?? '').split(',');
      const choices = element.choices.map(({ title, value }) =>
        chosen.includes(value) ? `(${title})` : title,
      );
      return [`${element.label}: ${choices.join(' / ')}`];
    }
    default:
      throw new Error(`no plain text for ${JSON.stringify(element satisfies never)}`);
  }
}
