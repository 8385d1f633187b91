import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { pauseFrom, putOffUntil } from '../../../bot/reminders/wishes.decide.ts';
import { codesOf } from '../world.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const thursday = on('2026-11-26');
const far = on('2026-12-30');

describe('remind me later', () => {
  test.each([
    [{ days: 1 }, '2026-11-27'],
    // what would come on a day off comes on the working day before
    [{ days: 3 }, '2026-11-27'],
    [{ date: on('2026-12-07') }, '2026-12-07'],
    [{ date: on('2026-12-26') }, '2026-12-24'],
    // but not today
    [{ date: on('2026-11-27') }, '2026-11-27'],
  ])('%o: %s', (later, expected) => {
    const decided = putOffUntil(later, thursday, far);
    expect(decided.ok && decided.value.toString()).toBe(expected);
  });

  test('on a Friday, a day is until Monday', () => {
    const decided = putOffUntil({ days: 1 }, on('2026-11-27'), far);
    expect(decided.ok && decided.value.toString()).toBe('2026-11-30');
  });

  test('is refused for a day that has been, and for one that comes too late to help', () => {
    expect(codesOf(putOffUntil({ date: thursday }, thursday, far))).toEqual(['dateNotAhead']);
    expect(codesOf(putOffUntil({ date: on('2026-12-31') }, thursday, far))).toEqual(['laterTooFar']);
    expect(codesOf(putOffUntil({ days: 1 }, thursday, thursday))).toEqual(['laterTooLate']);
  });
});

describe('a pause', () => {
  const asked = { personId: 'me', from: on('2026-12-21'), to: on('2027-01-03'), deputyId: 'deputy' };
  const codes = (more: Partial<typeof asked>) =>
    codesOf(pauseFrom({ ...asked, ...more }, thursday, ['deputy']));

  test('has days, and a deputy among the people of one’s projects', () => {
    expect(codes({})).toEqual([]);
    expect(codesOf(pauseFrom({ ...asked, deputyId: null }, thursday, []))).toEqual([]);
    expect(codes({ from: thursday.subtract({ days: 3 }) })).toEqual([]);
  });

  test('is refused where it is over, backwards or endless, or its deputy is somebody else', () => {
    expect(codes({ from: on('2026-11-01'), to: on('2026-11-25') })).toEqual(['dateNotAhead']);
    expect(codes({ to: on('2026-12-20') })).toEqual(['pauseBackwards']);
    expect(codes({ to: on('2027-12-20') })).toEqual(['pauseTooLong']);
    expect(codes({ deputyId: 'stranger' })).toEqual(['personUnknown']);
    expect(codes({ deputyId: 'me' })).toEqual(['personUnknown']);
  });
});
