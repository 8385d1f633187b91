import Holidays from 'date-holidays';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  isBefore,
  isWorkingDay,
  workingDayAfter,
  workingDaysAfter,
  workingDaysBefore,
  workingDayUntil,
} from '../../../bot/calendar/working-days.ts';

const oracle = new Holidays('NO');
const offOf = new Map<number, ReadonlySet<string>>();

/** Whether somebody works on a day, by the other calendar. */
function works(day: Temporal.PlainDate): boolean {
  const known = offOf.get(day.year);
  const off =
    known ??
    new Set(
      oracle
        .getHolidays(day.year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    );
  offOf.set(day.year, off);
  return day.dayOfWeek <= 5 && !off.has(day.toString());
}

const first = Temporal.PlainDate.from('1990-01-01');
const days = fc.integer({ min: 0, max: 40_500 }).map((count) => first.add({ days: count }));
const on = (text: string) => Temporal.PlainDate.from(text);

/** How many working days there are after `from`, up to and with `to`. */
function worked(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  for (let day = from.add({ days: 1 }); !isBefore(to, day); day = day.add({ days: 1 }))
    if (works(day)) count += 1;
  return count;
}

describe('working days from 1990 to 2100', () => {
  test('before: a working day, with exactly so many between it and the day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (day, count) => {
        const found = workingDaysBefore(day, count);
        expect(works(found)).toBe(true);
        expect(isBefore(day, found)).toBe(false);
        expect(worked(found, workingDayUntil(day))).toBe(count);
      }),
    );
  });

  test('after: a working day, the nth of them', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const found = workingDaysAfter(day, count);
        expect(works(found)).toBe(true);
        expect(worked(day, found)).toBe(count);
      }),
    );
  });

  test('what falls on a day off falls on the working day before, and nothing lies between', () => {
    fc.assert(
      fc.property(days, (day) => {
        const until = workingDayUntil(day);
        expect(works(until)).toBe(true);
        expect(isWorkingDay(day)).toBe(until.equals(day));
        expect(worked(until, day)).toBe(0);
      }),
    );
  });

  test('before and after undo each other from a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (any, count) => {
        const day = workingDayUntil(any);
        expect(workingDaysAfter(workingDaysBefore(day, count), count).equals(day)).toBe(true);
      }),
    );
  });
});

test.each([
  // Maundy Thursday to Easter Monday 2027 are off
  ['2027-03-30', 1, '2027-03-24'],
  ['2027-04-01', 3, '2027-03-24'],
  ['2027-03-28', 0, '2027-03-24'],
  // Christmas on a Friday and a Saturday; New Year
  ['2026-12-28', 1, '2026-12-24'],
  ['2027-01-04', 1, '2026-12-31'],
  ['2026-12-26', 0, '2026-12-24'],
  // Constitution Day 2027 is Pentecost Monday
  ['2027-05-18', 1, '2027-05-14'],
  // a leap day is a day as any other
  ['2028-03-01', 1, '2028-02-29'],
])('before %s, %i working days: %s', (day, count, expected) => {
  expect(workingDaysBefore(on(day), count).toString()).toBe(expected);
});

test.each([
  ['2027-03-24', 1, '2027-03-30'],
  ['2026-12-23', 2, '2026-12-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-04'],
])('after %s, %i working days: %s', (day, count, expected) => {
  expect(workingDaysAfter(on(day), count).toString()).toBe(expected);
  expect(workingDayAfter(on(day)).equals(workingDaysAfter(on(day), 1))).toBe(true);
});
