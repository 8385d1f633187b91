import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { ChartContents } from '../../bot/goals/goals.views.ts';
import { type Language, languages } from '../../bot/people/person.ts';
import type { Card, Image } from '../../cards/card.ts';
import { chartAlt, chartPicture } from '../../cards/goals/goal-picture.ts';
import { sayTo } from '../../cards/words/say.ts';
import { elementsOf } from '../contracts/reading-cards.ts';
import { everyCard } from './samples.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const say = (language: Language) => sayTo({ language, timeZone: 'Europe/Oslo' });
const contents: ChartContents = {
  wording: 'Sykefraværet er lavere',
  unit: 'prosent',
  zero: { on: day('2026-01-01'), value: 8.4 },
  target: { on: day('2027-12-31'), value: 6.5 },
  points: [
    { on: day('2026-04-01'), value: 8.1 },
    { on: day('2026-07-01'), value: 7.2 },
  ],
};
const count = (svg: string, what: RegExp) => svg.match(what)?.length ?? 0;

describe('the picture of a result goal (PLAN-5)', () => {
  test('shows zero point, target, and what was measured; the last value is labelled', () => {
    const svg = chartPicture(contents, say('nb'));
    for (const text of ['nullpunkt 8,4', 'mål 6,5', '7,2', 'prosent', '1. jan. 2026', '31. des. 2027'])
      expect(svg).toContain(`>${text}</text>`);
    expect(svg).not.toContain('>8,1</text>');
    expect(count(svg, /<circle/g)).toBe(3);
    expect(svg).toContain(`<title>${chartAlt(contents, say('nb'))}</title>`);
  });

  test('what is suppressed is not in it, nor in its words (PRIV-3); zero is a value like others', () => {
    const hidden = { ...contents, zero: { ...contents.zero, value: null }, points: [] };
    const svg = chartPicture(hidden, say('nb'));
    expect(svg).not.toMatch(/8,4|nullpunkt|<circle/);
    expect(chartAlt(hidden, say('nb'))).toBe(
      'Linjen mot målet «Sykefraværet er lavere». Målet er 6,5 prosent innen fredag 31. desember 2027. Ingen målinger er vist.',
    );
    const zero = { ...contents, points: [{ on: day('2026-04-01'), value: 0 }] };
    expect(chartPicture(zero, say('nb'))).toContain('>0</text>');
    expect(chartAlt(zero, say('nb'))).toContain('Én måling: 0 prosent, onsdag 1. april 2026.');
  });

  test('whatever is in it: no mark-up of anybody’s, everything within the frame', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.constant('<b>"&\u0000\ufffe'));
    const number = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }).map((one) => one / 1000);
    const figures = fc.array(fc.tuple(fc.nat(4000), fc.option(number)), { maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.option(number), number, figures, (wording, unit, zero, target, points) => {
        const svg = chartPicture(
          {
            ...{ wording, unit, zero: { on: day('2026-01-01'), value: zero } },
            target: { on: day('2026-01-01').add({ days: 700 }), value: target },
            points: points
              .toSorted(([a], [b]) => a - b)
              .map(([days, value]) => ({ on: day('2026-01-01').add({ days }), value })),
          },
          say('nn'),
        );
        const tags = new Set([...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name));
        for (const tag of tags)
          expect(['svg', 'title', 'rect', 'text', 'line', 'polyline', 'circle']).toContain(tag);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [, x, y] of svg.matchAll(/<(?:circle c|text )x="([^"]+)" c?y="([^"]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(640);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeLessThanOrEqual(400);
        }
      }),
    );
  });
});

test.each(languages)('alternative text says what the picture says: %s', (language) => {
  const pictures = everyCard
    .filter((shown) => shown.language === language && (shown.name === 'goal' || shown.name === 'measured'))
    .flatMap((shown) =>
      elementsOf((shown.card as Card).body)
        .filter((one): one is Image => one.type === 'Image')
        .map((image) => ({ image, chart: (shown.loaded.props as { chart: ChartContents }).chart })),
    );
  expect(pictures.length).toBeGreaterThan(5);
  for (const { image, chart } of pictures) expect(image.altText).toBe(chartAlt(chart, say(language)));
});
