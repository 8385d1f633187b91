import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { defaultDeadline, toInstant } from '../../../bot/calendar/deadline.ts';
import { readTimeZone } from '../../../bot/calendar/time-zone.ts';
import { isWorkingDay } from '../../../bot/calendar/working-days.ts';

const zones = [
  'Europe/Oslo',
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
];
const anyInstant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const anyDate = anyInstant.map((instant) => instant.toZonedDateTimeISO('UTC').toPlainDate());
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => Temporal.PlainTime.from({ hour, minute }));

describe('the default deadline', () => {
  test('is a working day at 15:00 local, at least seven days on, whatever the zone', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (now, zone) => {
        const { date, time } = defaultDeadline(now, zone);
        const local = toInstant(date, time, zone).toZonedDateTimeISO(zone);
        expect(isWorkingDay(date)).toBe(true);
        expect(local.toPlainTime().toString()).toBe('15:00:00');
        const today = now.toZonedDateTimeISO(zone).toPlainDate();
        const days = today.until(date, { largestUnit: 'days' }).days;
        expect(days).toBeGreaterThanOrEqual(7);
        expect(days).toBeLessThanOrEqual(14);
      }),
    );
  });

  test('moves off the Christmas holidays and a weekend', () => {
    const now = Temporal.Instant.from('2026-12-18T10:00:00Z');
    expect(defaultDeadline(now, 'Europe/Oslo').date.toString()).toBe('2026-12-28');
  });

  test('counts days in the zone of the project, not in UTC', () => {
    const now = Temporal.Instant.from('2026-11-23T23:30:00Z');
    expect(defaultDeadline(now, 'Europe/Oslo').date.toString()).toBe('2026-12-01');
    expect(defaultDeadline(now, 'UTC').date.toString()).toBe('2026-11-30');
  });
});

describe('a local time as a moment', () => {
  test('is never between 02:00 and 03:00, also where clocks change', () => {
    fc.assert(
      fc.property(anyDate, anyTime, (date, time) => {
        const local = toInstant(date, time, 'Europe/Oslo').toZonedDateTimeISO('Europe/Oslo');
        expect(local.hour).not.toBe(2);
        if (time.hour !== 2) expect(local.toPlainDateTime().equals(date.toPlainDateTime(time))).toBe(true);
      }),
    );
  });

  test('02:30 is 03:00 on the day when it is missing and on the day when it is there twice', () => {
    const half = Temporal.PlainTime.from('02:30');
    const spring = toInstant(Temporal.PlainDate.from('2027-03-28'), half, 'Europe/Oslo');
    const autumn = toInstant(Temporal.PlainDate.from('2026-10-25'), half, 'Europe/Oslo');
    expect(spring.toString()).toBe('2027-03-28T01:00:00Z');
    expect(autumn.toString()).toBe('2026-10-25T02:00:00Z');
  });

  test('later local times never come earlier', () => {
    fc.assert(
      fc.property(anyDate, anyTime, anyTime, fc.constantFrom(...zones), (date, one, other, zone) => {
        const [first, second] = Temporal.PlainTime.compare(one, other) <= 0 ? [one, other] : [other, one];
        const order = Temporal.Instant.compare(toInstant(date, first, zone), toInstant(date, second, zone));
        expect(order).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['Europe/Oslo', 'Europe/Oslo'],
    [' europe/oslo ', 'Europe/Oslo'],
    ['UTC', 'UTC'],
    ['Europe/Elverum', null],
    ['+01:00', null],
    ['', null],
    ['<script>', null],
  ])('%j is %j', (name, expected) => {
    expect(readTimeZone(name)).toBe(expected);
  });
});
