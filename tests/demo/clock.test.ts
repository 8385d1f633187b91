import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isOfficeMoment } from '../../bot/calendar/office-hours.ts';
import { beginningAt } from '../../demo/clock.ts';

const oslo = 'Europe/Oslo';
const begins = (local: string) =>
  beginningAt(Temporal.PlainDateTime.from(local).toZonedDateTime(oslo).toInstant())
    .toZonedDateTimeISO(oslo)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

test.each([
  ['2026-11-23T10:00', '2026-11-23T10:00', 'while people are at work: the real time'],
  ['2026-11-23T08:00', '2026-11-23T08:00', 'as they come'],
  ['2026-11-23T15:30', '2026-11-24T09:00', 'when they are about to leave: it would be silent soon'],
  ['2026-11-23T06:10', '2026-11-23T09:00', 'early in the morning'],
  ['2026-11-23T23:30', '2026-11-24T09:00', 'at night'],
  ['2026-11-27T17:00', '2026-11-30T09:00', 'on a Friday evening'],
  ['2026-11-29T12:00', '2026-11-30T09:00', 'on a Sunday'],
  ['2027-03-24T16:00', '2027-03-30T09:00', 'before Easter'],
  ['2026-12-31T18:00', '2027-01-04T09:00', 'on New Year’s Eve'],
])('a demo that is made at %s begins at %s: %s', (made, expected) => {
  expect(begins(made)).toBe(expected);
});

test('whenever it is made, people are at work then, and for an hour more', () => {
  const from = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: from, max: from + 4 * 366 * 86_400_000 }), (made) => {
      const real = Temporal.Instant.fromEpochMilliseconds(made);
      const begun = beginningAt(real);
      expect(Temporal.Instant.compare(begun, real)).toBeGreaterThanOrEqual(0);
      expect([0, 60].map((minutes) => isOfficeMoment(begun.add({ minutes }), oslo))).toEqual([true, true]);
    }),
  );
});
