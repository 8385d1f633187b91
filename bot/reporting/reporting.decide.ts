import { Temporal } from 'temporal-polyfill';
import type { ActCommand } from '../conversation/command.ts';
import { type Id, newId } from '../id.ts';
import { limits } from '../limits.ts';
import type { Programme } from '../programme/programme.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import {
  type DeadlineMove,
  type DeliveredDeadline,
  type GrantLetter,
  isOpen,
  isSameDeadline,
  type OpenDeadline,
  type ReportingDeadline,
  tidyContents,
} from './reporting.ts';

type Of<T extends ActCommand['type']> = Extract<ActCommand, { type: T }>;

/** When something is decided, and in which programme. */
export interface Moment {
  readonly now: Temporal.Instant;
  /** In the project's time zone. */
  readonly today: Temporal.PlainDate;
  readonly programme: Pick<Programme, 'startsOn' | 'endsOn'>;
}

export const textProblems = (
  field: string,
  text: string,
  max: number,
  required = true,
): readonly Refusal[] => {
  if (text.length > max) return refuse('textTooLong', { max, length: text.length }, field).refusals;
  return required && text.trim() === '' ? refuse('textMissing', undefined, field).refusals : [];
};

/** Why nothing can be due on a date: it has been, or it is after the programme's end (REP-1). */
export function dateProblems(
  field: string,
  date: Temporal.PlainDate,
  { today, programme }: Pick<Moment, 'today' | 'programme'>,
): readonly Refusal[] {
  if (Temporal.PlainDate.compare(date, today) < 0) return refuse('dateInPast', undefined, field).refusals;
  const end = Temporal.PlainDate.from(programme.endsOn);
  return Temporal.PlainDate.compare(date, end) > 0
    ? refuse('dateAfterProgramme', { date: end }, field).refusals
    : [];
}

/** What is recorded: the deadline, and the grant letter that it comes with, where that is new or was corrected. */
export interface Recorded {
  /** Null: it is there already. */
  readonly deadline: OpenDeadline | null;
  /** Null: none came with it, or it stands as it was. */
  readonly letter: GrantLetter | null;
}

/**
 * Records a deadline (REP-2), by itself or with the grant letter of a year (REP-1). A letter that is recorded already
 * needs its year alone; another amount corrects it. Refused, everything at once: a date that has been or is after the
 * programme's end, contents that are empty or too long, a year outside the programme, a new letter without its amount,
 * an amount without its year.
 */
export function recordDeadline(
  state: { readonly letters: readonly GrantLetter[]; readonly deadlines: readonly ReportingDeadline[] },
  command: Of<'deadline.add'>,
  moment: Moment,
): Outcome<Recorded> {
  const letter = letterMeant(state.letters, command, moment);
  const refusals = [
    ...dateProblems('dueOn', command.dueOn, moment),
    ...textProblems('contents', command.contents, limits.reportContents),
    ...(letter.ok ? [] : letter.refusals),
  ];
  if (refusals.length > 0 || !letter.ok) return { ok: false, refusals };
  const asked = { dueOn: command.dueOn.toString(), contents: tidyContents(command.contents) };
  const isKnown = state.deadlines.some((one) => isOpen(one) && isSameDeadline(one, asked));
  const of = letter.value;
  const planned = { ...asked, projectId: command.projectId, grantLetterId: of?.letter.id ?? null };
  return accept({
    deadline: isKnown ? null : newDeadline(planned, moment.now),
    letter: of?.isNews ? of.letter : null,
  });
}

/** A deadline that PL is to see to. */
export const newDeadline = (
  asked: Pick<OpenDeadline, 'projectId' | 'grantLetterId' | 'dueOn' | 'contents'>,
  now: Temporal.Instant,
): OpenDeadline => ({ ...asked, id: newId(), responsibleId: null, recordedAt: now, status: 'open' });

interface LetterMeant {
  readonly letter: GrantLetter;
  /** Whether it is new or has another amount now. */
  readonly isNews: boolean;
}

