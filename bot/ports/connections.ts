import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Platform } from '../people/person.ts';

/** An installation of Saman as its adapter needs it. */
export interface Connected {
  readonly id: Id;
  readonly externalId: string;
  /** What was kept with it; for the adapter alone to open. */
  readonly sealed: string | null;
}

/** What an adapter must remember of its installations, and of what it has heard. */
export interface Connections {
  /** Those that have not ended. */
  present(platform: Platform): Promise<readonly Connected[]>;
  find(platform: Platform, externalId: string): Promise<Connected | null>;
  /**
   * A workspace has installed Saman, or installed it again: then it is the same connection, with its people and
   * channels. A new one belongs to an organisation of its own, named like the workspace (not at all where the platform
   * does not tell that), until an administrator says whose it is.
   */
  connect(platform: Platform, externalId: string, name: string, sealed: string | null): Promise<Connected>;
  /** Keeps what is sealed with a connection that has not ended: a token that was exchanged for a new one. */
  keep(id: Id, sealed: string): Promise<void>;
  /** Saman was removed: what was sealed is deleted at once, and nothing is delivered there any more. */
  end(platform: Platform, externalId: string, at: Temporal.Instant): Promise<void>;
  /**
   * Forgets the accounts and channels of connections that ended before then, and the people who had nothing else and
   * no part in anything (docs/privacy.md). Returns how many accounts.
   */
  forgetEnded(before: Temporal.Instant): Promise<number>;
  /** Whether this has not been heard before; from then on it has. */
  hearsFirst(key: string, at: Temporal.Instant): Promise<boolean>;
  /** Forgets what was heard before then. */
  forgetHeard(before: Temporal.Instant): Promise<void>;
}
