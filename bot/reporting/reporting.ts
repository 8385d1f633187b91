import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';

/** What a project is granted for a year (REP-1); one for each year. */
export interface GrantLetter {
  readonly id: Id;
  readonly projectId: Id;
  readonly year: number;
  /** In whole kroner. */
  readonly amount: number;
  readonly recordedAt: Temporal.Instant;
}

interface Deadline {
  readonly id: Id;
  readonly projectId: Id;
  /** Null: it came along the way (REP-2). */
  readonly grantLetterId: Id | null;
  /** What the report holds, one thing on each line. */
  readonly contents: string;
  /** A civil date as ISO string. */
  readonly dueOn: string;
  /** To whom it was handed over; null: whoever is PL. */
  readonly responsibleId: Id | null;
  readonly recordedAt: Temporal.Instant;
}

export interface OpenDeadline extends Deadline {
  readonly status: 'open';
}

/** What became of it: when and where the report was delivered, and who took part in it (REP-3). */
export interface Delivered {
  readonly deliveredOn: string;
  /** Where the report is found: a case number, say. */
  readonly reference: string;
  readonly parties: readonly Party[];
  readonly deliveredBy: Id;
  readonly deliveredAt: Temporal.Instant;
}

export interface DeliveredDeadline extends Deadline, Delivered {
  readonly status: 'delivered';
}

/** When something is to be reported (REP-2). */
export type ReportingDeadline = OpenDeadline | DeliveredDeadline;

/** A deadline that was moved, and why; it keeps its history. */
export interface DeadlineMove {
  readonly id: Id;
  readonly deadlineId: Id;
  readonly fromDate: string;
  readonly toDate: string;
  readonly reason: string;
  readonly movedBy: Id;
  readonly movedAt: Temporal.Instant;
}

/** Whether the report is still to come: what is delivered is reminded of no more. */
export const isOpen = (deadline: ReportingDeadline): deadline is OpenDeadline => deadline.status === 'open';

/** Whether the report should have been there before this day (REP-2). */
export const isLate = (deadline: ReportingDeadline, today: Temporal.PlainDate): boolean =>
  isOpen(deadline) && deadline.dueOn < today.toString();

/** Deadlines, the soonest first. */
export const bySoonest = <T extends Pick<ReportingDeadline, 'dueOn' | 'contents'>>(
  deadlines: readonly T[],
): readonly T[] =>
  [...deadlines].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.contents.localeCompare(b.contents, 'nb'));

/** The open deadline that comes first; null where there is none. */
export const nextOpen = (deadlines: readonly ReportingDeadline[]): OpenDeadline | null =>
  bySoonest(deadlines.filter(isOpen))[0] ?? null;

/** Who delivers the report: to whom it was handed over, as long as they are in the project, or else PL. */
export const whoDelivers = (
  { responsibleId }: Pick<ReportingDeadline, 'responsibleId'>,
  { pl, present }: { readonly pl: Id | null; readonly present: readonly Id[] },
): Id | null => (responsibleId !== null && present.includes(responsibleId) ? responsibleId : pl);

/** What a report holds, tidied: the lines that say something. */
export const tidyContents = (contents: string): string =>
  contents
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Whether a deadline that was asked for is this one: the same form sent twice records one. */
export const isSameDeadline = (
  a: Pick<ReportingDeadline, 'dueOn' | 'contents'>,
  b: Pick<ReportingDeadline, 'dueOn' | 'contents'>,
): boolean =>
  a.dueOn === b.dueOn && a.contents.toLocaleLowerCase('nb') === b.contents.toLocaleLowerCase('nb');
