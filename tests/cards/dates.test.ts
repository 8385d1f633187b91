import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../bot/people/person.ts';
import { sayTo } from '../../cards/words/say.ts';

const moment = (language: Language, instant: string, timeZone = 'Europe/Oslo') =>
  sayTo({ language, timeZone }).moment(Temporal.Instant.from(instant));

describe('dates as people say them (voice.md)', () => {
  test.each([
    ['nb', 'fredag 4. desember kl. 09.00'],
    ['nn', 'fredag 4. desember kl. 09.00'],
    ['en', 'Friday 4 December at 09:00'],
  ] as const)('a moment: %s', (language, text) => {
    expect(moment(language, '2026-12-04T08:00:00Z')).toBe(text);
  });

  test.each([
    ['nb', 'lørdag 2. januar 2027'],
    ['nn', 'laurdag 2. januar 2027'],
    ['en', 'Saturday 2 January 2027'],
  ] as const)('a day: %s', (language, text) => {
    const say = sayTo({ language, timeZone: 'Pacific/Kiritimati' });
    expect(say.day(Temporal.PlainDate.from('2027-01-02'))).toBe(text);
  });

  test.each([
    ['nb', ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']],
    ['nn', ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag']],
    ['en', ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']],
  ] as const)('the days of the week: %s', (language, days) => {
    const said = days.map((_, index) =>
      moment(
        language,
        Temporal.Instant.from('2026-11-23T12:00:00Z')
          .add({ hours: 24 * index })
          .toString(),
      ),
    );
    expect(said.map((text) => text.split(' ')[0])).toEqual(days);
  });
});

describe('in the time zone of whoever reads', () => {
  test.each([
    ['Europe/Oslo', 'fredag 4. desember kl. 09.00'],
    ['Europe/London', 'fredag 4. desember kl. 08.00'],
    ['Atlantic/Reykjavik', 'fredag 4. desember kl. 08.00'],
    ['America/New_York', 'fredag 4. desember kl. 03.00'],
    ['Pacific/Auckland', 'fredag 4. desember kl. 21.00'],
    ['Pacific/Honolulu', 'torsdag 3. desember kl. 22.00'],
  ])('%s', (timeZone, text) => {
    expect(moment('nb', '2026-12-04T08:00:00Z', timeZone)).toBe(text);
  });

  test.each([
    // clocks go back on 25 October 2026 at 03:00 and forward on 28 March 2027 at 02:00
    ['2026-10-24T13:00:00Z', 'lørdag 24. oktober kl. 15.00'],
    ['2026-10-25T00:59:00Z', 'søndag 25. oktober kl. 02.59'],
    ['2026-10-25T01:00:00Z', 'søndag 25. oktober kl. 02.00'],
    ['2026-10-25T14:00:00Z', 'søndag 25. oktober kl. 15.00'],
    ['2027-03-28T00:59:00Z', 'søndag 28. mars kl. 01.59'],
    ['2027-03-28T01:00:00Z', 'søndag 28. mars kl. 03.00'],
    ['2027-03-28T13:00:00Z', 'søndag 28. mars kl. 15.00'],
  ])('over the change of clocks: %s', (instant, text) => {
    expect(moment('nb', instant)).toBe(text);
  });

  test('midnight is 00.00 of the day that begins', () => {
    expect(moment('nb', '2026-12-03T23:00:00Z')).toBe('fredag 4. desember kl. 00.00');
    expect(moment('en', '2026-12-03T23:00:00Z')).toBe('Friday 4 December at 00:00');
  });
});

describe('lists and numbers', () => {
  test.each([
    ['nb', 'a, b og c', '2,5', '12 345'],
    ['nn', 'a, b og c', '2,5', '12 345'],
    ['en', 'a, b and c', '2.5', '12,345'],
  ] as const)('%s', (language, list, half, thousands) => {
    const say = sayTo({ language, timeZone: 'Europe/Oslo' });
    expect(say.list(['a', 'b', 'c'])).toBe(list);
    expect(say.number(2.5)).toBe(half);
    // the space between thousands is one that does not break
    expect(say.number(12345).replace(/\s/g, ' ')).toBe(thousands);
  });

  test.each([
    ['nb', 'folkevalgte og ansatte og tillitsvalgte'],
    ['nn', 'folkevalde og tilsette og tillitsvalde'],
    ['en', 'elected politicians and employees and union representatives'],
  ] as const)('parties: %s', (language, text) => {
    const say = sayTo({ language, timeZone: 'Europe/Oslo' });
    expect(say.parties(['politicians', 'employees'])).toBe(text);
  });

  test('a grade has the word for its step, from the worst to the best, whichever end is best', () => {
    const say = sayTo({ language: 'nb', timeZone: 'Europe/Oslo' });
    const scale = { low: 1, high: 5, best: 'high', words: null } as const;
    expect(say.grade(scale, 1)).toBe('1 – svært dårlig');
    expect(say.grade({ ...scale, best: 'low' }, 1)).toBe('1 – svært godt');
    expect(say.grade({ ...scale, high: 6 }, 6)).toBe('6');
    expect(say.grade({ low: 0, high: 1, best: 'high', words: ['nei', 'ja'] }, 0)).toBe('0 – nei');
  });
});
