import type { Card, ColumnSet, Container, Element, FactSet, Image, TextBlock } from '../card.ts';
import { cardLimits } from '../limits.ts';
import { drawActions } from './actions.ts';
import type { Block, ImageBlock, RichText } from './blocks.ts';
import { Drawing, type Manner } from './drawing.ts';
import { inputBlock } from './inputs.ts';
import { line, plain } from './texts.ts';

const { slack } = cardLimits;

const bold = (text: string): RichText => ({ type: 'text', text, style: { bold: true } });
const usual = (text: string): RichText => ({ type: 'text', text });

function drawText(drawing: Drawing, element: TextBlock): void {
  const { text, style, size, weight, color } = element;
  // the platform's own picker has what this says is left out
  if (element.aboutList) return;
  if (style === 'heading' && size === 'large') {
    drawing.block({ type: 'header', text: line(text, slack.heading) });
    return;
  }
  if (element.isSubtle) drawing.note(text);
  else drawing.line([weight || style || color === 'attention' ? bold(text) : usual(text)]);
}

function drawFacts(drawing: Drawing, { facts }: FactSet): void {
  drawing.end();
  for (const { title, value } of facts) drawing.line([bold(title), usual(': '), usual(value)]);
  drawing.end();
}

/** Columns stand beside each other on one line, as in plain text: what a column begins with is its name. */
function drawColumns(drawing: Drawing, { columns }: ColumnSet): void {
  const named = columns
    .map(({ items }) => items.filter((item) => item.type === 'TextBlock' && item.text.trim() !== ''))
    .filter((texts): texts is [TextBlock, ...TextBlock[]] => texts.length > 0);
  drawing.line(
    named.flatMap(([name, ...rest], index) => [
      ...(index > 0 ? [usual(' · ')] : []),
      bold(name.text),
      ...rest.flatMap(({ text }) => [usual(`: ${text}`)]),
    ]),
  );
  for (const { items } of columns)
    for (const item of items) if (item.type !== 'TextBlock') drawElement(drawing, item);
}

/** Pictures are at an address, or have been uploaded to Slack by the adapter. */
const uploaded = 'slack-file:';

function imageBlock({ url, altText }: Image): ImageBlock {
  const alt_text = plain(altText, slack.altText).text;
  if (url.startsWith(uploaded))
    return { type: 'image', alt_text, slack_file: { id: url.slice(uploaded.length) } };
  if (!url.startsWith('https://')) throw new Error('Slack fetches a picture over https only');
  return { type: 'image', alt_text, image_url: url };
}

function drawContainer(drawing: Drawing, { items, separator }: Container): void {
  if (separator) drawing.block({ type: 'divider' });
  else drawing.end();
  for (const item of items) drawElement(drawing, item);
  drawing.end();
}

function drawElement(drawing: Drawing, element: Element): void {
  switch (element.type) {
    case 'TextBlock':
      drawText(drawing, element);
      break;
    case 'FactSet':
      drawFacts(drawing, element);
      break;
    case 'Container':
      drawContainer(drawing, element);
      break;
    case 'ColumnSet':
      drawColumns(drawing, element);
      break;
    case 'ActionSet':
      drawActions(drawing, element.actions);
      break;
    case 'Image':
      drawing.block(imageBlock(element));
      break;
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
    case 'Input.Time':
      drawing.block(inputBlock(element, drawing.manner.language));
      break;
    default:
      notKnown(element);
  }
}

function notKnown(element: never): never {
  throw new Error(`Block Kit cannot show ${(element as { readonly type?: string }).type ?? 'this'}`);
}

function drawn(card: Card, manner: Manner): readonly Block[] {
  const drawing = new Drawing(manner);
  for (const element of card.body) drawElement(drawing, element);
  drawActions(drawing, card.actions ?? []);
  return drawing.blocks();
}

/**
 * A whole card as blocks, in reading order. Throws on what is not in the subset, so that nothing is dropped. One that
 * would be more blocks than its surface takes is drawn densely.
 */
export function draw(card: Card, mostBlocks: number, without: Manner['without'] = null): readonly Block[] {
  const manner = { language: card.lang, without };
  const blocks = drawn(card, { ...manner, dense: false });
  return blocks.length <= mostBlocks ? blocks : drawn(card, { ...manner, dense: true });
}
