import { isObject, type Json, type JsonObject, objectOf, objectsOf, textOf, tryJson } from './json.ts';

/** A button in a message or view. */
export interface Button {
  readonly actionId: string;
  readonly blockId: string;
  readonly text: string;
  readonly value: string;
  /** What the value says that it does, where it is Saman’s. */
  readonly verb: string;
  /** Where it leads, if it is a link. */
  readonly url: string | null;
  readonly element: JsonObject;
}

/** An element that holds a value: an input, or a menu that acts at once. */
export interface Field {
  readonly actionId: string;
  readonly blockId: string;
  readonly type: string;
  readonly label: string;
  readonly required: boolean;
  /** Whether choosing reaches the app at once. */
  readonly actsAtOnce: boolean;
  readonly element: JsonObject;
}

interface Placed {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** The elements of the blocks, in the order in which they are read. */
const elementsOf = (blocks: readonly JsonObject[]): readonly Placed[] =>
  blocks.flatMap((block) =>
    [
      ...(block.type === 'actions' ? objectsOf(block.elements) : []),
      ...[block.accessory, block.element].filter((one) => isObject(one)),
    ].map((element) => ({ block, element })),
  );

/** Every button that is offered. */
export const buttonsOf = (blocks: readonly JsonObject[]): readonly Button[] =>
  elementsOf(blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ block, element }) => ({
      actionId: textOf(element.action_id),
      blockId: textOf(block.block_id),
      text: textOf(objectOf(element.text).text),
      value: textOf(element.value),
      verb: textOf(objectOf(tryJson(textOf(element.value))).verb),
      url: textOf(element.url) || null,
      element,
    }));

const fieldOf = ({ block, element }: Placed): Field => ({
  actionId: textOf(element.action_id),
  blockId: textOf(block.block_id),
  type: textOf(element.type),
  label: textOf(objectOf(block.label).text),
  required: block.type === 'input' && block.optional !== true,
  actsAtOnce: block.type !== 'input' || block.dispatch_action === true,
  element,
});

/** What has no value that stays: it only acts. */
const acts = ['button', 'overflow', 'workflow_button', 'image'];

/** Every element that holds a value. */
export const fieldsOf = (blocks: readonly JsonObject[]): readonly Field[] =>
  elementsOf(blocks)
    .filter(({ element }) => !acts.includes(textOf(element.type)))
    .map(fieldOf);

/** Every menu behind three dots. */
export const overflowsOf = (blocks: readonly JsonObject[]): readonly Field[] =>
  elementsOf(blocks)
    .filter(({ element }) => element.type === 'overflow')
    .map(fieldOf);

/** An id without the number that tells it from its like: `ballot.show#1` is a `ballot.show`. */
export const withoutNumber = (id: string): string => id.replace(/#[^#]*$/, '');

const read = ['plain_text', 'mrkdwn', 'markdown', 'text', 'raw_text', 'link'];
const unread = ['value', 'private_metadata', 'initial_value', 'block_id', 'action_id', 'url'];

/** What people see where Slack escapes it. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Every text that a person reads in these blocks, in order: also labels, hints, choices and what pictures are of. */
export function textsOf(blocks: Json | undefined): readonly string[] {
  if (Array.isArray(blocks)) return blocks.flatMap((one: Json) => textsOf(one));
  if (!isObject(blocks)) return [];
  const own = read.includes(textOf(blocks.type)) && textOf(blocks.text) ? [textOf(blocks.text)] : [];
  const picture = textOf(blocks.alt_text);
  return [
    ...own.map(unescaped),
    ...(picture ? [picture] : []),
    ...Object.entries(blocks).flatMap(([key, value]) => (unread.includes(key) ? [] : textsOf(value))),
  ];
}
