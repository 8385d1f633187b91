import type { Block, InputElement, ModalView } from '../../cards/block-kit/blocks.ts';

const options = (element: InputElement): readonly string[] => {
  if (!('options' in element)) return [];
  const initial: readonly object[] =
    'initial_options' in element
      ? (element.initial_options ?? [])
      : 'initial_option' in element && element.initial_option
        ? [element.initial_option]
        : [];
  return element.options.map((one) => `  ${initial.includes(one) ? '(x)' : '( )'} ${one.text.text}`);
};

const given = (element: InputElement): string => {
  if (element.type === 'plain_text_input') return ` ${element.initial_value ?? '____'}`;
  if (element.type === 'datepicker') return ` ${element.initial_date ?? '____'}`;
  if (element.type === 'timepicker') return ` ${element.initial_time ?? '____'}`;
  return '';
};

function seenIn(block: Block): readonly string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'rich_text':
      return block.elements.map((line) =>
        line.elements
          .map(({ text, style }) => (style?.bold ? `*${text}*` : style?.italic ? `_${text}_` : text))
          .join(''),
      );
    case 'context':
      return block.elements.map(({ text }) => `~ ${text}`);
    case 'divider':
      return ['---'];
    case 'image':
      return [`(${block.alt_text})`];
    case 'actions':
      return [block.elements.map(({ text, style }) => `[${text.text}${style ? ` ${style}` : ''}]`).join(' ')];
    case 'input':
      return [
        // Slack adds this itself
        `${block.label.text}${block.optional ? ' (optional)' : ''}: ${block.element.type}${given(block.element)}`,
        ...options(block.element),
      ];
  }
}

/** What somebody sees of blocks, block by block, as text. */
export const seen = (blocks: readonly Block[]): string => blocks.flatMap(seenIn).join('\n');

/** A modal with its frame. */
export const seenModal = ({ title, close, submit, blocks }: ModalView): string =>
  `${title.text}\n${seen(blocks)}\n<${close.text}>${submit ? ` <${submit.text}>` : ''}`;
