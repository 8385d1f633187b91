import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type RiskFacts, riskSubject } from '../../../bot/reminders/risk.subject.ts';

const at = (text: string) => Temporal.Instant.from(text);
const on = (text: string) => Temporal.PlainDate.from(text);
const aSubject = (since: Partial<RiskFacts['since']>, over: Partial<RiskFacts> = {}) =>
  riskSubject({
    project: { id: 'p', name: 'Heltid', timeZone: 'Europe/Oslo' },
    toldId: 'pl',
    zones: new Map([['pl', 'Europe/Oslo']]),
    since: { lacking: [], regrade: [], ...since },
    ...over,
  });
/** A Monday. */
const monday = at('2026-11-23T09:00:00Z');

describe('PL hears of risks once a week (RISK-7)', () => {
  test('of what lacks a countermeasure a week after it was graded, and every week after', () => {
    const subject = aSubject({ lacking: [at('2026-11-25T09:00:00Z'), monday] });
    expect(subject.nextDay(on('2026-11-23'))).toEqual(on('2026-11-30'));
    expect(subject.nextDay(on('2026-11-30'))).toEqual(on('2026-12-07'));
    expect(subject.concerns(on('2026-11-30'))).toEqual([
      { personId: 'pl', why: 'lacking', day: on('2026-11-30') },
    ]);
    expect(subject.concerns(on('2026-12-01'))).toEqual([]);
    expect(subject.see('pl', 'lacking', monday, on('2026-11-30'))).toMatchObject({
      isDone: false,
      facts: { count: 2 },
    });
  });

  test('of what can be graded again on the next working day', () => {
    const subject = aSubject({ regrade: [at('2026-11-27T09:00:00Z')] });
    expect(subject.nextDay(on('2026-11-27'))).toEqual(on('2026-11-30'));
    expect(subject.concerns(on('2026-11-30'))).toMatchObject([{ why: 'regrade' }]);
  });

  test('nobody else, not where nobody is PL, and not when it is done', () => {
    expect(aSubject({}).nextDay(on('2026-11-23'))).toBeNull();
    expect(aSubject({}).see('pl', 'lacking', monday, on('2026-11-30'))).toMatchObject({ isDone: true });
    expect(aSubject({ lacking: [monday] }).see('pa', 'lacking', monday, on('2026-11-30'))).toBeNull();
    expect(aSubject({ lacking: [monday] }).see('pl', 'reached', monday, on('2026-11-30'))).toBeNull();
    expect(aSubject({ lacking: [monday] }, { toldId: null }).concerns(on('2026-11-30'))).toEqual([]);
  });
});
