import type { Id } from '../id.ts';
import type { Language, Platform } from '../people/person.ts';
import type { MessageRef } from '../ports/chat.ts';
import type { Message } from './message.ts';
import type { View } from './view.ts';

/** Who did something, as the adapter verified it. The core finds the person behind the account. */
export interface Sender {
  readonly platform: Platform;
  readonly connectionId: Id;
  readonly externalId: string;
}

/** Where it happened. */
export type Whereabouts =
  | { readonly kind: 'direct' }
  | { readonly kind: 'channel'; readonly externalId: string };

/** What reaches Saman from a platform, verified and parsed. */
export type Incoming =
  | { readonly kind: 'said'; readonly from: Sender; readonly where: Whereabouts; readonly text: string }
  | {
      /** A button was pressed or a form sent: an Action.Execute's verb and data, and the inputs' values. */
      readonly kind: 'acted';
      readonly from: Sender;
      readonly where: Whereabouts;
      readonly verb: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** What the card showed, where the adapter knows it: an old card is answered with the current one. */
      readonly view: View | null;
      /** The message that was acted on, where the adapter knows it by the name that the ledger has of it. */
      readonly message?: MessageRef | null;
      readonly values: Readonly<Record<string, string>>;
      /** Accounts chosen in the platform's own picker of people, by input id; each becomes a person. */
      readonly picked?: Readonly<Record<string, readonly string[]>>;
    }
  /** Somebody opened their conversation with Saman for the first time, or asked for their home. */
  | { readonly kind: 'arrived'; readonly from: Sender }
  /** Saman was added where somebody can see it, by them: it says once what it is. */
  | { readonly kind: 'added'; readonly from: Sender; readonly where: Whereabouts }
  /** The platform tells now what it had not told of somebody before they wrote: their language and time zone. */
  | { readonly kind: 'introduced'; readonly from: Sender }
  /** Saman was let into a channel: what could not be delivered there can be tried again. */
  | { readonly kind: 'letIn'; readonly connectionId: Id; readonly externalId: string };

/** What the platform needs at once. */
export type Reply =
  /** The message takes the place of the card that was acted on. */
  | { readonly kind: 'replace'; readonly message: Message }
  /** A form or a question of its own: a modal, a dialog, or a card in the private conversation. */
  | { readonly kind: 'open'; readonly message: Message }
  /** Something to read, only for who asked: it stays in their conversation, or is ephemeral in a channel. */
  | { readonly kind: 'say'; readonly message: Message }
  /**
   * The open form is done with; what takes its place is shown like `say`. `here`: a message with it comes to the same
   * conversation, so that a platform that shows that at once need not show it twice.
   */
  | { readonly kind: 'done'; readonly message: Message; readonly here: boolean }
  /** The form again, with what was typed and what stands in the way, by field (texts, in the reader's language). */
  | {
      readonly kind: 'invalid';
      readonly message: Message;
      readonly errors: Readonly<Record<string, string>>;
      /** Whether the errors say all that stands in the way; otherwise the rest stands in the message alone. */
      readonly complete: boolean;
    }
  | { readonly kind: 'nothing' };

/** Who somebody is on a platform, as the platform tells it. */
export interface PlatformPerson {
  readonly name: string;
  readonly language: Language | null;
  readonly timeZone: string | null;
  /** `guest`: let into some channels only; `external`: of another workspace, met in a channel that both are in. */
  readonly kind: 'member' | 'guest' | 'external' | 'deactivated' | 'machine';
}

/** What a channel is on a platform. */
export interface PlatformPlace {
  readonly name: string;
  /** Whether Saman can write there. */
  readonly canWrite: boolean;
  readonly archived: boolean;
  /** Whether everybody of the workspace can read it, or people of others too. */
  readonly open: boolean;
}

export type OnIncoming = (incoming: Incoming) => Promise<Reply>;
