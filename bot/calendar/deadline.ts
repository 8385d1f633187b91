import { Temporal } from 'temporal-polyfill';
import { nextWorkingDay } from './working-days.ts';

const daysAhead = 7;
const atThree = Temporal.PlainTime.from('15:00');

/** A moment as people say it: a local date and time of day. */
export interface LocalDeadline {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
}

/** Seven days on at 15:00 in the time zone, moved to a working day in Norway. */
export function defaultDeadline(now: Temporal.Instant, timeZone: string): LocalDeadline {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return { date: nextWorkingDay(today.add({ days: daysAhead })), time: atThree };
}

/**
 * Whether clocks are changed at this time of day: between 02:00 and 03:00 a local time can be missing or be there
 * twice, so nothing is due then (design §3).
 */
export const isWhenClocksChange = (time: Temporal.PlainTime): boolean => time.hour === 2;

/**
 * The moment of a local date and time. A time between 02:00 and 03:00 means 03:00 (design §3); one that is missing
 * for another reason is moved on by what is missing, and of two the earlier is meant.
 */
export function toInstant(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant {
  const plain = isWhenClocksChange(time) ? Temporal.PlainTime.from('03:00') : time;
  return date.toZonedDateTime({ timeZone, plainTime: plain }).toInstant();
}
