import type { Temporal } from 'temporal-polyfill';
import type { Occasion } from '../gatherings/gathering.ts';
import type { GatheringHead } from '../gatherings/gatherings.views.ts';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';

/** What people are reminded of; each can be switched off by itself. */
export const reminderKinds = ['round', 'deadline', 'milestone', 'measurement', 'gathering', 'risk'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/**
 * Why somebody is reminded of it. A round: to answer; to pass the answer links on; what is missing. A reporting
 * deadline: to deliver; that it is late. A milestone: that it comes; whether it is reached. A result goal: to measure. A
 * gathering: whether they come; where and when; which party is missing of their participant, or of how many of their
 * network; to plan the theme day that comes before it; that it is cancelled. A project's risks: that some
 * must have a countermeasure and have none; that some can be graded again; of their workshop: to note, to grade, to pass
 * its answer links on.
 */
export const whys = [
  ...(['answer', 'links', 'turnout', 'deliver', 'late', 'coming', 'reached', 'measure'] as const),
  ...(['invite', 'attend', 'parties', 'network', 'themeDay', 'cancelled'] as const),
  ...(['lacking', 'regrade', 'note', 'grade', 'workshopLinks'] as const),
] as const;
export type Why = (typeof whys)[number];

/** What each answers alone: that somebody is reminded of it tells that they have not, and is for nobody else (PRIV-2). */
export const aloneWhys: readonly Why[] = ['answer', 'note', 'grade'];

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
      readonly kind: 'risk';
      readonly why: 'lacking' | 'regrade';
      readonly count: number;
      /** The day on which it is told: it is not due, and it should not wait. */
      readonly dueOn: Temporal.PlainDate;
    }
  | {
      readonly kind: 'risk';
      readonly why: 'note' | 'grade' | 'workshopLinks';
      /** The day on which it is told: a workshop has no deadline. */
      readonly dueOn: Temporal.PlainDate;
    }
  | {
      readonly kind: 'measurement';
      readonly why: 'measure';
      readonly title: string;
      readonly dueOn: Temporal.PlainDate;
      readonly isPast: boolean;
    }
  | AboutGathering;

/** `dueOn`: its first day. */
type AboutGathering = {
  readonly kind: 'gathering';
  readonly head: GatheringHead;
  readonly dueOn: Temporal.PlainDate;
} & (
  | {
      readonly why: 'invite';
      /** They had said that they come, and it was moved since: from there. */
      readonly movedFrom: Occasion | null;
    }
  | { readonly why: 'attend' }
  | {
      readonly why: 'parties';
      readonly sides: readonly { readonly participant: string; readonly missing: readonly Party[] }[];
    }
  | {
      readonly why: 'network';
      /** How many participants lack a party. */
      readonly participants: number;
    }
  | { readonly why: 'themeDay'; readonly participant: string; readonly forProject: Id }
  | { readonly why: 'cancelled'; readonly reason: string }
);

/** A subject as a reader sees it among their reminders. */
export interface ReminderItem extends About {
  /** Of the project, or of what stands in its place: the network, the participant, the programme. */
  readonly projectName: string;
  readonly facts: ReminderFacts;
}
