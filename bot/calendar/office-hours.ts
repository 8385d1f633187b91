import { Temporal } from 'temporal-polyfill';
import { toInstant } from './deadline.ts';
import { isWorkingDay, nextWorkingDay } from './working-days.ts';

const opens = Temporal.PlainTime.from('08:00');
const closes = Temporal.PlainTime.from('16:00');

/** Whether people are at work: from 08:00 until 16:00 of a working day in the time zone. */
export const isOfficeMoment = (instant: Temporal.Instant, timeZone: string): boolean =>
  Temporal.Instant.compare(nextOfficeMoment(instant, timeZone), instant) === 0;

/** The moment itself where people are at work then; otherwise 08:00 of the next working day in the time zone. */
export function nextOfficeMoment(instant: Temporal.Instant, timeZone: string): Temporal.Instant {
  const local = instant.toZonedDateTimeISO(timeZone);
  const [date, time] = [local.toPlainDate(), local.toPlainTime()];
  const isOver = Temporal.PlainTime.compare(time, closes) >= 0;
  const hasBegun = Temporal.PlainTime.compare(time, opens) >= 0;
  if (isWorkingDay(date) && hasBegun && !isOver) return instant;
  return toInstant(nextWorkingDay(isOver ? date.add({ days: 1 }) : date), opens, timeZone);
}
