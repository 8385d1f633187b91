import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isOfficeMoment, nextOfficeMoment } from '../../../bot/calendar/office-hours.ts';
import { isWorkingDay } from '../../../bot/calendar/working-days.ts';

const oslo = 'Europe/Oslo';
const local = (text: string, timeZone = oslo) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
const next = (text: string, timeZone = oslo) =>
  nextOfficeMoment(local(text, timeZone).toInstant(), timeZone)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

describe('when people are at work', () => {
  test.each([
    ['2026-11-23T08:00', '2026-11-23T08:00', 'a Monday, as it begins'],
    ['2026-11-23T15:59', '2026-11-23T15:59', 'before it ends'],
    ['2026-11-23T16:00', '2026-11-24T08:00', 'when it has ended'],
    ['2026-11-23T07:59', '2026-11-23T08:00', 'before it begins'],
    ['2026-11-23T00:00', '2026-11-23T08:00', 'at night'],
    ['2026-11-27T16:30', '2026-11-30T08:00', 'Friday evening'],
    ['2026-11-28T10:00', '2026-11-30T08:00', 'Saturday'],
    ['2026-11-29T23:59', '2026-11-30T08:00', 'Sunday'],
    ['2027-03-24T16:00', '2027-03-30T08:00', 'before Easter: Thursday to Monday are holidays'],
    ['2026-12-24T17:00', '2026-12-28T08:00', 'Christmas Eve, then Christmas and a weekend'],
    ['2027-05-17T10:00', '2027-05-18T08:00', 'Constitution Day, and the second day of Pentecost'],
    ['2026-12-31T20:00', '2027-01-04T08:00', 'over New Year and a weekend'],
  ])('%s: %s (%s)', (from, to) => {
    expect(next(from)).toBe(to);
  });

  test('08:00 stays 08:00 when clocks change in the weekend between', () => {
    expect(next('2026-10-23T20:00')).toBe('2026-10-26T08:00');
    expect(nextOfficeMoment(local('2026-10-23T20:00').toInstant(), oslo).toString()).toBe(
      '2026-10-26T07:00:00Z',
    );
    expect(next('2027-03-26T20:00')).toBe('2027-03-30T08:00');
    expect(nextOfficeMoment(local('2027-03-27T20:00').toInstant(), oslo).toString()).toBe(
      '2027-03-30T06:00:00Z',
    );
  });

  test('each project goes by its own time zone', () => {
    expect(next('2026-11-23T09:00', 'America/New_York')).toBe('2026-11-23T09:00');
    const moment = Temporal.Instant.from('2026-11-23T09:00:00Z');
    expect(isOfficeMoment(moment, oslo)).toBe(true);
    expect(isOfficeMoment(moment, 'America/New_York')).toBe(false);
  });

  test('is never before, always in office hours, and the first such moment; asking again changes nothing', () => {
    const zones = fc.constantFrom(oslo, 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 800 });
    fc.assert(
      fc.property(zones, minutes, (timeZone, after) => {
        const from = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes: after });
        const found = nextOfficeMoment(from, timeZone);
        const there = found.toZonedDateTimeISO(timeZone);
        expect(Temporal.Instant.compare(found, from)).toBeGreaterThanOrEqual(0);
        expect(isWorkingDay(there.toPlainDate())).toBe(true);
        expect(there.hour >= 8 && there.hour < 16).toBe(true);
        expect(nextOfficeMoment(found, timeZone).equals(found)).toBe(true);
        for (let at = from; Temporal.Instant.compare(at, found) < 0; at = at.add({ minutes: 30 }))
          expect(isOfficeMoment(at, timeZone)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
