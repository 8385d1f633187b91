import { expect, test } from 'vitest';
import {
  defaultScale,
  defaultThresholds,
  gradesOf,
  isGood,
  isOnScale,
  isPoor,
  rankOf,
  type Scale,
  worseOf,
} from '../../../bot/evaluation/scale.ts';

const downwards: Scale = { low: 1, high: 6, best: 'low', words: null };

test('EVAL-3: the default is 1 to 5, with 5 the best', () => {
  expect(gradesOf(defaultScale)).toEqual([1, 2, 3, 4, 5]);
  expect(gradesOf(downwards)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(rankOf(downwards, 6)).toBe(1);
});

test.each([
  [{ low: 1, high: 5, best: 'high' }, [1, 2], [4, 5]],
  [{ low: 1, high: 6, best: 'high' }, [1, 2], [5, 6]],
  [{ low: 1, high: 6, best: 'low' }, [5, 6], [1, 2]],
  [{ low: 1, high: 10, best: 'high' }, [1, 2, 3, 4], [7, 8, 9, 10]],
  [{ low: 1, high: 3, best: 'high' }, [1], [3]],
  [{ low: 0, high: 1, best: 'high' }, [0], [1]],
] as const)('EVAL-5, EVAL-6: two fifths at either end of %o are poor and good', (ends, poor, good) => {
  const scale: Scale = { ...ends, words: null };
  const thresholds = defaultThresholds(scale);
  const all = [...gradesOf(scale)].sort((a, b) => a - b);
  expect(all.filter((grade) => isPoor(scale, thresholds, grade))).toEqual(poor);
  expect(all.filter((grade) => isGood(scale, thresholds, grade))).toEqual(good);
});

test('EVAL-6: a median between two steps is good only in the upper two fifths', () => {
  expect(isGood(defaultScale, defaultThresholds(defaultScale), 3.5)).toBe(true);
  expect(isGood(defaultScale, defaultThresholds(defaultScale), 3)).toBe(false);
});

test('EVAL-4: the worse grade follows the direction of the scale', () => {
  expect(worseOf(defaultScale, 2, 4)).toBe(2);
  expect(worseOf(downwards, 2, 4)).toBe(4);
});

test.each([0, 6, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'EVAL-3: %s is not on a scale of 1 to 5',
  (grade) => {
    expect(isOnScale(defaultScale, grade)).toBe(false);
  },
);
