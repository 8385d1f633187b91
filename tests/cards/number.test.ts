import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import { numberIn, numberInField } from '../../cards/goals/number.ts';
import { sayTo } from '../../cards/words/say.ts';

describe('a number as it is written', () => {
  test.each([
    ['7,2', 7.2],
    ['7.2', 7.2],
    [' 7,25 % ', 7.25],
    ['1 200', 1200],
    ['1\u00a0234\u00a0567,5', 1234567.5],
    ['1.234.567', 1234567],
    ['1.200,5', 1200.5],
    ['0.125', 0.125],
    ['−3', -3],
    ['-3,5', -3.5],
    ['– 3', -3],
    ['+4', 4],
    ['0', 0],
    ['-0', 0],
    ['007', 7],
  ])('«%s» is %d', (written, value) => {
    expect(Object.is(numberIn(written), value)).toBe(true);
  });

  test.each([
    ...['', ' ', 'sju', '7,2,1', '1,200,000', '1.200', '12.500', '1 20', '1 2345', ',5', '5,', '--3', '3-'],
    ...['1e5', 'NaN', 'Infinity', '0x10', '7 prosent', '1/2', '٣'],
  ])('«%s» is none, or could be two', (written) => {
    expect(numberIn(written)).toBeNull();
  });

  test('whatever Saman writes, in a field or in Norwegian, it reads as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(numberIn(numberInField(value))).toBe(value);
        for (const language of languages.filter((one) => one !== 'en'))
          expect(numberIn(sayTo({ language, timeZone: 'Europe/Oslo' }).number(value))).toBe(value);
      }),
    );
  });

  test('nothing at all makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const value = numberIn(written);
        expect(value === null || Number.isFinite(value) || written.length > 300).toBe(true);
      }),
    );
  });
});
