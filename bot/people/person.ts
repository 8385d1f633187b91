import type { Id } from '../id.ts';

/** The languages Saman speaks: bokmål, nynorsk, British English. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** The platforms that an account can be on. */
export const platforms = ['web', 'slack', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** How a workspace sees an account. */
export const accountKinds = ['member', 'guest', 'external'] as const;
export type AccountKind = (typeof accountKinds)[number];

/**
 * A human being. What somebody may see follows from memberships and roles, never from an account (design §1).
 * Only what PRIV-1 allows is kept here.
 */
export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly language: Language;
  /** IANA name, e.g. `Europe/Oslo`. */
  readonly timeZone: string;
  /** Runs the installation; sees no project's contents. */
  readonly isAdministrator: boolean;
  /** Where notices go; null for a person without an account, who gets an answer link. */
  readonly preferredAccountId: Id | null;
}

/** A person's identity on one platform connection. */
export interface Account {
  readonly id: Id;
  readonly platform: Platform;
  readonly connectionId: Id;
  /** The platform's own id of the person. */
  readonly externalId: string;
  readonly personId: Id;
  /** How the platform sees them: of the workspace, a guest in it, or of another one (Slack Connect, say). */
  readonly kind: AccountKind;
}

/** An organisation: a municipality, a regional body or a secretariat. */
export interface Organisation {
  readonly id: Id;
  readonly name: string;
  readonly kind: 'municipality' | 'other' | 'secretariat';
}
