import type { OnIncoming, PlatformPerson, PlatformPlace } from '../conversation/incoming.ts';
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
  /** An answer can be kept under a message, where it disturbs only who follows it. */
  readonly threads: boolean;
  /** A channel is there as soon as it is named. Otherwise only channels that are there can be chosen. */
  readonly makesChannels: boolean;
  /** It stores views and asks what they show when somebody looks: an update needs no card. */
  readonly keepsViews: boolean;
}

/** Why something can never be delivered as things stand; each has a text that says what to do. */
export const undeliverables = [
  'personGone', // the account is deactivated or not there any more
  'personUnreachable', // the platform does not let Saman write to this account
  'personWithoutAccount',
  'channelGone', // deleted, or never was
  'channelArchived',
  'channelClosed', // Saman is not in it, or may not write there
  'projectWithoutChannel',
  'connectionEnded', // Saman was removed from the workspace
  'platformAway', // its adapter is not configured
  'messageGone', // what should be updated is not there any more
  'nothingToShow',
  'notAccepted', // the platform refuses the message itself: a fault of ours
] as const;
export type Undeliverable = (typeof undeliverables)[number];

/** What became of sending or updating. Nothing is dropped in silence. */
export type Sent =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  /**
   * Try again, at the earliest after the given time. `unsent`: it surely did not get through; otherwise nobody knows.
   */
  | {
      readonly kind: 'later';
      readonly afterSeconds: number;
      readonly reason: string;
      readonly unsent: boolean;
    }
  /** It will never work as things stand. `detail` is the platform's own code, for the log. */
  | { readonly kind: 'impossible'; readonly reason: Undeliverable; readonly detail?: string };

/** What tells one sending from another. */
export interface Sending {
  /** The same on every try: sending it again makes no second message where the platform allows. */
  readonly key: Id;
  /** Whether an earlier try may have got through without anybody knowing. */
  readonly again: boolean;
}

/** Somebody or something on a platform, by its own id and the name that people read. */
export interface Named {
  readonly externalId: string;
  readonly name: string;
}

/** What somebody can choose from where the platform has no pickers of its own, what is nearest to them first. */
export interface Surroundings {
  /** Whom they share a channel with that Saman is in, themselves included. */
  readonly people: readonly Named[];
  /** The channels that both are in. */
  readonly places: readonly Named[];
}

/** A way to reach people. No method is optional; an adapter knows its platform and no rules. */
export interface ChatAdapter {
  readonly name: Platform;
  readonly capabilities: Capabilities;
  /** Begins to take in what people do. Resolves when the adapter is ready. */
  start(onIncoming: OnIncoming): Promise<void>;
  stop(): Promise<void>;
  send(address: Address, message: Message, sending: Sending): Promise<Sent>;
  update(ref: MessageRef, message: Message): Promise<Sent>;
  remove(ref: MessageRef): Promise<Sent>;
  describePerson(connectionId: Id, externalId: string): Promise<PlatformPerson | null>;
  /** What a channel is, as far as Saman may see it; null where it may not, or where there is none. */
  describePlace(connectionId: Id, channelExternalId: string): Promise<PlatformPlace | null>;
  /** The platform's ids of who is in a channel. */
  listMembers(connectionId: Id, channelExternalId: string): Promise<readonly string[]>;
  /** What a form can offer somebody; nothing where the platform's own pickers do. */
  surroundings(connectionId: Id, personExternalId: string): Promise<Surroundings>;
}
