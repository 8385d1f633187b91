import { createHash } from 'node:crypto';
import type { Id } from '../../bot/id.ts';
import type { Address } from '../../bot/ports/chat.ts';

/** A conversation of the browser chat, taken apart. `private`: what one person alone sees in a channel. */
export type Conversation =
  | { readonly kind: 'direct'; readonly person: string }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'private'; readonly channel: string; readonly person: string };

export const directKey = (person: string): string => `dm:${person}`;
export const channelKey = (channel: string): string => `ch:${channel}`;
/** The person's id comes first and is percent-encoded, so that no channel's name can be taken for a person's. */
export const privateKey = (channel: string, person: string): string =>
  `me:${encodeURIComponent(person)}:${channel}`;

/** Reads a conversation's key; null for what is none. */
export function conversationOf(key: string): Conversation | null {
  if (key.startsWith('dm:') && key.length > 3) return { kind: 'direct', person: key.slice(3) };
  if (key.startsWith('ch:') && key.length > 3) return { kind: 'channel', channel: key.slice(3) };
  const colon = key.indexOf(':', 3);
  if (!key.startsWith('me:') || colon < 0) return null;
  return {
    kind: 'private',
    person: decodeURIComponent(key.slice(3, colon)),
    channel: key.slice(colon + 1),
  };
}

/** Where a message to an address is kept. The browser chat has no threads: what is said there is said in the channel. */
export function keyOf(address: Address): string {
  switch (address.kind) {
    case 'person':
    case 'home':
      return directKey(address.externalId);
    case 'channel':
    case 'thread':
      return channelKey(address.externalId);
    case 'private':
      return privateKey(address.externalId, address.personExternalId);
  }
}

/** The same id for the same key, as a UUID (version 8), so that sending again makes no second letter. */
export function letterId(idempotencyKey: string): Id {
  const hex = createHash('sha256').update(idempotencyKey).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
