import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { intervals } from '../../../bot/goals/goal.ts';
import {
  daysToEnter,
  dayToEnter,
  dueAsOf,
  dueDates,
  measurementsIn,
  nextDue,
  reaches,
  waitingFor,
} from '../../../bot/goals/measuring.ts';
import { aGoal, anEntry, day } from './given.ts';

const texts = (days: readonly Temporal.PlainDate[]) => days.map(String);
const plan = (firstOn: string, interval: (typeof intervals)[number], targetOn: string) => ({
  ...{ firstOn: day(firstOn), interval, targetOn: day(targetOn) },
});

describe('due dates (PLAN-5)', () => {
  test('the first one and every interval after it, up to and including the target date', () => {
    expect(texts(dueDates(plan('2026-12-01', 'quarter', '2027-09-01')))).toEqual([
      ...['2026-12-01', '2027-03-01', '2027-06-01', '2027-09-01'],
    ]);
    expect(texts(dueDates(plan('2026-12-01', 'quarter', '2027-08-31')))).toHaveLength(3);
    expect(texts(dueDates(plan('2026-12-01', 'year', '2026-12-01')))).toEqual(['2026-12-01']);
  });

  test('a 31st comes back after shorter months, and a leap day after four years', () => {
    expect(texts(dueDates(plan('2027-12-31', 'month', '2028-05-31')))).toEqual([
      ...['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31'],
    ]);
    expect(texts(dueDates(plan('2028-02-29', 'year', '2032-12-31')))).toEqual([
      ...['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
    ]);
    expect(texts(dueDates(plan('2026-08-31', 'halfYear', '2028-03-01')))).toEqual([
      ...['2026-08-31', '2027-02-28', '2027-08-31', '2028-02-29'],
    ]);
  });

  test('whenever it begins, however often: in order, never after the target date, on the day of the first', () => {
    const months = { month: 1, quarter: 3, halfYear: 6, year: 12 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 36_500 }),
        fc.integer({ min: 0, max: 7300 }),
        fc.constantFrom(...intervals),
        (start, length, interval) => {
          const firstOn = day('1990-01-01').add({ days: start });
          const targetOn = firstOn.add({ days: length });
          const dues = dueDates({ firstOn, interval, targetOn });
          expect(dues[0]?.equals(firstOn)).toBe(true);
          for (const [index, due] of dues.entries()) {
            expect(Temporal.PlainDate.compare(due, targetOn)).toBeLessThanOrEqual(0);
            expect(due.day).toBe(Math.min(firstOn.day, due.daysInMonth));
            const apart = (due.year - firstOn.year) * 12 + due.month - firstOn.month;
            expect(apart).toBe(index * months[interval]);
          }
          const after = firstOn.add({ months: dues.length * months[interval] });
          expect(Temporal.PlainDate.compare(after, targetOn)).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('what a number is asked for', () => {
  const goal = aGoal();

  test('the last due date that has come, and no other; a day off is asked for on the working day before', () => {
    const dues = dueDates(aGoal({ firstOn: day('2027-05-01'), interval: 'month' }));
    // 1 May 2027 is a Saturday
    expect(dueAsOf(dues, day('2027-04-29'))).toBeNull();
    expect(String(dueAsOf(dues, day('2027-04-30')))).toBe('2027-05-01');
    expect(String(dueAsOf(dues, day('2027-06-15')))).toBe('2027-06-01');
  });

  test('waits until it has its number, also after the target date', () => {
    expect(waitingFor(goal, [], day('2026-11-30'))).toBeNull();
    expect(String(waitingFor(goal, [], day('2026-12-01')))).toBe('2026-12-01');
    expect(waitingFor(goal, [anEntry(1, '2026-12-01')], day('2027-02-01'))).toBeNull();
    expect(String(waitingFor(goal, [anEntry(1, '2026-12-01')], day('2027-03-01')))).toBe('2027-03-01');
    expect(String(waitingFor(goal, [], day('2029-01-01')))).toBe('2027-12-01');
    expect(String(nextDue(goal, [], day('2026-12-01')))).toBe('2027-03-01');
    expect(nextDue(goal, [], day('2029-01-01'))).toBeNull();
  });

  test('between due dates a number is for today; any day that came or has one can be chosen', () => {
    const between = [anEntry(1, '2026-12-01'), anEntry(2, '2027-01-15')];
    expect(String(dayToEnter(goal, between, day('2027-02-02')))).toBe('2027-02-02');
    expect(String(dayToEnter(goal, [], day('2027-02-02')))).toBe('2026-12-01');
    expect(texts(daysToEnter(goal, between, day('2027-03-02')))).toEqual([
      ...['2027-03-01', '2027-01-15', '2026-12-01'],
    ]);
  });

  test('entered again for the same day, the last stands and the others are its history', () => {
    const entries = [
      anEntry(1, '2026-12-01'),
      anEntry(2, '2027-03-01', { value: 7 }),
      anEntry(3, '2026-12-01', { value: 0 }),
    ];
    const found = measurementsIn(entries);
    expect(found.map(({ on, entry, before }) => [String(on), entry.value, before.length])).toEqual([
      ['2027-03-01', 7, 0],
      ['2026-12-01', 0, 1],
    ]);
  });
});

test('the direction follows from zero point and target', () => {
  expect([8, 6.5, 6].map((value) => reaches({ zero: 8.4, target: 6.5 }, value))).toEqual([false, true, true]);
  expect([-1, 0, 1].map((value) => reaches({ zero: -12, target: 0 }, value))).toEqual([false, true, true]);
  expect([4, 5, 6].map((value) => reaches({ zero: 5, target: 5 }, value))).toEqual([false, true, false]);
  expect(reaches({ zero: null, target: 5 }, 5)).toBe(false);
});
