import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type WorkshopFacts, workshopSubject } from '../../../bot/reminders/workshop.subject.ts';

const at = (text: string) => Temporal.Instant.from(text);
const on = (text: string) => Temporal.PlainDate.from(text);
const member = (personId: string, from = '2026-01-01T09:00:00Z') => ({
  ...{ id: personId, groupId: 'g', personId, party: 'employees' as const, from: at(from), to: null },
});
/** Its step began on a Thursday. */
const aSubject = (over: Partial<WorkshopFacts> = {}) =>
  workshopSubject({
    workshop: { id: 'w', since: at('2026-11-26T09:00:00Z') },
    part: 'note',
    project: { id: 'p', name: 'Heltid', timeZone: 'Europe/Oslo' },
    members: [member('a'), member('b')],
    keeper: null,
    done: new Set(['a']),
    zones: new Map([
      ['a', 'Europe/Oslo'],
      ['b', 'Europe/Oslo'],
    ]),
    ...over,
  });

test('from the second working day, and again after five, whoever has noted (PRIV-2)', () => {
  const subject = aSubject();
  expect(subject.nextDay(on('2026-11-26'))).toEqual(on('2026-11-30'));
  expect(subject.nextDay(on('2026-11-30'))).toEqual(on('2026-12-03'));
  expect(subject.nextDay(on('2026-12-03'))).toBeNull();
  expect(subject.concerns(on('2026-11-30')).map(({ personId }) => personId)).toEqual(['a', 'b']);
  expect(subject.concerns(on('2026-12-01'))).toEqual([]);
  const now = at('2026-11-30T08:00:00Z');
  expect(subject.see('a', 'note', now, on('2026-11-30'))?.isDone).toBe(true);
  expect(subject.see('b', 'note', now, on('2026-11-30'))?.isDone).toBe(false);
  // of another step, or another's
  expect(subject.see('b', 'grade', now, on('2026-11-30'))).toBeNull();
  expect(subject.see('c', 'note', now, on('2026-11-30'))).toBeNull();
});

test('who came later has their days from then on; who has no account has none', () => {
  const late = aSubject({ members: [member('a', '2026-12-01T09:00:00Z'), member('c')] });
  expect(late.nextDay(on('2026-11-26'))).toEqual(on('2026-12-03'));
  expect(late.concerns(on('2026-12-03'))).toEqual([{ personId: 'a', why: 'note', day: on('2026-12-03') }]);
});

test('who leads it is asked to pass all links on, on the same days, until everybody has taken part', () => {
  const leading = { keeper: 'pl', zones: new Map([['pl', 'Europe/Oslo']]) };
  const subject = aSubject(leading);
  const day = on('2026-11-30');
  expect(subject.nextDay(on('2026-11-26'))).toEqual(day);
  // the members have no account: nothing can be told to them
  expect(subject.concerns(day)).toEqual([{ personId: 'pl', why: 'workshopLinks', day }]);
  const now = at('2026-11-30T08:00:00Z');
  const isDone = (over: Partial<WorkshopFacts>) =>
    aSubject({ ...leading, ...over }).see('pl', 'workshopLinks', now, day)?.isDone;
  // whoever has, as long as one has not
  expect([new Set([]), new Set(['a']), new Set(['b'])].map((done) => isDone({ done }))).toEqual([
    ...[false, false, false],
  ]);
  expect(isDone({ done: new Set(['a', 'b']) })).toBe(true);
  expect(subject.see('a', 'workshopLinks', now, day)).toBeNull();
  expect(
    aSubject({ keeper: 'pl' })
      .concerns(day)
      .map(({ why }) => why),
  ).toEqual(['note', 'note']);
});
