import { expect, test } from 'vitest';
import { pictureFonts } from '../../adapters/web/picture-fonts.ts';
import { picturePng } from '../../adapters/web/picture-routes.ts';
import { languages } from '../../bot/people/person.ts';
import { aChart } from '../cards/samples/goals.ts';
import { aCelebration } from '../cards/samples/plan.ts';
import { worlds } from '../cards/samples/world.ts';

const fonts = pictureFonts() ?? [];
const png = async (world: keyof typeof worlds, language: (typeof languages)[number], fontFiles = fonts) =>
  Buffer.from(
    await picturePng(
      {
        kind: 'line',
        contents: aCelebration(worlds[world]),
        audience: { language, timeZone: 'Europe/Oslo' },
      },
      fontFiles,
    ),
  );

test('Saman brings the font that its pictures are written in', () => {
  expect(fonts.length).toBe(2);
});

test.each(languages)('a line is drawn as PNG, with its words: %s', async (language) => {
  const drawn = await png('typical', language);
  expect(drawn.subarray(1, 4).toString()).toBe('PNG');
  expect([drawn.readUInt32BE(16), drawn.readUInt32BE(20)]).toEqual([1760, 825]);
  // without a font there are no words in it
  expect(drawn.equals(await png('typical', language, []))).toBe(false);
});

test.each(['longest', 'hostile', 'empty'] as const)('whatever stands in it: %s', async (world) => {
  expect((await png(world, 'nb')).length).toBeGreaterThan(1000);
});

test.each(['typical', 'longest', 'hostile', 'empty'] as const)(
  'a goal is drawn as PNG: %s',
  async (world) => {
    const audience = { language: 'nb', timeZone: 'Europe/Oslo' } as const;
    const draw = async (fontFiles = fonts) =>
      Buffer.from(await picturePng({ kind: 'goal', contents: aChart(worlds[world]), audience }, fontFiles));
    const drawn = await draw();
    expect([drawn.readUInt32BE(16), drawn.readUInt32BE(20)]).toEqual([1760, 1100]);
    expect(drawn.equals(await draw([]))).toBe(false);
  },
);
