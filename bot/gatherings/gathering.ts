import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';

/** What there is of each: three network gatherings (NET-1), theme days (NET-2), project leaders' gatherings (NET-3). */
export const gatheringKinds = ['network', 'themeDay', 'leaders'] as const;
export type GatheringKind = (typeof gatheringKinds)[number];

/** The three of every network: 1 purpose and goals, 2 deep dive into the theme, 3 implementation and benefits (NET-1). */
export const networkNumbers = [1, 2, 3] as const;
export type NetworkNumber = (typeof networkNumbers)[number];

/** Whose gathering it is: a network's, a participant's, or all project leaders'. */
export type GatheringOf =
  | { readonly kind: 'network'; readonly networkId: Id; readonly number: NetworkNumber }
  | { readonly kind: 'themeDay'; readonly participantId: Id }
  | { readonly kind: 'leaders' };

/** When and where: the first and the last day, which are the same for one that lasts a day. */
export interface Occasion {
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  /** Null: not said. */
  readonly startsAt: Temporal.PlainTime | null;
  readonly place: string;
}

export interface Gathering extends Occasion {
  readonly id: Id;
  readonly programmeId: Id;
  readonly of: GatheringOf;
  /** In one line; empty: what NET-1 to NET-3 say of one like it. */
  readonly about: string;
  readonly leaderId: Id;
  readonly plannedBy: Id;
  readonly plannedAt: Temporal.Instant;
  /** When it was moved last. */
  readonly movedAt: Temporal.Instant | null;
  readonly cancelled: { readonly at: Temporal.Instant; readonly by: Id; readonly reason: string } | null;
}

/** A gathering that was moved, and why; it keeps its history. */
export interface GatheringMove {
  readonly id: Id;
  readonly gatheringId: Id;
  readonly from: Occasion;
  readonly to: Occasion;
  readonly reason: string;
  readonly movedBy: Id;
  readonly movedAt: Temporal.Instant;
}

/** `lapsed`: they had said yes, and it was moved since. */
export const attendanceAnswers = ['yes', 'no', 'lapsed'] as const;
export type AttendanceAnswer = (typeof attendanceAnswers)[number];

/** Whether somebody comes. */
export interface Attendance {
  readonly gatheringId: Id;
  readonly personId: Id;
  readonly answer: AttendanceAnswer;
  readonly answeredAt: Temporal.Instant;
  /** Who said it for them; null: they did themselves. */
  readonly registeredBy: Id | null;
}

/** Gatherings are in Norway: their days and times of day are local to it. */
export const gatheringZone = 'Europe/Oslo';

/** Whether two of them are one and the same time and place. */
export const isSameOccasion = (a: Occasion, b: Occasion): boolean =>
  a.startsOn.equals(b.startsOn) &&
  a.endsOn.equals(b.endsOn) &&
  (a.startsAt === null ? b.startsAt === null : b.startsAt !== null && a.startsAt.equals(b.startsAt)) &&
  a.place === b.place;

/** Whose it is, as a key: at most one gathering with the same number is planned for a network (NET-1). */
export const ofSame = (a: GatheringOf, b: GatheringOf): boolean => {
  if (a.kind === 'network')
    return b.kind === 'network' && a.networkId === b.networkId && a.number === b.number;
  if (a.kind === 'themeDay') return b.kind === 'themeDay' && a.participantId === b.participantId;
  return b.kind === 'leaders';
};

/** Gatherings, the soonest first. */
export const bySoonest = <T extends Pick<Gathering, 'startsOn' | 'id'>>(all: readonly T[]): readonly T[] =>
  all.toSorted(
    (a, b) => a.startsOn.toString().localeCompare(b.startsOn.toString()) || a.id.localeCompare(b.id),
  );
