import type { OnIncoming, PlatformPerson } from '../conversation/incoming.ts';
import type { Message } from '../conversation/message.ts';
import type { Id } from '../id.ts';
import type { Platform } from '../people/person.ts';

/** Where a message goes on a platform. `connectionId` says with which installation. */
export type Address =
  | { readonly kind: 'person'; readonly connectionId: Id; readonly externalId: string }
  | { readonly kind: 'channel'; readonly connectionId: Id; readonly externalId: string }
  | {
      readonly kind: 'thread';
      readonly connectionId: Id;
      readonly externalId: string;
      readonly parent: MessageRef;
    }
  /** Seen by one person in a channel. */
  | {
      readonly kind: 'private';
      readonly connectionId: Id;
      readonly externalId: string;
      readonly personExternalId: string;
    }
  | { readonly kind: 'home'; readonly connectionId: Id; readonly externalId: string };

/** The platform's own name of a message that was sent; opaque to the core, stored in the ledger. */
export interface MessageRef {
  readonly connectionId: Id;
  readonly conversation: string;
  readonly message: string;
}

/** What a platform lacks; the core chooses the fallback (design §1). */
export interface Capabilities {
  /** A form can stand in a message; otherwise the message holds a button that opens it. */
  readonly formsInMessages: boolean;
  /** A message can be shown to one person in a channel. */
  readonly privateInChannel: boolean;
  readonly home: boolean;
  /** It stores views and asks what they show when somebody looks: an update needs no card. */
  readonly keepsViews: boolean;
}

/** What became of sending or updating. Nothing is dropped in silence. */
export type Sent =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  /** Try again, at the earliest after the given time. */
  | { readonly kind: 'later'; readonly afterSeconds: number; readonly reason: string }
  /** It will never work: the channel is archived, the bot was removed, the person is deactivated. */
  | { readonly kind: 'impossible'; readonly reason: string };

/** A way to reach people. No method is optional; an adapter knows its platform and no rules. */
export interface ChatAdapter {
  readonly name: Platform;
  readonly capabilities: Capabilities;
  /** Begins to take in what people do. Resolves when the adapter is ready. */
  start(onIncoming: OnIncoming): Promise<void>;
  stop(): Promise<void>;
  /** `idempotencyKey` is the same on every retry: sending it again makes no second message where the platform allows. */
  send(address: Address, message: Message, idempotencyKey: string): Promise<Sent>;
  update(ref: MessageRef, message: Message): Promise<Sent>;
  remove(ref: MessageRef): Promise<Sent>;
  /** Opens a form on what the platform handed out for it (a trigger). */
  openForm(trigger: string, message: Message): Promise<Sent>;
  describePerson(connectionId: Id, externalId: string): Promise<PlatformPerson | null>;
  /** The platform's ids of who is in a channel. */
  listMembers(connectionId: Id, channelExternalId: string): Promise<readonly string[]>;
}
