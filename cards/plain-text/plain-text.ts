import type { Action, Card, Column, Element } from '../card.ts';

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const actionLine = (action: Action): string => {
  switch (action.type) {
    case 'Action.Execute':
      return `[${action.title}]`;
    case 'Action.OpenUrl':
      return `[${action.title}] ${action.url}`;
    default:
      return notKnown(action);
  }
};

/** Columns stand beside each other: their texts on one line, what a column begins with as its name. */
const columnsLine = (columns: readonly Column[]): readonly string[] => {
  const texts = columns.map((column) => column.items.flatMap(elementLines).join(': ')).filter(Boolean);
  return texts.length > 0 ? [texts.join(' · ')] : [];
};

/** A label before its value; a question has its own mark. */
const asked = (label: string): string => (label.endsWith('?') ? label : `${label}:`);

const choiceLines = (element: Extract<Element, { type: 'Input.ChoiceSet' }>): readonly string[] => {
  const chosen = (element.value ?? '').split(',');
  return element.choices.map(({ title, value }) => `${chosen.includes(value) ? '(x)' : '( )'} ${title}`);
};

function elementLines(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`);
    case 'Container':
      return ['', ...element.items.flatMap(elementLines)];
    case 'ColumnSet':
      return columnsLine(element.columns);
    case 'ActionSet':
      return element.actions.map(actionLine);
    case 'Image':
      return [element.altText];
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.Time':
      return [`${asked(element.label)} ${element.value ?? ''}`.trimEnd()];
    case 'Input.ChoiceSet':
      return [element.label, ...indented(choiceLines(element))];
    default:
      return notKnown(element);
  }
}

function notKnown(part: never): never {
  throw new Error(`plain text cannot show ${(part as { readonly type?: string }).type ?? 'this'}`);
}

/** A whole card as plain text, in reading order. Throws on what is not in the subset, so that nothing is dropped. */
export function plainText(card: Card): string {
  const lines = [...card.body.flatMap(elementLines), '', ...(card.actions ?? []).map(actionLine)];
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
