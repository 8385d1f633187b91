import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import { riskSteps } from '../../bot/risk/risk.ts';
import type { MatrixEntry } from '../../bot/risk/risk.views.ts';
import type { Card, Image } from '../../cards/card.ts';
import { matrixAlt, matrixPicture } from '../../cards/risk/matrix-picture.ts';
import { sayTo } from '../../cards/words/say.ts';
import { elementsOf } from '../contracts/reading-cards.ts';
import { matrixOf } from './samples/risk.ts';
import { worlds } from './samples/world.ts';
import { everyCard } from './samples.ts';

const say = sayTo({ language: 'nb', timeZone: 'Europe/Oslo' });
const [model] = matrixOf(worlds.longest).entries;
const entry = (number: number, s: number, k: number, before: MatrixEntry['before'] = null): MatrixEntry => {
  if (!model) throw new Error('there is no sample');
  return { ...model, number, grades: { s, k }, before };
};
const pictureOf = (entries: readonly MatrixEntry[], projectName = 'Heltid') =>
  matrixPicture({ projectName, entries }, say);

describe('the picture of a matrix', () => {
  test('has 25 cells, and a heavy frame and a sign on each that must have a countermeasure (RISK-6)', () => {
    const svg = pictureOf([]);
    expect(svg.match(/<rect x=/g)).toHaveLength(25);
    const must = riskSteps.flatMap((s) => riskSteps.filter((k) => s * k >= 9 || k === 5)).length;
    expect(svg.match(/stroke-width="4"/g)).toHaveLength(must);
    expect(svg.match(/>▲<\/text>/g)).toHaveLength(must);
  });

  test('a risk is its number where it is, and in brackets where it was', () => {
    const svg = pictureOf([entry(7, 2, 3, { s: 5, k: 5 }), entry(8, 1, 1, { s: 1, k: 1 })]);
    expect(svg).toContain('>7</text>');
    expect(svg).toContain('>(7)</text>');
    expect(svg).toContain('>8</text>');
    expect(svg).toContain(say.words.risk.matrix.beforeAxis);
  });

  test('of many in a cell as many as there is room for, and how many more', () => {
    const svg = pictureOf(Array.from({ length: 40 }, (_, nth) => entry(nth + 1, 3, 3)));
    const shown = [...svg.matchAll(/font-weight="bold">([\d ]+)(?:\+(\d+))?<\/text>/g)];
    const numbers = shown.flatMap(([, text = '']) =>
      text
        .trim()
        .split(' ')
        .filter((one) => one !== ''),
    );
    expect(numbers.length + Number(shown.at(-1)?.[2])).toBe(40);
  });

  test('whatever is in it: no sentence, no mark-up of anybody’s', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (projectName) => {
        const tags = [...pictureOf([entry(1, 5, 5)], projectName).matchAll(/<\/?([a-z]+)/g)].map(
          ([, tag]) => tag,
        );
        expect(new Set(tags)).toEqual(new Set(['svg', 'title', 'rect', 'text']));
      }),
    );
    expect(matrixPicture(matrixOf(worlds.hostile), say)).not.toMatch(/Vikar|<script/);
  });

  test.each(languages)('alternative text says where each is: %s', (language) => {
    const pictures = everyCard
      .filter((shown) => shown.language === language && ['risks', 'riskMatrix'].includes(shown.name))
      .flatMap(({ card }) =>
        elementsOf((card as Card).body).filter((one): one is Image => one.type === 'Image'),
      );
    expect(pictures.length).toBeGreaterThan(3);
    const alt = matrixAlt(matrixOf(worlds.typical), sayTo({ language, timeZone: 'Europe/Oslo' }));
    expect(pictures.map(({ altText }) => altText)).toContain(alt);
    for (const { number, grades } of matrixOf(worlds.typical).entries)
      expect(alt).toContain(`${number}: S ${grades.s}, K ${grades.k}.`);
  });
});
