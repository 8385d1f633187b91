import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../bot/people/person.ts';
import type { Card, Image } from '../../cards/card.ts';
import { type LineContents, lineAlt, linePicture } from '../../cards/plan/line-picture.ts';
import { sayTo } from '../../cards/words/say.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { elementsOf } from '../contracts/reading-cards.ts';
import { aCelebration } from './samples/plan.ts';
import { worlds } from './samples/world.ts';
import { everyCard } from './samples.ts';

const say = (language: Language) => sayTo({ language, timeZone: 'Europe/Oslo' });
const contents: LineContents = {
  ...aCelebration(worlds.typical),
  wording: 'Turnusen er prøvd',
  next: { wording: 'Ti har hel stilling', dueOn: aCelebration(worlds.typical).dueOn },
};
const count = (svg: string, what: RegExp) => svg.match(what)?.length ?? 0;

describe('the picture of a project’s line', () => {
  test('has a mark for each milestone: reached ones filled, the one reached now a star, the others rings', () => {
    const svg = linePicture({ ...contents, place: 3, reachedCount: 3, count: 7 }, say('nb'));
    expect(count(svg, /<polygon/g)).toBe(1);
    expect(count(svg, /fill="#0072b2"/g)).toBe(2);
    expect(count(svg, /<circle[^>]*fill="#ffffff"/g)).toBe(4);
  });

  test.each(languages)('labels what it shows, at what it names: %s', (language) => {
    const svg = linePicture(contents, say(language));
    const { picture } = wordsOf(language).plan;
    for (const text of [picture.reached, picture.next, 'Turnusen er prøvd', 'Ti har hel stilling'])
      expect(svg).toContain(`>${text}</text>`);
    expect(svg).toContain(`<title>${lineAlt(contents, say(language))}</title>`);
  });

  test('the last milestone has nothing after it; of very many those around the lit one are shown', () => {
    const last = linePicture({ ...contents, next: null, place: 1, reachedCount: 1, count: 1 }, say('nb'));
    expect(last).not.toContain(wordsOf('nb').plan.picture.next);
    const many = linePicture({ ...contents, place: 40, reachedCount: 41, count: 90 }, say('nb'));
    expect(count(many, /<polygon|<circle/g)).toBe(16);
    expect(count(many, /<polygon/g)).toBe(1);
    expect(many).toContain(`>${wordsOf('nb').plan.picture.next}</text>`);
  });

  test('whatever is in it: no mark-up of anybody’s, no sign that XML forbids, everything within the frame', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constant('<script>alert(1)</script>"&\u0000\ufffe\ud800'),
    );
    const places = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(text, text, places, (projectName, wording, [place, more, planned]) => {
        const reachedCount = place + more;
        const all = { ...contents, projectName, wording, place, reachedCount, count: reachedCount + planned };
        const svg = linePicture({ ...all, next: planned > 0 ? contents.next : null }, say('nn'));
        const tags = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name);
        expect(new Set(tags)).toEqual(
          new Set([
            'svg',
            'title',
            'rect',
            'text',
            'line',
            'polygon',
            ...tags.filter((one) => one === 'circle'),
          ]),
        );
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(count(svg, /<polygon/g)).toBe(1);
        for (const [, x] of svg.matchAll(/<(?:circle c|text )x="([\d.-]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(640);
        }
      }),
    );
  });
});

test('alternative text says what the picture says, in the card’s language', () => {
  const withLine = everyCard.filter(({ name }) => name.startsWith('celebration'));
  const pictures = withLine.flatMap((shown) =>
    elementsOf((shown.card as Card).body)
      .filter((one): one is Image => one.type === 'Image')
      .map((image) => ({ image, shown })),
  );
  expect(pictures.length).toBeGreaterThan(10);
  for (const { image, shown } of pictures) {
    const props = shown.loaded.props as LineContents;
    expect(image.altText).toBe(lineAlt(props, say(shown.language)));
    expect(image.altText).toContain(props.wording);
  }
});
