import type { Minutes, PrintedDocument } from '../evaluation/round.ts';
import type { Id } from '../id.ts';
import type { Language, Person } from '../people/person.ts';
import type { Reply } from './incoming.ts';
import type { Message } from './message.ts';
import type { View } from './view.ts';

/** Why a link opens nothing, and in whose language to say it. Nothing else of it is told. */
export interface LinkRefused {
  readonly kind: 'refused';
  /** unknown: forged, altered or foreign; elsewhere: bound to another browser. */
  readonly why: 'unknown' | 'expired' | 'replaced' | 'elsewhere';
  readonly language: Language;
}

/** What a personal link shows in the browser that it is bound to. */
export type LinkOpened =
  | LinkRefused
  /** Nobody has used it yet: the page asks to open it, by POST (previewers only GET). */
  | { readonly kind: 'unused'; readonly language: Language }
  | {
      readonly kind: 'open';
      readonly language: Language;
      readonly timeZone: string;
      readonly about: 'round' | 'workshop';
      /**
       * The ballot while the round is open; afterwards what became of it, and the result. Of a workshop, the step at
       * which it is.
       */
      readonly messages: readonly Message[];
      /** The minutes as they stand (approved versions, newest first; a draft only where none is approved). */
      readonly minutes: readonly MinutesToRead[];
    };

export interface MinutesToRead {
  readonly version: number;
  /** Null for a draft. */
  readonly approvedAt: Minutes['approvedAt'] | null;
  readonly document: PrintedDocument;
}

/** What the pages behind personal links need from the bot. `browserKey` is the secret of the browser's cookie. */
export interface LinkPages {
  open(token: string, browserKey: string | null): Promise<LinkOpened>;
  /** The first use: binds the link to the browser and gives it its secret; `refused` where it is bound already. */
  bind(token: string): Promise<LinkRefused | { readonly kind: 'bound'; readonly browserKey: string }>;
  act(
    token: string,
    browserKey: string | null,
    verb: string,
    data: Readonly<Record<string, unknown>>,
    values: Readonly<Record<string, string>>,
  ): Promise<Reply | LinkRefused>;
}

/** A conversation in the browser chat's list. `key` is the adapter's name of it (`dm:…` or `ch:…`). */
export interface ChannelLine {
  readonly externalId: string;
  readonly projectId: Id;
  readonly name: string;
}

/** What the browser chat needs from the bot beside `onIncoming`. */
export interface ChatFront {
  /** The person behind a browser account, or null. */
  person(connectionId: Id, externalId: string): Promise<Person | null>;
  /** The group channels that the person may read. */
  channels(connectionId: Id, externalId: string): Promise<readonly ChannelLine[]>;
  mayRead(connectionId: Id, externalId: string, channelExternalId: string): Promise<boolean>;
  /** What a stored message shows this reader now; a card that says it is gone where they may not see it. */
  show(connectionId: Id, externalId: string, view: View, said?: string): Promise<Message>;
}
