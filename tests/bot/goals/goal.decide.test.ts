import { describe, expect, test } from 'vitest';
import {
  addGoal,
  changeGoal,
  endGoal,
  enter,
  isSensible,
  madeAlready,
  measures,
} from '../../../bot/goals/goal.decide.ts';
import { type GoalPlan, isMeasured, missingIn, requiredParts, statusOf } from '../../../bot/goals/goal.ts';
import { limits } from '../../../bot/limits.ts';
import type { Outcome } from '../../../bot/refusal.ts';
import { accepted, codesOf } from '../world.ts';
import { aGoal, anEntry, aPlan, day, now, today } from './given.ts';

const adding = { id: 'goal', projectId: 'project', now, today, responsible: ['responsible', 'pl'] };
const changing = { ...adding, by: 'pl' };
const acting = { by: 'responsible', now, today };
const fields = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`);

describe('a new result goal (PLAN-2, PLAN-4)', () => {
  test('that is dated and quantified is measured', () => {
    const goal = accepted(addGoal(aPlan({ wording: '  Sykefraværet \n er lavere ' }), adding));
    expect(goal).toEqual(aGoal());
    expect(isMeasured(goal)).toBe(true);
  });

  test.each(requiredParts)('that lacks its %s is a draft, and says so', (part) => {
    const plan = { ...aPlan(), [part]: part === 'unit' ? ' ' : null };
    const goal = accepted(addGoal(plan, adding));
    expect(missingIn(goal)).toEqual([part]);
    expect(statusOf(goal)).toBe('draft');
  });

  test('of which only the wording is known, is accepted; without a wording it is none', () => {
    const nothing: GoalPlan = {
      ...{ wording: 'Bedre omdømme', unit: '', zero: null, zeroOn: null, target: null, targetOn: null },
      ...{ interval: null, firstOn: null, responsibleId: null, aboutPersons: false, zeroPersons: null },
    };
    expect(missingIn(accepted(addGoal(nothing, adding)))).toEqual(requiredParts);
    expect(fields(addGoal({ ...nothing, wording: ' ' }, adding))).toEqual(['textMissing wording']);
  });

  test('zero is a number like any other, and nothing is missing', () => {
    expect(missingIn(accepted(addGoal(aPlan({ zero: -3, target: 0 }), adding)))).toEqual([]);
    expect(missingIn(accepted(addGoal(aPlan({ zero: 0 }), adding)))).toEqual([]);
  });

  test.each<[string, Partial<GoalPlan>]>([
    ['textTooLong wording', { wording: 'x'.repeat(limits.goal + 1) }],
    ['textTooLong unit', { unit: 'x'.repeat(limits.unit + 1) }],
    ['numberOutside zero', { zero: 1e12 }],
    ['numberOutside target', { target: 1.2345 }],
    ['numberOutside target', { target: Number.NaN }],
    ['personUnknown responsible', { responsibleId: 'stranger' }],
    ['zeroInFuture zeroOn', { zeroOn: day('2026-11-24') }],
    ['dateInPast targetOn', { targetOn: day('2026-11-22'), firstOn: null }],
    ['goalTooFar targetOn', { targetOn: day('2046-11-24') }],
    ['firstBeforeZero firstOn', { firstOn: day('2025-12-31') }],
    ['firstAfterTarget firstOn', { firstOn: day('2028-01-01') }],
    ['personsInvalid zeroPersons', { aboutPersons: true, zeroPersons: 0 }],
    ['personsInvalid zeroPersons', { aboutPersons: true, zeroPersons: 1.5 }],
  ])('is refused: %s', (problem, over) => {
    expect(fields(addGoal(aPlan(over), adding))).toEqual([problem]);
  });

  test('whose target date is that of the zero point is refused', () => {
    const plan = aPlan({ zeroOn: today, targetOn: today, firstOn: today });
    expect(fields(addGoal(plan, adding))).toEqual(['targetBeforeZero targetOn']);
  });

  test('sent twice is one goal, unless it has ended', () => {
    expect(madeAlready([aGoal()], aPlan({ unit: ' prosent ' }))?.id).toBe('goal');
    expect(madeAlready([aGoal()], aPlan({ zero: 8 }))).toBeUndefined();
    expect(madeAlready([aGoal()], aPlan({ responsibleId: 'pl' }))).toBeUndefined();
    const ended = { at: now, by: 'pl', reason: 'x' };
    expect(madeAlready([aGoal({ ended })], aPlan())).toBeUndefined();
  });
});

test.each([
  [0, true],
  [-999_999_999_999, true],
  [123_456_789.125, true],
  [1_234_567_890.125, false],
  [0.0001, false],
  [1e-9, false],
  [Number.POSITIVE_INFINITY, false],
])('a number of at most twelve digits, three of them decimals: %d', (value, is) => {
  expect(isSensible(value)).toBe(is);
});

describe('a changed goal', () => {
  test('says what was changed, from what; who was responsible is not written down', () => {
    const plan = aPlan({ target: 0, targetOn: null, responsibleId: 'pl', aboutPersons: true });
    const { goal, changes } = accepted(changeGoal(aGoal(), plan, 0, changing));
    expect(goal).toMatchObject({ target: 0, targetOn: null, revision: 1 });
    expect(statusOf(goal)).toBe('draft');
    expect(changes.map(({ part, from, to }) => [part, from, to])).toEqual([
      ['target', '6.5', '0'],
      ['targetOn', '2027-12-31', null],
      ['responsibleId', null, null],
      ['aboutPersons', 'false', 'true'],
    ]);
  });

  test('that was changed meanwhile is refused; the same plan again changes nothing, whenever', () => {
    expect(codesOf(changeGoal(aGoal({ revision: 1 }), aPlan({ zero: 8 }), 0, changing))).toEqual([
      'formOutOfDate',
    ]);
    expect(accepted(changeGoal(aGoal({ revision: 1 }), aPlan(), 0, changing)).changes).toEqual([]);
  });

  test('keeps a target date that has passed, and who is responsible although they left', () => {
    const past = aGoal({
      zeroOn: day('2025-01-01'),
      firstOn: day('2025-06-01'),
      targetOn: day('2026-01-01'),
    });
    const left = { ...changing, responsible: ['pl'] };
    expect(changeGoal(past, { ...past, target: 6 }, 0, left).ok).toBe(true);
    expect(fields(changeGoal(past, { ...past, targetOn: day('2026-01-02') }, 0, left))).toEqual([
      'dateInPast targetOn',
    ]);
  });

  test('is ended with a reason, once, and then changes no more', () => {
    expect(fields(endGoal(aGoal(), ' ', acting))).toEqual(['textMissing reason']);
    const long = 'x'.repeat(limits.moveReason + 1);
    expect(fields(endGoal(aGoal(), long, acting))).toEqual(['textTooLong reason']);
    const ended = accepted(endGoal(aGoal(), ' Nådd ', acting));
    expect(ended.ended).toEqual({ at: now, by: 'responsible', reason: 'Nådd' });
    expect(accepted(endGoal(ended, 'Nådd', acting))).toBe(ended);
    expect(codesOf(endGoal(ended, 'Noe annet', acting))).toEqual(['goalEnded']);
    expect(codesOf(changeGoal(ended, aPlan({ zero: 8 }), 0, changing))).toEqual(['goalEnded']);
    expect(codesOf(enter(ended, [], { on: today, value: 7, persons: null, seen: 0 }, acting))).toEqual([
      'goalEnded',
    ]);
  });
});

describe('a number (PLAN-5)', () => {
  const given = { on: today, value: 7.2, persons: null, seen: 0 };
  const first = anEntry(1, '2026-11-23', { value: 7.2 });

  test('is entered for a day, and entered again it corrects that day', () => {
    expect(accepted(enter(aGoal(), [], given, acting))).toEqual({ ...first, value: 7.2 });
    const again = accepted(enter(aGoal(), [first], { ...given, value: 0, seen: 1 }, acting));
    expect(again).toMatchObject({ nth: 2, value: 0 });
    expect(accepted(enter(aGoal(), [first], given, acting))).toBeNull();
  });

  test('of which somebody else was first is not written over unseen', () => {
    expect(codesOf(enter(aGoal(), [first], { ...given, value: 7 }, acting))).toEqual(['measuredMeanwhile']);
    expect(enter(aGoal(), [first], { ...given, value: 7, seen: null }, acting).ok).toBe(true);
  });

  test('about persons says how many it covers; of others that is not kept', () => {
    const goal = aGoal({ aboutPersons: true });
    expect(fields(enter(goal, [], given, acting))).toEqual(['personsMissing persons']);
    expect(fields(enter(goal, [], { ...given, persons: 0 }, acting))).toEqual(['personsInvalid persons']);
    expect(accepted(enter(goal, [], { ...given, persons: 24 }, acting))?.persons).toBe(24);
    expect(accepted(enter(aGoal(), [], { ...given, persons: 24 }, acting))?.persons).toBeNull();
  });

  test('for a day that has not come, or from before the zero point, is refused', () => {
    const on = (date: string, seen: number | null = 0) =>
      fields(enter(aGoal(), [], { ...given, on: day(date), seen }, acting));
    expect(on('2026-11-24')).toEqual(['dayNotMeasured undefined']);
    expect(on('2025-12-31', null)).toEqual(['dayNotMeasured on']);
    expect(on('2026-01-01')).toEqual([]);
    // a Saturday that is asked for on the Friday before
    const goal = aGoal({ firstOn: day('2026-11-28') });
    const friday = { ...acting, today: day('2026-11-27') };
    expect(enter(goal, [], { ...given, on: goal.firstOn }, friday).ok).toBe(true);
  });

  test('of a draft, or out of any sense, is refused', () => {
    expect(codesOf(enter({ ...aGoal(), unit: '' }, [], given, acting))).toEqual(['goalDraft']);
    expect(fields(enter(aGoal(), [], { ...given, value: Number.NaN }, acting))).toEqual([
      'numberOutside value',
    ]);
  });

  test('is given by who is responsible, and by PL and PA', () => {
    expect(measures(aGoal(), 'responsible', null)).toBe(true);
    expect(measures(aGoal(), 'pl', { roles: ['pl'] })).toBe(true);
    expect(measures(aGoal(), 'member', { roles: [] })).toBe(false);
  });
});
