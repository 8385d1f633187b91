import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dawnOf, localDay, morningOf } from '../../../bot/calendar/mornings.ts';
import { isBefore, isWorkingDay, workingDayUntil } from '../../../bot/calendar/working-days.ts';
import {
  firstAfter,
  latestFor,
  nextMilestoneDay,
  nextReportingDay,
  roundDays,
  roundDaysAnywhere,
} from '../../../bot/reminders/ladders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
type Next = (due: Temporal.PlainDate, after: Temporal.PlainDate) => Temporal.PlainDate;

/** The days of a ladder, from the first one after a day. */
function daysOf(next: Next, due: string, after: string, count: number): readonly string[] {
  const found: string[] = [];
  for (let day = next(on(due), on(after)); found.length < count; day = next(on(due), day))
    found.push(day.toString());
  return found;
}

describe('reporting deadlines (REP-2)', () => {
  test('30, 14, 7, 3 and 1 working days before, on the day; then the second after, and every fifth', () => {
    expect(daysOf(nextReportingDay, '2026-10-30', '2026-01-01', 9)).toEqual([
      ...['2026-09-18', '2026-10-12', '2026-10-21', '2026-10-27', '2026-10-29', '2026-10-30'],
      ...['2026-11-03', '2026-11-10', '2026-11-17'],
    ]);
  });

  test('over Easter the days are working days, counted as such', () => {
    // 2027-04-01 is the second day of work after Easter
    expect(daysOf(nextReportingDay, '2027-04-01', '2027-03-01', 6)).toEqual([
      ...['2027-03-09', '2027-03-18', '2027-03-24', '2027-03-31', '2027-04-01', '2027-04-05'],
    ]);
  });

  test('one that is due on Christmas Day is told on the working day before', () => {
    expect(daysOf(nextReportingDay, '2026-12-25', '2026-12-18', 5)).toEqual([
      ...['2026-12-21', '2026-12-23', '2026-12-24', '2026-12-29', '2027-01-06'],
    ]);
  });
});

describe('milestones', () => {
  test('14, 7 and 1 working days before; on the day, and then every second', () => {
    expect(daysOf(nextMilestoneDay, '2026-10-30', '2026-01-01', 7)).toEqual([
      ...['2026-10-12', '2026-10-21', '2026-10-29', '2026-10-30'],
      ...['2026-11-03', '2026-11-05', '2026-11-09'],
    ]);
  });
});

const first = on('1990-01-01');
const anyDay = fc.integer({ min: 0, max: 40_500 }).map((count) => first.add({ days: count }));

test.each([nextReportingDay, nextMilestoneDay])('%o: always later, and always a working day', (next) => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (due, days) => {
      const after = due.add({ days });
      const day = next(due, after);
      expect(isBefore(after, day)).toBe(true);
      expect(isWorkingDay(day)).toBe(true);
      // nothing of the ladder is jumped over
      expect(
        next(due, after.subtract({ days: 1 })).equals(day) ||
          next(due, after.subtract({ days: 1 })).equals(after),
      ).toBe(true);
    }),
  );
});

test('something can be put off until its day, or for two weeks when that has passed', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (due, days) => {
      const today = due.add({ days });
      const latest = latestFor(due, today);
      expect(isWorkingDay(latest)).toBe(true);
      if (isBefore(today, workingDayUntil(due))) expect(isBefore(due, latest)).toBe(false);
      else expect(isBefore(today, latest)).toBe(true);
    }),
  );
});

describe('rounds', () => {
  const oslo = 'Europe/Oslo';
  const week = { openedAt: at('2026-11-23T09:00:00Z'), deadline: at('2026-11-30T14:00:00Z') };
  const days = (round: typeof week, zone: string, askedAt = round.openedAt) =>
    roundDays(round, oslo, zone, askedAt).map(String);

  test('half-way, and the last working day whose 09:00 is before the deadline', () => {
    expect(days(week, oslo)).toEqual(['2026-11-27', '2026-11-30']);
    expect(days({ ...week, deadline: at('2026-11-30T07:30:00Z') }, oslo)).toEqual([
      '2026-11-26',
      '2026-11-27',
    ]);
    // over Christmas
    expect(
      days({ openedAt: at('2026-12-21T09:00:00Z'), deadline: at('2026-12-28T07:00:00Z') }, oslo),
    ).toEqual(['2026-12-24']);
  });

  test('the last morning is each one’s own', () => {
    const atTwo = { ...week, deadline: at('2026-12-01T13:00:00Z') };
    expect(days(atTwo, oslo)).toEqual(['2026-11-27', '2026-12-01']);
    expect(days(atTwo, 'America/New_York')).toEqual(['2026-11-27', '2026-11-30']);
    expect(days({ ...week, deadline: at('2026-11-29T23:00:00Z') }, 'Pacific/Auckland')).toEqual([
      ...['2026-11-26', '2026-11-30'],
    ]);
  });

  test('nobody is reminded on the day on which they were asked', () => {
    expect(days(week, oslo, at('2026-11-27T07:00:00Z'))).toEqual(['2026-11-30']);
    const short = { openedAt: at('2026-11-23T06:00:00Z'), deadline: at('2026-11-23T14:00:00Z') };
    expect(days(short, oslo)).toEqual([]);
  });

  const zones = [oslo, 'America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Midway'];
  test('working days, before the deadline, two at most, and worked on in time wherever somebody is', () => {
    const opened = at('1990-01-01T00:00:00Z').epochMilliseconds;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 58_000_000 }),
        fc.integer({ min: 1, max: 90 * 24 * 60 }),
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        (minute, length, zone, projectZone) => {
          const openedAt = Temporal.Instant.fromEpochMilliseconds(opened + minute * 60_000);
          const round = { openedAt, deadline: openedAt.add({ minutes: length }) };
          const own = roundDays(round, projectZone, zone, openedAt);
          expect(own.length).toBeLessThanOrEqual(2);
          const anywhere = roundDaysAnywhere(round, projectZone);
          for (const day of own) {
            const morning = morningOf(day, zone);
            expect(isWorkingDay(day)).toBe(true);
            expect(Temporal.Instant.compare(morning, openedAt)).toBeGreaterThan(0);
            expect(Temporal.Instant.compare(morning, round.deadline)).toBeLessThan(0);
            // some day that is worked on comes by then, and after the round was opened
            const today = localDay(openedAt, projectZone);
            const next = firstAfter(anywhere, today);
            const inTime = anywhere.some(
              (one) => isBefore(today, one) && Temporal.Instant.compare(dawnOf(one), morning) < 0,
            );
            expect(next !== null && inTime, `${day} in ${zone}, ${openedAt} ${round.deadline}`).toBe(true);
          }
        },
      ),
    );
  });
});
