import type { Temporal } from 'temporal-polyfill';
import type { Scale, Thresholds } from '../evaluation/scale.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import type { Theme } from '../programme/programme.ts';

/** The five phases, in order (PHASE-1). */
export const phases = ['clarification', 'organisation', 'planning', 'execution', 'evaluation'] as const;
export type Phase = (typeof phases)[number];

/** The three parties of the cooperation (COOP-1); a closed list (PRIV-1). */
export const parties = ['politicians', 'administration', 'employees'] as const;
export type Party = (typeof parties)[number];

/** The groups that a project can have (domain §3). */
export const groupKinds = ['steering', 'project', 'reference'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Who holds a project: PA (project owner) and PL (project leader). */
export const projectRoles = ['pa', 'pl'] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** A project (PROG-5): one bounded task of a participant. */
export interface Project {
  readonly id: Id;
  readonly name: string;
  readonly participantId: Id;
  readonly programmeId: Id;
  readonly themes: readonly Theme[];
  readonly language: Language;
  readonly timeZone: string;
  readonly phase: Phase;
  /** What the next round takes as its default (EVAL-3). */
  readonly scale: Scale;
  readonly thresholds: Thresholds;
  /** Whether the programme's people see grades, reasons and risk sentences too (domain §3). */
  readonly sharesContents: boolean;
}

/** Where a project talks. `group`: rounds and results; `open`: what all may see (design §1, Places). */
export interface Place {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: 'group' | 'open';
  readonly connectionId: Id;
  /** The platform's own id of the channel. */
  readonly externalId: string;
  /** Whether more than the group could read it when it was chosen. */
  readonly open: boolean;
}

export interface Group {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: GroupKind;
}

/** Somebody's time in a group (COOP-3: who joined and who left is kept). `to` is null while it lasts. */
export interface Membership {
  readonly id: Id;
  readonly groupId: Id;
  readonly personId: Id;
  readonly party: Party;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}

/** Somebody's time as PA or PL. */
export interface RoleHolding {
  readonly projectId: Id;
  readonly personId: Id;
  readonly role: ProjectRole;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}
