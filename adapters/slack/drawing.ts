import { formCommand } from '../../bot/conversation/forms.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { slackMessage } from '../../cards/block-kit/message.ts';
import type { Card, Element } from '../../cards/card.ts';

/** A message as Slack takes it. */
export interface Drawn {
  readonly text: string;
  readonly blocks: never[];
}

/** Puts a `data:` picture where Slack has it, and says what a card names it by; null: it is not to be had just now. */
export type Upload = (picture: string) => Promise<string | null>;

/** Draws a message; pictures that are in the card itself are uploaded, since Slack may not reach us to fetch them. */
export async function drawnMessage(message: Message, upload: Upload): Promise<Drawn> {
  const card = await withPictures(message.card as Card, upload);
  const { text, blocks } = slackMessage(card, formCommand(message.view));
  return { text, blocks: blocks as unknown as never[] };
}

const isPicture = (url: string): boolean => url.startsWith('data:');

/**
 * The same card with its own pictures replaced by what they were uploaded as. What a picture says is said in words
 * where it is not to be had.
 */
export async function withPictures(card: Card, upload: Upload): Promise<Card> {
  const body = await all(card.body, upload);
  return body === card.body ? card : { ...card, body };
}

/** The very same list where nothing in it changes. */
async function all(elements: readonly Element[], upload: Upload): Promise<readonly Element[]> {
  const drawn = await Promise.all(elements.map((element) => uploaded(element, upload)));
  return drawn.every((element, index) => element === elements[index]) ? elements : drawn;
}

async function uploaded(element: Element, upload: Upload): Promise<Element> {
  switch (element.type) {
    case 'Image': {
      if (element.url.startsWith('https://')) return element;
      // Slack fetches over https only
      const url = isPicture(element.url) ? await upload(element.url) : null;
      return url ? { ...element, url } : { type: 'TextBlock', text: element.altText, wrap: true };
    }
    case 'Container': {
      const items = await all(element.items, upload);
      return items === element.items ? element : { ...element, items };
    }
    case 'ColumnSet': {
      const columns = await Promise.all(
        element.columns.map(async (column) => {
          const items = await all(column.items, upload);
          return items === column.items ? column : { ...column, items };
        }),
      );
      return columns.every((column, index) => column === element.columns[index])
        ? element
        : { ...element, columns };
    }
    default:
      return element;
  }
}
