import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  dawnOf,
  dayOfDawn,
  lastMorningBefore,
  localDay,
  morningOf,
  nextTelling,
} from '../../../bot/calendar/mornings.ts';
import { isWorkingDay } from '../../../bot/calendar/working-days.ts';

const zones = ['Europe/Oslo', 'America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Midway'];
const zone = fc.constantFrom(...zones);
const first = Temporal.Instant.from('1990-01-01T00:00:00Z').epochMilliseconds;
const last = Temporal.Instant.from('2100-12-31T00:00:00Z').epochMilliseconds;
const moments = fc
  .integer({ min: first / 60_000, max: last / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));

describe('when something can be told', () => {
  test('never on a day off, never before 09:00, never from 16:00 on; never later than it can', () => {
    fc.assert(
      fc.property(moments, zone, (now, timeZone) => {
        const at = nextTelling(now, timeZone);
        const local = at.toZonedDateTimeISO(timeZone);
        expect(isWorkingDay(local.toPlainDate())).toBe(true);
        expect(local.hour).toBeGreaterThanOrEqual(9);
        expect(local.hour).toBeLessThan(16);
        expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0);
        if (!at.equals(now)) {
          expect(local.toPlainTime().toString()).toBe('09:00:00');
          expect(nextTelling(at.subtract({ minutes: 1 }), timeZone).equals(at)).toBe(true);
        }
        expect(nextTelling(at, timeZone).equals(at)).toBe(true);
      }),
    );
  });

  test.each([
    // clocks go forward and back
    ['Europe/Oslo', '2027-03-29', '2027-03-29T07:00:00Z'],
    ['Europe/Oslo', '2027-03-26', '2027-03-26T08:00:00Z'],
    ['Europe/Oslo', '2026-10-26', '2026-10-26T08:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T14:00:00Z'],
    ['Pacific/Auckland', '2026-09-28', '2026-09-27T20:00:00Z'],
  ])('09:00 in %s on %s is %s', (timeZone, day, expected) => {
    expect(morningOf(Temporal.PlainDate.from(day), timeZone).toString()).toBe(expected);
  });
});

test('at the dawn of a day its 09:00 is still ahead everywhere', () => {
  fc.assert(
    fc.property(moments, zone, (moment, timeZone) => {
      const day = localDay(moment, 'UTC');
      expect(dayOfDawn(dawnOf(day)).equals(day)).toBe(true);
      expect(Temporal.Instant.compare(dawnOf(day), morningOf(day, timeZone))).toBeLessThan(0);
    }),
  );
});

test('the last morning before a moment is a working day’s, and no other comes between', () => {
  fc.assert(
    fc.property(moments, zone, (moment, timeZone) => {
      const day = lastMorningBefore(moment, timeZone);
      expect(isWorkingDay(day)).toBe(true);
      expect(Temporal.Instant.compare(morningOf(day, timeZone), moment)).toBeLessThan(0);
      const until = localDay(moment, timeZone);
      for (
        let next = day.add({ days: 1 });
        Temporal.PlainDate.compare(next, until) <= 0;
        next = next.add({ days: 1 })
      )
        if (isWorkingDay(next))
          expect(Temporal.Instant.compare(morningOf(next, timeZone), moment)).toBeGreaterThanOrEqual(0);
    }),
  );
});
