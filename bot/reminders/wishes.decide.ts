import type { Temporal } from 'temporal-polyfill';
import { isBefore, workingDayAfter, workingDayUntil } from '../calendar/working-days.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Pause } from './reminder.ts';
import type { Later } from './reminders.commands.ts';

/**
 * The day to which something is put off: a working day, at the latest the one meant, at the earliest the next one.
 * Refused: a day that has been, or after the last one on which it still helps.
 */
export function putOffUntil(
  later: Later,
  today: Temporal.PlainDate,
  latest: Temporal.PlainDate,
): Outcome<Temporal.PlainDate> {
  const meant = 'days' in later ? today.add(later) : later.date;
  if ('date' in later && !isBefore(today, meant)) return refuse('dateNotAhead', undefined, 'date');
  const soonest = workingDayAfter(today);
  if (isBefore(latest, soonest)) return refuse('laterTooLate');
  const day = workingDayUntil(meant);
  const until = isBefore(day, soonest) ? soonest : day;
  return isBefore(latest, until)
    ? refuse('laterTooFar', { date: latest }, 'days' in later ? 'when' : 'date')
    : accept(until);
}

/**
 * A pause with a deputy, or without one. Refused: one that is over or ends before it begins, one that is too long, and a
 * deputy who is not among the people of one's projects, or is oneself.
 */
export function pauseFrom(asked: Pause, today: Temporal.PlainDate, deputies: readonly Id[]): Outcome<Pause> {
  const refusals: readonly Refusal[] = [
    ...(isBefore(asked.to, today) ? refuse('dateNotAhead', undefined, 'to').refusals : []),
    ...(isBefore(asked.to, asked.from) ? refuse('pauseBackwards', undefined, 'to').refusals : []),
    ...(isBefore(asked.from.add({ days: limits.pauseDays }), asked.to)
      ? refuse('pauseTooLong', { days: limits.pauseDays }, 'to').refusals
      : []),
    ...(asked.deputyId !== null && !deputies.includes(asked.deputyId)
      ? refuse('personUnknown', undefined, 'deputy').refusals
      : []),
  ];
  return refusals.length > 0 ? { ok: false, refusals } : accept(asked);
}
