import { formCommand } from '../../bot/conversation/forms.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { slackMessage } from '../../cards/block-kit/message.ts';
import type { Card, Element } from '../../cards/card.ts';

/** A message as Slack takes it. */
export interface Drawn {
  readonly text: string;
  readonly blocks: never[];
}

/** Draws a message; pictures that are in the card itself are uploaded, since Slack may not reach us to fetch them. */
export async function drawnMessage(
  message: Message,
  upload: (picture: string) => Promise<string>,
): Promise<Drawn> {
  const card = await withPictures(message.card as Card, upload);
  const { text, blocks } = slackMessage(card, formCommand(message.view));
  return { text, blocks: blocks as unknown as never[] };
}

const isPicture = (url: string): boolean => url.startsWith('data:');

/** The same card with its own pictures replaced by what they were uploaded as. */
export async function withPictures(card: Card, upload: (picture: string) => Promise<string>): Promise<Card> {
  const body = await Promise.all(card.body.map((element) => uploaded(element, upload)));
  return body.every((element, index) => element === card.body[index]) ? card : { ...card, body };
}

async function uploaded(element: Element, upload: (picture: string) => Promise<string>): Promise<Element> {
  if (element.type === 'Image' && isPicture(element.url))
    return { ...element, url: await upload(element.url) };
  if (element.type !== 'Container') return element;
  const items = await Promise.all(element.items.map((item) => uploaded(item, upload)));
  return items.every((item, index) => item === element.items[index]) ? element : { ...element, items };
}
