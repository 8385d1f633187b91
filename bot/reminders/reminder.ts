import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';

/** What people are reminded of; each can be switched off by itself. */
export const reminderKinds = ['round', 'deadline', 'milestone', 'measurement'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/**
 * Why somebody is reminded of it. A round: to answer; to pass the answer links on; what is missing. A reporting
 * deadline: to deliver; that it is late. A milestone: that it comes; whether it is reached. A result goal: to measure.
 */
export const whys = [
  'answer',
  'links',
  'turnout',
  'deliver',
  'late',
  'coming',
  'reached',
  'measure',
] as const;
export type Why = (typeof whys)[number];

/** What a reminder is about. */
export interface About {
  readonly kind: ReminderKind;
  readonly subjectId: Id;
}

/** Somebody whom a subject may concern on a day, whether or not they have done what there is to do. */
export interface Concern {
  readonly personId: Id;
  readonly why: Why;
  readonly day: Temporal.PlainDate;
}

/** One thing that somebody is to be told on a day. Waits until it is in a digest, and stays with that one then. */
export interface Nudge extends About, Concern {
  /** When it can be told: 09:00 of the day where the person is, or later, where it was put off. */
  readonly at: Temporal.Instant;
  /** The digest that holds it; null: it waits. */
  readonly digestId: Id | null;
  /** In whose pause the person stands in; null: it is their own. */
  readonly forId: Id | null;
  /** The person asked for it themselves: remind me later. Until then nothing else of the subject is told. */
  readonly isAsked: boolean;
}

/** The one message of a day to one person. */
export interface Digest {
  readonly id: Id;
  readonly personId: Id;
  readonly day: Temporal.PlainDate;
}

/** From the first to the last day of it nothing is told to the person. */
export interface Pause {
  readonly personId: Id;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** Who gets the reminders meanwhile, but never the ballot. */
  readonly deputyId: Id | null;
}

/** How somebody wants it. */
export interface Wishes {
  readonly pause: Pause | null;
  readonly off: readonly ReminderKind[];
}

/** What is told of a subject, for one reader, as it is when it is read. */
export type ReminderFacts =
  | {
      readonly kind: 'round';
      readonly why: 'answer' | 'links';
      readonly number: number;
      readonly deadline: Temporal.Instant;
      /** There is no morning left before the deadline. */
      readonly isLast: boolean;
    }
  | {
      readonly kind: 'round';
      readonly why: 'turnout';
      readonly number: number;
      readonly deadline: Temporal.Instant;
      readonly answered: number;
      readonly asked: number;
      readonly missing: readonly Party[];
    }
  | {
      readonly kind: 'deadline';
      readonly why: 'deliver' | 'late';
      /** What the report holds, its first line. */
      readonly title: string;
      readonly dueOn: Temporal.PlainDate;
      readonly isPast: boolean;
      /** Null where nobody is. */
      readonly responsible: string | null;
    }
  | {
      readonly kind: 'milestone';
      readonly why: 'coming' | 'reached';
      readonly title: string;
      readonly dueOn: Temporal.PlainDate;
      readonly isPast: boolean;
    }
  | {
      readonly kind: 'measurement';
      readonly why: 'measure';
      readonly title: string;
      readonly dueOn: Temporal.PlainDate;
      readonly isPast: boolean;
    };

/** A subject as a reader sees it among their reminders. */
export interface ReminderItem extends About {
  readonly projectName: string;
  readonly facts: ReminderFacts;
}
