import type { Temporal } from 'temporal-polyfill';
import { isPublicHoliday } from './holidays.ts';

/** Monday to Friday, and no public holiday in Norway. */
export const isWorkingDay = (date: Temporal.PlainDate): boolean =>
  date.dayOfWeek <= 5 && !isPublicHoliday(date);

/** The date itself if it is a working day, otherwise the first one after it. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}
