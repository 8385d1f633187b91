import { formCommand } from '../../bot/conversation/forms.ts';
import type { View } from '../../bot/conversation/view.ts';
import { slackMessage } from '../../cards/block-kit/message.ts';
import type { Card, Element } from '../../cards/card.ts';
import { isUnfetchedPicture } from './failures.ts';

/** A message as Slack takes it. */
export interface Drawn {
  readonly text: string;
  readonly blocks: never[];
}

/** Puts a `data:` picture where Slack has it, and says what a card names it by; null: it is not to be had just now. */
export type Upload = (picture: string) => Promise<string | null>;

/**
 * Draws and sends. Slack takes nothing of what has a picture at an address that it cannot fetch from (Saman is behind a
 * firewall, say), so then what the picture says is said in words: nothing is ever lost for a picture.
 */
export async function sendDrawn<D, T>(
  draw: (fetches: boolean) => Promise<D>,
  send: (drawn: D) => Promise<T>,
  whenUnfetched: () => void,
): Promise<T> {
  try {
    return await send(await draw(true));
  } catch (error) {
    if (!isUnfetchedPicture(error)) throw error;
    whenUnfetched();
    return send(await draw(false));
  }
}

/** A card whose pictures are where Slack finds them, as a message that shows a view. */
export function asMessage(card: Card, view: View): Drawn {
  const { text, blocks } = slackMessage(card, formCommand(view));
  return { text, blocks: blocks as unknown as never[] };
}

/** What a card names the picture at an address by; null: it is said in words. */
type Named = (url: string) => Promise<string | null>;

/**
 * The same card with its own pictures replaced by what they were uploaded as, and those at an address left to Slack where
 * it `fetches`, over https only. What a picture says is said in words where it is not to be had.
 */
export async function withPictures(card: Card, upload: Upload, fetches = true): Promise<Card> {
  const named: Named = async (url) => {
    if (url.startsWith('data:')) return upload(url);
    return fetches && url.startsWith('https://') ? url : null;
  };
  const body = await all(card.body, named);
  return body === card.body ? card : { ...card, body };
}

/** The very same list where nothing in it changes. */
async function all(elements: readonly Element[], named: Named): Promise<readonly Element[]> {
  const drawn = await Promise.all(elements.map((element) => pictured(element, named)));
  return drawn.every((element, index) => element === elements[index]) ? elements : drawn;
}

async function pictured(element: Element, named: Named): Promise<Element> {
  switch (element.type) {
    case 'Image': {
      const url = await named(element.url);
      if (url === element.url) return element;
      return url ? { ...element, url } : { type: 'TextBlock', text: element.altText, wrap: true };
    }
    case 'Container': {
      const items = await all(element.items, named);
      return items === element.items ? element : { ...element, items };
    }
    case 'ColumnSet': {
      const columns = await Promise.all(
        element.columns.map(async (column) => {
          const items = await all(column.items, named);
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
