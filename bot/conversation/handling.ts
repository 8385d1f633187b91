import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Standing } from '../permissions/standing.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { Presenter } from '../ports/presenter.ts';
import type { Signer } from '../ports/signer.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Outcome } from '../refusal.ts';
import type { Command, CommandType } from './command.ts';
import type { Subject } from './subject.ts';
import type { FormState, View, ViewName, Views } from './view.ts';

/** What the bot is given from outside; made once, in main.ts. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly presenter: Presenter;
  readonly signer: Signer;
  readonly pictures: Pictures;
  readonly log: Log;
  readonly adapters: readonly ChatAdapter[];
  /** Without a slash at its end; links begin with it. */
  readonly publicUrl: string;
  /** Who stands behind this Saman, where that was said. */
  readonly about: { readonly operator: string | null; readonly privacyUrl: string | null };
  /** Does something after what came in has been answered; what goes wrong is logged, and nobody waits for it. */
  afterwards(work: () => Promise<unknown>): void;
}

/** Who acts or reads. A link holder has no account and no connection. */
export interface Reader {
  readonly person: Person;
  readonly connectionId: Id | null;
  readonly via: 'account' | 'link';
  /** When the link was made: an answer from before is not shown through it, for another may have opened it (PRIV-2). */
  readonly linkSince?: Temporal.Instant;
  /** What they are to what they act on, where it was read together with who they are. */
  readonly known?: { readonly about: Subject; readonly standing: Standing | null };
}

/** What a use case is called with: who asks, and what they are to the project it is about (null: not about one). */
export interface Context extends Services {
  readonly reader: Reader;
  readonly standing: Standing | null;
}

/** What is shown after a command. `props`: contents that are not in the store (a refusal, a one-time code). */
export interface Answered {
  readonly how: 'replace' | 'open' | 'say' | 'done';
  readonly view: View;
  readonly props?: unknown;
  /** Who gets a message that shows it besides, by the notices of the same change. */
  readonly told?: { readonly persons: readonly Id[]; readonly channelOf: Id };
}

/**
 * A use case: loads, decides, saves and notifies in one transaction, then names what to show. Permission has been
 * checked before, in one place (`bot/permissions`).
 */
export type Handler<T extends CommandType> = (
  context: Context,
  command: Extract<Command, { type: T }>,
) => Promise<Outcome<Answered>>;
export type Handlers<T extends CommandType> = { readonly [K in T]: Handler<K> };

/** What a loader reads with. */
export interface Loading {
  readonly services: Services;
  readonly repositories: Repositories;
  readonly reader: Reader;
  readonly standing: Standing | null;
}

/**
 * Loads a view's contents for one reader; null where there is no such thing (any more). Permission has been checked
 * before; a loader still leaves out what the reader may not see and sets the `may` flags with the same table.
 */
export type Loader<N extends ViewName> = (
  loading: Loading,
  view: View & { readonly name: N },
  form: FormState,
) => Promise<Views[N & keyof Views] | null>;
export type Loaders<N extends ViewName> = { readonly [K in N]: Loader<K> };
