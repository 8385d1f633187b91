import { Temporal } from 'temporal-polyfill';
import { dayNumber, dayOfNumber } from './day-number.ts';
import { isHolidayNumber } from './holidays.ts';

/** 1 January 1970 was a Thursday: 0 is Monday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

const works = (day: number): boolean => weekday(day) < 5 && !isHolidayNumber(day);

/** Monday to Friday, and no public holiday in Norway. */
export const isWorkingDay = (date: Temporal.PlainDate): boolean => works(dayNumber(date));

function from(day: number, step: 1 | -1): number {
  let at = day;
  while (!works(at)) at += step;
  return at;
}

function workingDayFrom(date: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  const day = dayNumber(date);
  const found = from(day, step);
  return found === day ? date : dayOfNumber(found);
}

/** The date itself if it is a working day, otherwise the first one after it. */
export const nextWorkingDay = (date: Temporal.PlainDate): Temporal.PlainDate => workingDayFrom(date, 1);

/** The date itself if it is a working day, otherwise the last one before it. */
export const workingDayUntil = (date: Temporal.PlainDate): Temporal.PlainDate => workingDayFrom(date, -1);

/** The first working day after a date. */
export const workingDayAfter = (date: Temporal.PlainDate): Temporal.PlainDate => workingDaysAfter(date, 1);

/** So many working days before what falls due on a date: on a day off, it falls due on the working day before. */
export function workingDaysBefore(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = from(dayNumber(date), -1);
  for (let left = count; left > 0; left -= 1) day = from(day - 1, -1);
  return dayOfNumber(day);
}

/** The nth working day after a date. */
export function workingDaysAfter(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = dayNumber(date);
  for (let left = count; left > 0; left -= 1) day = from(day + 1, 1);
  return dayOfNumber(day);
}

/** How many working days there are after a date up to another one, that one included; none where it is before. */
export function workingDaysUntil(date: Temporal.PlainDate, until: Temporal.PlainDate): number {
  const last = dayNumber(until);
  let count = 0;
  for (let day = dayNumber(date) + 1; day <= last; day += 1) if (works(day)) count += 1;
  return count;
}

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;

export const earlierOf = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  isBefore(b, a) ? b : a;
