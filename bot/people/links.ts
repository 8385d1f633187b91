import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** What a personal link is about; it opens nothing else. */
export type LinkAbout = { readonly roundId: Id } | { readonly workshopId: Id };

/** The id of what a link is about. */
export const aboutId = (about: LinkAbout): Id => ('roundId' in about ? about.roundId : about.workshopId);

/**
 * What a personal link opens. answer: the ballot of a round (and later its result and minutes), or one's own part in a
 * workshop; minutes: those of a round alone.
 */
export type LinkPurpose = 'answer' | 'minutes';

/**
 * A personal link (design §1). Its token is the id with a signature, made when it is shown and never stored.
 * `boundTo` is the SHA-256 (hex) of the secret that the first browser got; null before its first use.
 */
export interface PersonalLink {
  readonly id: Id;
  readonly purpose: LinkPurpose;
  readonly personId: Id;
  readonly about: LinkAbout;
  readonly boundTo: string | null;
  readonly createdAt: Temporal.Instant;
  /** Null while the round is open (an answer link serves until then and 30 days more), or the workshop goes on. */
  readonly expiresAt: Temporal.Instant | null;
  readonly replacedAt: Temporal.Instant | null;
}

/** A one-time code that makes another account the same person, or somebody the first administrator. */
export interface LinkCode {
  readonly id: Id;
  /** SHA-256 (hex) of the code. */
  readonly codeHash: string;
  /** Null: whoever uses it becomes an administrator. */
  readonly personId: Id | null;
  readonly expiresAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | null;
}
