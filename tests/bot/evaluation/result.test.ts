import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../../../bot/evaluation/anonymise.ts';
import { medianOf, resultsOf, spreadOf, standingGrade } from '../../../bot/evaluation/result.ts';
import { defaultScale, rankOf, type Scale } from '../../../bot/evaluation/scale.ts';
import { anAnswer, aRound, idsFrom } from './given.ts';

const scales = fc.record({
  low: fc.integer({ min: 0, max: 2 }),
  steps: fc.integer({ min: 2, max: 10 }),
  best: fc.constantFrom('high' as const, 'low' as const),
});
const scaleOf = ({ low, steps, best }: { low: number; steps: number; best: 'high' | 'low' }): Scale => ({
  low,
  high: low + steps - 1,
  best,
  words: null,
});

test('EVAL-4: the worst grade stands, whatever the order', () => {
  fc.assert(
    fc.property(scales, fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }), fc.nat(), (ends, raw, turn) => {
      const scale = scaleOf(ends);
      const grades = raw.map((one) => scale.low + (one % ends.steps));
      const turned = [
        ...grades.slice(turn % grades.length),
        ...grades.slice(0, turn % grades.length),
      ].reverse();
      const standing = standingGrade(scale, grades);
      expect(standingGrade(scale, turned)).toBe(standing);
      expect(Math.min(...grades.map((grade) => rankOf(scale, grade)))).toBe(rankOf(scale, standing));
    }),
  );
});

test('EVAL-4: changing an answer and changing it back leaves the standing grade as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 9 }), (grades) => {
      const answers = new Map(grades.map((grade, index) => [`p${index}`, grade]));
      const before = standingGrade(defaultScale, [...answers.values()]);
      answers.set('p0', 1);
      answers.set('p0', grades[0] as number);
      expect(standingGrade(defaultScale, [...answers.values()])).toBe(before);
    }),
  );
});

test('the spread counts every grade once and shows zeros', () => {
  expect(spreadOf(defaultScale, [1, 5, 5])).toEqual([
    { grade: 1, count: 1 },
    { grade: 2, count: 0 },
    { grade: 3, count: 0 },
    { grade: 4, count: 0 },
    { grade: 5, count: 2 },
  ]);
  expect(medianOf([1, 5, 5])).toBe(5);
  expect(medianOf([4, 1, 2, 5])).toBe(3);
});

test('EVAL-6: one doubter does not hide what works', () => {
  const round = aRound();
  const answers = ['a', 'b', 'c', 'd'].map((id, index) =>
    anAnswer(id, 'employees', { need: index === 0 ? 1 : 5, solution: 3 }),
  );
  const kept = settle(round, answers, idsFrom(5));
  const [need, solution] = resultsOf(
    { settings: round.settings, grades: kept.grades },
    kept.texts,
    null,
    () => '',
  );
  expect(need).toMatchObject({ standing: 1, critical: true, good: true });
  expect(solution).toMatchObject({ standing: 3, critical: false, good: false });
});

test('the change since the last round compares standing grades on the same scale only', () => {
  const round = aRound();
  const grades = (need: number) =>
    settle(
      round,
      ['a', 'b', 'c'].map((id) => anAnswer(id, 'employees', { need, solution: 3 })),
      idsFrom(need),
    ).grades;
  const now = { settings: round.settings, grades: grades(4) };
  const results = (earlier: Parameters<typeof resultsOf>[2]) => resultsOf(now, [], earlier, () => '');
  expect(results({ settings: round.settings, grades: grades(2) })[0]).toMatchObject({
    previous: 2,
    trend: 'better',
  });
  expect(results({ settings: round.settings, grades: grades(5) })[0]).toMatchObject({ trend: 'worse' });
  expect(results({ settings: round.settings, grades: grades(4) })[0]).toMatchObject({ trend: 'same' });
  const other = { ...round.settings, scale: { ...defaultScale, high: 6 } };
  expect(results({ settings: other, grades: grades(2) })[0]).toMatchObject({ previous: null, trend: null });
});

test('a factor of the group’s own is followed by its name, not by its place', () => {
  const own = (key: string, name: string) => ({ kind: 'own' as const, key, name, prompt: '' });
  const then = aRound({ factors: [own('own-1', 'Tid'), own('own-2', 'Penger')] });
  const later = aRound({ factors: [own('own-1', 'Penger')] });
  const kept = (round: typeof then, grades: Record<string, number>) =>
    settle(
      round,
      ['a', 'b', 'c'].map((id) => anAnswer(id, 'employees', grades)),
      idsFrom(9),
    ).grades;
  const [money] = resultsOf(
    { settings: later.settings, grades: kept(later, { 'own-1': 4 }) },
    [],
    { settings: then.settings, grades: kept(then, { 'own-1': 1, 'own-2': 3 }) },
    () => '',
  );
  expect(money).toMatchObject({ previous: 3, trend: 'better' });
});
