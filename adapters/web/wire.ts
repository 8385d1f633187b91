import type { Language } from '../../bot/people/person.ts';
import type { DemoHint } from './demo-controls.ts';
import type { PageWords } from './page-words.ts';

/** What the page's client and the server say to each other, as JSON. Types only: the client bundles none of the server. */

/** A card to be drawn. `view` names what it shows, so that two of the same can be told to be the same. */
export interface WireMessage {
  readonly view: string;
  readonly card: unknown;
  readonly plain: string;
}

/** A letter as its reader sees it now. */
export interface WireLetter {
  readonly id: string;
  readonly conversation: string;
  readonly revision: number;
  readonly order: number;
  readonly sentAt: string;
  /** The writer's name; null: Saman. */
  readonly writer: string | null;
  readonly mine: boolean;
  /** Seen by the reader alone, in a channel. */
  readonly onlyYou: boolean;
  readonly content:
    | { readonly kind: 'card'; readonly message: WireMessage }
    | { readonly kind: 'text'; readonly text: string };
}

export interface WireConversation {
  readonly key: string;
  readonly kind: 'channel' | 'direct';
  readonly name: string;
  /** The order of the last letter; 0 where there is none. Higher than what was read: unread. */
  readonly last: number;
}

/** Everything around the messages. */
export interface WireState {
  readonly me: {
    readonly externalId: string;
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
  };
  readonly people: readonly { readonly externalId: string; readonly name: string }[];
  readonly conversations: readonly WireConversation[];
  readonly hint: { readonly hint: DemoHint; readonly actAs: string | null; readonly at?: string };
  readonly now: string;
  readonly words: PageWords;
}

/** What became of pressing a button, sending a form or saying something. */
export type WireReply =
  | { readonly kind: 'replace'; readonly message: WireMessage; readonly letter: WireLetter | null }
  | { readonly kind: 'open'; readonly message: WireMessage }
  | {
      readonly kind: 'invalid';
      readonly message: WireMessage;
      readonly errors: Readonly<Record<string, string>>;
    }
  /** `letter` null: not kept, it is there until the page is left. */
  | { readonly kind: 'say' | 'done'; readonly message: WireMessage; readonly letter: WireLetter | null }
  | { readonly kind: 'nothing' };

/** What a personal link shows in its browser. */
export interface WireLink {
  readonly language: Language;
  readonly messages: readonly WireMessage[];
  readonly words: PageWords;
}

/** Why something was not done, ready to be read. */
export interface WireProblem {
  readonly error: string;
  readonly text: string;
}

/** What the event stream tells; never contents. */
export type WireEvent =
  | { readonly kind: 'letter'; readonly conversation: string; readonly id: string }
  | { readonly kind: 'removed'; readonly conversation: string; readonly id: string }
  /** The clock, the people or the whole demo is another: fetch all of it again. */
  | { readonly kind: 'everything' };
