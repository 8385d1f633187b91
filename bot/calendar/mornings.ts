import { Temporal } from 'temporal-polyfill';
import { toInstant } from './deadline.ts';
import { isWorkingDay, workingDayAfter } from './working-days.ts';

/** When what waits is told. */
const nine = Temporal.PlainTime.from('09:00');
/** From then on nothing is told that day. */
const four = Temporal.PlainTime.from('16:00');

/** 09:00 of a day where somebody is. */
export const morningOf = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  toInstant(day, nine, timeZone);

/** From then on it is 09:00 of the day, or still ahead, everywhere: the day begins at UTC+14 first. */
export const dawnOf = (day: Temporal.PlainDate): Temporal.Instant =>
  toInstant(day, Temporal.PlainTime.from('00:00'), '+14:00');

/** The day that begins at a dawn. */
export const dayOfDawn = (dawn: Temporal.Instant): Temporal.PlainDate =>
  dawn.toZonedDateTimeISO('+14:00').toPlainDate();

export const localDay = (instant: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/**
 * When what waits can be told to somebody, at the earliest: at once between 09:00 and 16:00 of a working day where they
 * are, otherwise at the next 09:00 of one.
 */
export function nextTelling(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone);
  const [day, time] = [local.toPlainDate(), local.toPlainTime()];
  if (!isWorkingDay(day) || Temporal.PlainTime.compare(time, four) >= 0)
    return morningOf(workingDayAfter(day), timeZone);
  return Temporal.PlainTime.compare(time, nine) < 0 ? morningOf(day, timeZone) : now;
}

/** The last working day whose 09:00, where somebody is, is before a moment. */
export function lastMorningBefore(moment: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  let day = localDay(moment, timeZone);
  while (!isWorkingDay(day) || Temporal.Instant.compare(morningOf(day, timeZone), moment) >= 0)
    day = day.subtract({ days: 1 });
  return day;
}
