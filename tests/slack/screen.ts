import type { JsonObject } from '../peers/json.ts';
import { objectOf, objectsOf, textOf } from '../peers/json.ts';
import { textsOf } from '../peers/slack-blocks.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackEphemeral, SlackMessage } from '../peers/slack-surfaces.ts';

/** What somebody reads in one block, a line a text; `[…]` is a button, `…:` a field. */
function linesIn(block: JsonObject): readonly string[] {
  switch (block.type) {
    case 'rich_text':
      return objectsOf(block.elements).map((section) =>
        objectsOf(section.elements)
          .map((part) => textOf(part.text))
          .join(''),
      );
    case 'actions':
      return objectsOf(block.elements).map((button) => `[${textOf(objectOf(button.text).text)}]`);
    case 'input':
      return [`${textOf(objectOf(block.label).text)}:`, ...textsOf(block.element)];
    default:
      return textsOf(block);
  }
}

/** Everything that is read on a surface, as lines. */
export const linesOf = (on: { readonly blocks: readonly JsonObject[] }): readonly string[] =>
  on.blocks.flatMap(linesIn);

/** The same as one text. */
export const readingOf = (on: { readonly blocks: readonly JsonObject[] }): string => linesOf(on).join('\n');

/** The newest message in somebody's own conversation with Saman. Fails where there is none. */
export async function newestTo(person: SlackPerson): Promise<SlackMessage> {
  const found = (await person.messages()).filter(({ userId }) => userId !== person.user.id).at(-1);
  if (!found) throw new Error(`Saman has not written to ${person.user.name}`);
  return found;
}

/** The newest thing that they alone see in a channel. Fails where there is none. */
export function newestBeside(person: SlackPerson): SlackEphemeral {
  const found = person.ephemerals().at(-1);
  if (!found) throw new Error(`${person.user.name} has been shown nothing`);
  return found;
}

/** The one message in which a text stands. Fails where there is none, or more than one. */
export function theOneWith<T extends { readonly blocks: readonly JsonObject[] }>(
  all: readonly T[],
  text: string,
): T {
  const found = all.filter((one) => readingOf(one).includes(text));
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new Error(`${found.length} of ${all.length} have “${text}”:\n${all.map(readingOf).join('\n———\n')}`);
}

/** The value of the choice with this text, in whichever list it stands. Fails where there is none, or more than one. */
export function optionCalled(blocks: readonly JsonObject[], text: string): string {
  const options = blocks.flatMap((block) => objectsOf(objectOf(block.element).options));
  const found = options.filter((option) => textOf(objectOf(option.text).text) === text);
  const [first] = found;
  if (first && found.length === 1) return textOf(first.value);
  throw new Error(`${found.length} choices are called ${text}`);
}
