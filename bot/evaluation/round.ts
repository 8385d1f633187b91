import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { GroupKind, Party } from '../project/project.ts';
import type { Factor } from './factor.ts';
import type { Scale, Thresholds } from './scale.ts';

/** Hidden: who gave which grade is never shown. Open: chosen by the group before the round opened (PRIV-2). */
export type Grading = 'hidden' | 'open';

/** What is frozen into a round when it opens (EVAL-3). */
export interface RoundSettings {
  readonly scale: Scale;
  readonly thresholds: Thresholds;
  readonly factors: readonly Factor[];
  readonly grading: Grading;
  readonly greeting: string;
}

interface RoundBase {
  readonly id: Id;
  readonly projectId: Id;
  readonly groupId: Id;
  readonly groupKind: GroupKind;
  /** 1 for the project's first round, and so on. */
  readonly number: number;
  readonly settings: RoundSettings;
  readonly openedBy: Id;
  readonly openedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
}

export interface OpenRound extends RoundBase {
  readonly status: 'open';
}

/** How many of a party were asked and how many answered. */
export type Turnout = Readonly<Record<Party, { readonly members: number; readonly answered: number }>>;

export interface ClosedRound extends RoundBase {
  readonly status: 'closed';
  readonly closedAt: Temporal.Instant;
  readonly closedBy: 'deadline' | 'pa';
  /** Incomplete: a party with members has not answered, or a hidden round has fewer than three answers. */
  readonly completeness: 'complete' | 'incomplete';
  readonly turnout: Turnout;
  /** False where PRIV-2 forbids to show grades, spread and reasons: nothing of them is kept then. */
  readonly resultShown: boolean;
}

/** An evaluation round (EVAL-1), which belongs to one group. */
export type Round = OpenRound | ClosedRound;

/** One member's answer while the round is open. Gone once a hidden round has closed (PRIV-2). */
export interface Answer {
  readonly roundId: Id;
  readonly personId: Id;
  /** The party the person answered for. */
  readonly party: Party;
  readonly grades: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly comment: string;
  readonly givenAt: Temporal.Instant;
}

/** A broken-off answer. Never counts. Values as typed, by input id. */
export interface Draft {
  readonly roundId: Id;
  readonly personId: Id;
  readonly values: Readonly<Record<string, string>>;
}

/** A grade as it is kept after closing: nobody's, unless the round was open (PRIV-2). */
export interface KeptGrade {
  readonly id: Id;
  readonly roundId: Id;
  readonly factorKey: string;
  readonly grade: number;
  readonly party: Party | null;
  readonly personId: Id | null;
}

/** A reason or the free comment (`factorKey` null) as it is kept after closing. */
export interface KeptText {
  readonly id: Id;
  readonly roundId: Id;
  readonly factorKey: string | null;
  readonly text: string;
  readonly personId: Id | null;
}

/** A decision of the group, recorded with its round (EVAL-7). `dueOn` is an ISO date. */
export interface Decision {
  readonly id: Id;
  readonly roundId: Id;
  readonly projectId: Id;
  readonly text: string;
  readonly responsibleId: Id;
  readonly dueOn: string;
  readonly recordedAt: Temporal.Instant;
}

/** The group's answers to what the booklet asks after a round (EVAL-9). Empty strings: not answered. */
export interface FollowUp {
  readonly roundId: Id;
  readonly course: string;
  readonly dailyWork: string;
  readonly wayOn: string;
}

/** A block of a document; its texts are already in the document's language. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A text to read and to print. */
export interface PrintedDocument {
  readonly language: 'nb' | 'nn' | 'en';
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly DocumentBlock[];
}

/** An approved version of a round's minutes: never changed (PRIV-5), a correction is the next version. */
export interface Minutes {
  readonly id: Id;
  readonly roundId: Id;
  /** 1, 2, … */
  readonly version: number;
  readonly document: PrintedDocument;
  /** SHA-256 of the document as JSON, hex. */
  readonly digest: string;
  readonly approvedBy: Id;
  readonly approvedAt: Temporal.Instant;
}

/** What PA wants corrected after an approval; becomes part of the next version. */
export interface Correction {
  readonly roundId: Id;
  /** The version that it leads to. */
  readonly version: number;
  readonly text: string;
}
