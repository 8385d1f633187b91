import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../adapters/web/calendar-file.ts';
import type { FeedEntry } from '../../bot/calendar-feed/entries.ts';
import { languages } from '../../bot/people/person.ts';
import type { CalendarToShow } from '../../bot/ports/calendar-feeds.ts';
import { wordsOf } from '../../cards/words/words.ts';

// What is served, read by a calendar program's own parser (Thunderbird's), in whatever zone it is.

const since = Temporal.Instant.from('2026-11-01T08:00:00Z');
const audience = { language: 'nb', timeZone: 'Europe/Oslo' } as const;

const onDay = (day: string, over: Partial<FeedEntry> = {}): FeedEntry => ({
  kind: 'milestone',
  subjectId: '00000000-0000-4000-8000-000000000001',
  projectName: 'Heltidskultur',
  title: { kind: 'milestone', title: 'Årsturnus er vedtatt' },
  part: null,
  when: { from: Temporal.PlainDate.from(day), to: Temporal.PlainDate.from(day) },
  since,
  changedAt: since,
  revision: 0,
  ...over,
});

const shown = (entries: readonly FeedEntry[], projectName: string | null = null): CalendarToShow => ({
  isServing: true,
  audience,
  projectName,
  entries,
  pageUrl: 'https://saman.example.org/calendar/x',
});

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { calendar, events };
}

describe('days', () => {
  test.each([
    ['2026-03-29', '2026-03-30'],
    ['2026-10-25', '2026-10-26'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
  ])('%s ends where %s begins, and is on no clock', (day, after) => {
    const [event] = read(calendarFile(shown([onDay(day)]))).events;
    expect(event?.startDate.toString()).toBe(day);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.endDate.toString()).toBe(after);
  });

  test('several days last to the end of the last one', () => {
    const when = { from: Temporal.PlainDate.from('2026-12-30'), to: Temporal.PlainDate.from('2027-01-02') };
    const [event] = read(calendarFile(shown([onDay('2026-12-30', { when })]))).events;
    expect(event?.duration.toString()).toBe('P4D');
  });

  test('any day comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = Temporal.PlainDate.from('2000-01-01').add({ days });
        const [event] = read(calendarFile(shown([onDay(day.toString())]))).events;
        expect(event?.startDate.toString()).toBe(day.toString());
        expect(event?.endDate.toString()).toBe(day.add({ days: 1 }).toString());
      }),
    );
  });
});

describe('moments', () => {
  test.each([
    '2026-03-29T00:59:00Z',
    '2026-03-29T01:00:00Z',
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-12-31T23:30:00Z',
  ])('%s is written in UTC and has no length', (moment) => {
    const entry = onDay('2026-12-31', {
      kind: 'round',
      title: { kind: 'round', number: 3 },
      when: { at: Temporal.Instant.from(moment) },
      changedAt: null,
      revision: 10_080,
    });
    const [event] = read(calendarFile(shown([entry]))).events;
    expect(event?.startDate.toJSDate().toISOString()).toBe(moment.replace('Z', '.000Z'));
    expect(event?.startDate.zone.tzid).toBe('UTC');
    expect(event?.component.getFirstProperty('dtend')).toBeNull();
    expect(event?.summary).toBe('Svarfrist for runde 3 (Heltidskultur)');
    expect(event?.sequence).toBe(10_080);
  });
});

describe('texts', () => {
  const hostile = [
    'Årsturnus, vedtatt; «endelig» \\n ikke ny linje',
    'BEGIN:VEVENT\r\nSUMMARY:falsk',
    'linje\u2028skille\u0085og\ttabulator',
    '👩‍👩‍👧‍👦🎉'.repeat(30),
    'å'.repeat(500),
    '"; DTSTART:20200101T000000Z',
  ];

  test.each(hostile)('stay one title, and no line is longer than 75 bytes: %j', (text) => {
    const title = { kind: 'milestone', title: text } as const;
    const file = calendarFile(shown([onDay('2026-12-04', { title, projectName: text })], text));
    const { events, calendar } = read(file);
    expect(events).toHaveLength(1);
    expect(calendar.getAllProperties('x-wr-calname')).toHaveLength(1);
    expect(events[0]?.startDate.toString()).toBe('2026-12-04');
    expect(events[0]?.summary.startsWith('Milepæl: ')).toBe(true);
    if (text.length < 100 && !/\p{Cc}/u.test(text)) expect(events[0]?.summary).toContain(text);
    const lines = file.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
    expect(file.isWellFormed()).toBe(true);
  });

  test('any text leaves one event with its own day', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const title = { kind: 'milestone', title: text } as const;
        const { events } = read(
          calendarFile(shown([onDay('2026-12-04', { title, projectName: text })], text)),
        );
        expect(events.map((one) => one.startDate.toString())).toEqual(['2026-12-04']);
      }),
    );
  });
});

test('the same contents give the same file; a date that moved gives the same event anew', () => {
  const before = calendarFile(shown([onDay('2026-12-04')]));
  expect(calendarFile(shown([onDay('2026-12-04')]))).toBe(before);
  const moved = onDay('2026-12-11', { revision: 1, changedAt: since.add({ hours: 24 }) });
  const [first] = read(before).events;
  const [second] = read(calendarFile(shown([moved]))).events;
  expect(second?.uid).toBe(first?.uid);
  expect(second?.sequence).toBe(1);
  expect(`${second?.component.getFirstPropertyValue('last-modified')}`).toBe('2026-11-02T08:00:00Z');
  expect(`${second?.component.getFirstPropertyValue('transp')}`).toBe('TRANSPARENT');
});

test.each(languages)('what serves no more is empty and says so, in %s', (language) => {
  const file = calendarFile({ isServing: false, audience: { ...audience, language } });
  const { calendar, events } = read(file);
  expect(events).toEqual([]);
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(wordsOf(language).calendar.ended);
  expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H');
});
