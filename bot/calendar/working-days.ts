import { Temporal } from 'temporal-polyfill';
import { isPublicHoliday } from './holidays.ts';

/** Monday to Friday, and no public holiday in Norway. */
export const isWorkingDay = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek <= 5 && !isPublicHoliday(date);

function workingDayFrom(date: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: step });
  return day;
}

/** The date itself if it is a working day, otherwise the first one after it. */
export const nextWorkingDay = (date: Temporal.PlainDate): Temporal.PlainDate => workingDayFrom(date, 1);

/** The date itself if it is a working day, otherwise the last one before it. */
export const workingDayUntil = (date: Temporal.PlainDate): Temporal.PlainDate => workingDayFrom(date, -1);

/** The first working day after a date. */
export const workingDayAfter = (date: Temporal.PlainDate): Temporal.PlainDate =>
  nextWorkingDay(date.add({ days: 1 }));

/** So many working days before what falls due on a date: on a day off, it falls due on the working day before. */
export function workingDaysBefore(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = workingDayUntil(date);
  for (let left = count; left > 0; left -= 1) day = workingDayUntil(day.subtract({ days: 1 }));
  return day;
}

/** The nth working day after a date. */
export function workingDaysAfter(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workingDayAfter(day);
  return day;
}

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;

export const earlierOf = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  isBefore(b, a) ? b : a;
