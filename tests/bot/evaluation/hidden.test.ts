import { describe, expect, test } from 'vitest';
import { partiesStay, settle } from '../../../bot/evaluation/anonymise.ts';
import { resultsOf } from '../../../bot/evaluation/result.ts';
import type { Answer } from '../../../bot/evaluation/round.ts';
import { type Party, parties } from '../../../bot/project/project.ts';
import { anAnswer, aRound, idsFrom } from './given.ts';

/** Every way to spread 1 to 9 answers over the three parties. */
const groups: readonly (readonly [number, number, number])[] = Array.from({ length: 10 }, (_, a) =>
  Array.from({ length: 10 }, (_, b) => Array.from({ length: 10 }, (_, c) => [a, b, c] as const)),
)
  .flat(2)
  .filter(([a, b, c]) => a + b + c >= 1 && a + b + c <= 9);

const membersOf = (sizes: readonly number[]): readonly Party[] =>
  parties.flatMap((party, index) => Array.from({ length: sizes[index] as number }, () => party));

/** All grades of two steps for n people: 2^n ways, which is every way that matters for telling two people apart. */
const ways = (n: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** n }, (_, bits) => Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? 5 : 2)));

const round = aRound();

function answersOf(
  members: readonly Party[],
  need: readonly number[],
  solution: readonly number[],
): readonly Answer[] {
  return members.map((party, index) => ({
    ...anAnswer(`p${index}`, party, { need: need[index] as number, solution: solution[index] as number }),
    reasons: need[index] === 2 ? { need: 'because' } : ({} as Record<string, string>),
  }));
}

/** All that a reader of the result sees, as one string: order included, ids left out (they are random). */
function seen(answers: readonly Answer[], seed = 7): string {
  const kept = settle(round, answers, idsFrom(seed));
  const results = resultsOf(
    { settings: round.settings, grades: kept.grades },
    kept.texts,
    null,
    () => 'name',
  );
  return JSON.stringify({ shown: kept.resultShown, results });
}

const spread = (members: readonly Party[], grades: readonly number[], withParty: boolean): string =>
  withParty
    ? parties
        .map((party) =>
          grades
            .filter((_, index) => members[index] === party)
            .sort()
            .join(''),
        )
        .join('|')
    : [...grades].sort().join('');

describe('PRIV-2: a reader who knows the group, who answered, and sees the result', () => {
  test('learns from it exactly the spread and nothing else, for every group of 1 to 9 in 1 to 3 parties', () => {
    for (const sizes of groups) {
      const members = membersOf(sizes);
      const withParty = partiesStay(members);
      const shown = members.length >= 3;
      const byResult = new Map<string, string>();
      const constant = members.map(() => 4);
      for (const need of ways(members.length)) {
        const result = seen(answersOf(members, need, constant));
        const says = shown ? spread(members, need, withParty) : 'nothing';
        // one result for each spread: two ways to grade with the same spread cannot be told apart …
        expect(byResult.get(says) ?? result).toBe(result);
        byResult.set(says, result);
      }
      // … and the spread is what is shown: as many results as there are spreads
      expect(new Set(byResult.values()).size).toBe(byResult.size);
    }
  });

  test('cannot tie a grade for one factor to a grade for another', () => {
    for (const sizes of groups.filter(([a, b, c]) => a + b + c <= 6)) {
      const members = membersOf(sizes);
      const withParty = partiesStay(members);
      const byMargins = new Map<string, string>();
      for (const need of ways(members.length))
        for (const solution of ways(members.length)) {
          const margins = `${spread(members, need, withParty)}/${spread(members, solution, withParty)}`;
          const result = seen(answersOf(members, need, solution));
          if (members.length >= 3) expect(byMargins.get(margins) ?? result).toBe(result);
          byMargins.set(margins, result);
        }
    }
  });

  test('cannot subtract one party from the whole: a party stays only if each that answered has three', () => {
    for (const sizes of groups) {
      const stays = sizes.every((size) => size === 0 || size >= 3);
      expect(partiesStay(membersOf(sizes))).toBe(stays);
      const members = membersOf(sizes);
      const kept = settle(
        round,
        answersOf(
          members,
          members.map(() => 3),
          members.map(() => 3),
        ),
        idsFrom(2),
      );
      expect(kept.grades.every((grade) => (grade.party !== null) === stays)).toBe(true);
    }
  });

  test('sees nothing at all of fewer than three answers', () => {
    for (const sizes of groups.filter(([a, b, c]) => a + b + c < 3)) {
      const members = membersOf(sizes);
      const kept = settle(
        round,
        answersOf(
          members,
          members.map(() => 2),
          members.map(() => 5),
        ),
        idsFrom(4),
      );
      expect(kept).toEqual({ resultShown: false, grades: [], texts: [] });
    }
  });
});

test('PRIV-2: what is kept has no person, no time, and the order of its random ids', () => {
  const members: readonly Party[] = ['politicians', 'administration', 'employees', 'employees'];
  const answers = answersOf(members, [2, 5, 5, 2], [1, 2, 3, 4]);
  const kept = settle(round, answers, idsFrom(11));
  expect(kept.grades).toHaveLength(8);
  for (const grade of kept.grades)
    expect(Object.keys(grade).sort()).toEqual(['factorKey', 'grade', 'id', 'party', 'personId', 'roundId']);
  expect(kept.grades.every((grade) => grade.personId === null)).toBe(true);
  expect(kept.texts.every((text) => text.personId === null)).toBe(true);
  const ids = kept.grades.map((grade) => grade.id);
  expect(ids).toEqual([...ids].sort());
});
