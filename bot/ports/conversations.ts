import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** A conversation that Saman can take part in: one's own with Saman, by the account's id; or a channel, by its id. */
export interface ConversationName {
  readonly connectionId: Id;
  readonly kind: 'person' | 'place';
  readonly externalId: string;
}

/** What an adapter must remember to speak in a conversation first. */
export interface Conversations {
  /** What was kept of it, for the adapter alone to read; null where nothing is known. */
  find(name: ConversationName): Promise<string | null>;
  /** The channels that are known of a connection, in the order of their ids. */
  places(connectionId: Id): Promise<readonly { readonly externalId: string; readonly reference: string }[]>;
  /** What is known of any conversation of a connection; null where none is. */
  any(connectionId: Id): Promise<string | null>;
  /** Keeps what is known now. */
  keep(name: ConversationName, reference: string): Promise<void>;
  /** Notes that Saman was added there; false where that was known already, so that nobody is greeted twice. */
  added(name: ConversationName, at: Temporal.Instant): Promise<boolean>;
  /** Saman was removed from it. Gives whether the connection has any other that Saman was added to. */
  forget(name: ConversationName): Promise<boolean>;
}
