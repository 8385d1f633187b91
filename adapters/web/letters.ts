import type { Message } from '../../bot/conversation/message.ts';
import type { ChatFront } from '../../bot/conversation/pages.ts';
import { viewKey } from '../../bot/conversation/view.ts';
import type { Id } from '../../bot/id.ts';
import type { Letter, Mailbox } from '../../bot/ports/mailbox.ts';
import { adaptiveCard } from '../../cards/adaptive-card.ts';
import type { Card } from '../../cards/card.ts';
import { channelKey, conversationOf, privateKey } from './conversations.ts';
import type { WireLetter, WireMessage } from './wire.ts';

/** What reading the mailbox needs. */
export interface Reading {
  readonly mailbox: Mailbox;
  readonly front: ChatFront;
  readonly connectionId: Id;
}

export const wireMessage = (message: Message): WireMessage => ({
  view: viewKey(message.view),
  card: adaptiveCard(message.card as Card),
  plain: message.plain,
});

/** Whether somebody may read a conversation: their own direct messages, and the channels that the bot says. */
export async function mayReadConversation(reading: Reading, person: string, key: string): Promise<boolean> {
  const conversation = conversationOf(key);
  if (!conversation) return false;
  if (conversation.kind !== 'channel') return conversation.person === person;
  return reading.front.mayRead(reading.connectionId, person, conversation.channel);
}

/** The letters of a conversation as one person sees it, in the order of sending; theirs alone in a channel among them. */
export async function lettersOf(reading: Reading, person: string, key: string): Promise<readonly Letter[]> {
  const conversation = conversationOf(key);
  const all = await reading.mailbox.list(key);
  if (conversation?.kind !== 'channel') return all;
  const alone = await reading.mailbox.list(privateKey(conversation.channel, person));
  return [...all, ...alone].sort((a, b) => a.order - b.order);
}

/** Whether `lettersOf` would give the letter. */
export function standsIn(letter: Letter, person: string, key: string): boolean {
  const conversation = conversationOf(key);
  const alone = conversation?.kind === 'channel' ? privateKey(conversation.channel, person) : null;
  return letter.conversation === key || letter.conversation === alone;
}

/** The conversation of the list in which a letter stands: what is private in a channel stands in the channel. */
export function listedKey(key: string): string {
  const conversation = conversationOf(key);
  return conversation?.kind === 'private' ? channelKey(conversation.channel) : key;
}

/** A letter with what it shows this person now, in their language; contents are read here and kept nowhere. */
export async function showLetter(
  reading: Reading,
  person: string,
  letter: Letter,
  already?: Message,
): Promise<WireLetter> {
  const { front, connectionId } = reading;
  const from = letter.from;
  const writer =
    from.kind === 'saman'
      ? null
      : ((await front.person(connectionId, from.externalId))?.name ?? from.externalId);
  const content = letter.content;
  return {
    id: letter.id,
    conversation: listedKey(letter.conversation),
    revision: letter.revision,
    order: letter.order,
    sentAt: letter.sentAt,
    writer,
    mine: from.kind === 'account' && from.externalId === person,
    onlyYou: conversationOf(letter.conversation)?.kind === 'private',
    content:
      content.kind === 'text'
        ? content
        : {
            kind: 'card',
            message: wireMessage(
              already ?? (await front.show(connectionId, person, content.view, content.said)),
            ),
          },
  };
}
