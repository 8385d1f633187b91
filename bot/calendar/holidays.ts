import { Temporal } from 'temporal-polyfill';
import { dayNumber } from './day-number.ts';

/** Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const moon =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const fromMarch = moon - weekday;
  return Temporal.PlainDate.from({ year, month: 3, day: 28 }).add({ days: fromMarch });
}

/** Days after Easter Sunday: Maundy Thursday, Good Friday, both Easter days, Ascension, both days of Pentecost. */
const movable = [-3, -2, 0, 1, 39, 49, 50];
/** New Year, Labour Day, Constitution Day, both Christmas days. */
const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'];

const holidaysIn = (year: number): readonly number[] => [
  ...movable.map((days) => dayNumber(easterSunday(year)) + days),
  ...fixed.map((day) => dayNumber(Temporal.PlainDate.from(`${String(year).padStart(4, '0')}-${day}`))),
];

/** What was computed already: thousands of days are looked at in each sweep. */
const years = new Set<number>();
const known = new Set<number>();

/** Whether a day, by its number, is a Norwegian public holiday. Sundays are not counted as such. */
export function isHolidayNumber(day: number): boolean {
  const about = 1970 + Math.floor(day / 365.2425);
  for (const year of [about - 1, about, about + 1]) {
    if (years.has(year)) continue;
    for (const holiday of holidaysIn(year)) known.add(holiday);
    years.add(year);
  }
  return known.has(day);
}

/** Whether a day is a Norwegian public holiday. Sundays are not counted as such. */
export const isPublicHoliday = (date: Temporal.PlainDate): boolean => isHolidayNumber(dayNumber(date));