function letterMeant(
  letters: readonly GrantLetter[],
  { projectId, year, amount }: Of<'deadline.add'>,
  { now, programme }: Moment,
): Outcome<LetterMeant | null> {
  if (year === null) return amount === null ? accept(null) : refuse('yearMissing', undefined, 'year');
  const [from = 0, to = 0] = [programme.startsOn, programme.endsOn].map((date) => Number(date.slice(0, 4)));
  if (year < from || year > to) return refuse('yearOutside', { from, to }, 'year');
  if (amount !== null && amount > limits.grantAmount)
    return refuse('amountInvalid', { max: limits.grantAmount }, 'amount');
  const known = letters.find((one) => one.year === year);
  if (!known)
    return amount === null
      ? refuse('amountMissing', { year }, 'amount')
      : accept({ letter: { id: newId(), projectId, year, amount, recordedAt: now }, isNews: true });
  const isNews = amount !== null && amount !== known.amount;
  return accept({ letter: isNews ? { ...known, amount } : known, isNews });
}

/**
 * Moves a deadline, to a later or an earlier day, with a reason; null where the same move was made just now. Refused:
 * one that is delivered, a day that has been or is after the programme's end (REP-1), the day that it has.
 */
export function moveDeadline(
  deadline: ReportingDeadline,
  last: DeadlineMove | undefined,
  command: Of<'deadline.move'>,
  by: Id,
  moment: Moment,
): Outcome<DeadlineMove | null> {
  if (!isOpen(deadline)) return refuse('reportDelivered');
  const reason = command.reason.trim();
  const toDate = command.date.toString();
  if (toDate === deadline.dueOn && last?.toDate === toDate && last.reason === reason) return accept(null);
  const refusals = [
    ...(toDate === deadline.dueOn ? refuse('dateNotMoved', { date: command.date }, 'date').refusals : []),
    ...dateProblems('date', command.date, moment),
    ...textProblems('reason', command.reason, limits.moveReason),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  return accept({
    id: newId(),
    deadlineId: deadline.id,
    fromDate: deadline.dueOn,
    toDate,
    reason,
    movedBy: by,
    movedAt: moment.now,
  });
}

/**
 * The report is delivered, and found under its reference. Which parties took part is said with it (REP-3): one that is
 * missing is pointed out where the deadline is shown, and never refused. Refused: a deadline that is delivered already,
 * a day that is still to come, no reference.
 */
export function deliver(
  deadline: ReportingDeadline,
  command: Of<'deadline.deliver'>,
  by: Id,
  { now, today }: Pick<Moment, 'now' | 'today'>,
): Outcome<DeliveredDeadline> {
  if (!isOpen(deadline)) return refuse('reportDelivered');
  const refusals = [
    ...(Temporal.PlainDate.compare(command.deliveredOn, today) > 0
      ? refuse('dateInFuture', undefined, 'deliveredOn').refusals
      : []),
    ...textProblems('reference', command.reference, limits.reference),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  return accept({
    ...deadline,
    status: 'delivered',
    deliveredOn: command.deliveredOn.toString(),
    reference: command.reference.trim(),
    parties: [...new Set(command.parties)],
    deliveredBy: by,
    deliveredAt: now,
  });
}

/** Takes a "delivered" back that was wrong. Refused: one that is open, and one that has stood for long. */
export function takeBack(deadline: ReportingDeadline, now: Temporal.Instant): Outcome<OpenDeadline> {
  if (isOpen(deadline)) return refuse('reportNotDelivered');
  if (!canTakeBack(deadline, now)) return refuse('deliveredLongAgo', { days: limits.takeBackDays });
  const { deliveredOn, reference, parties, deliveredBy, deliveredAt, ...rest } = deadline;
  return accept({ ...rest, status: 'open' });
}

/** Whether a "delivered" is so new that it can be taken back. */
export const canTakeBack = ({ deliveredAt }: DeliveredDeadline, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, deliveredAt.add({ hours: 24 * limits.takeBackDays })) <= 0;

/**
 * Hands the report over to somebody of the project, or back to whoever is PL (null). Refused: a deadline that is
 * delivered, somebody who is not of the project, or who has no account and could not be reminded.
 */
export function handOver(
  deadline: ReportingDeadline,
  responsibleId: Id | null,
  offered: readonly Id[],
): Outcome<OpenDeadline> {
  if (!isOpen(deadline)) return refuse('reportDelivered');
  if (responsibleId !== null && !offered.includes(responsibleId))
    return refuse('personUnknown', undefined, 'responsible');
  return accept({ ...deadline, responsibleId });
}
