import { describe, expect, test } from 'vitest';
import { chartOf, countsOf, lineOf, reachOf } from '../../../bot/goals/goals.loading.ts';
import { figureFor, zeroFor } from '../../../bot/goals/suppression.ts';
import type { Standing } from '../../../bot/permissions/standing.ts';
import { aGoal, anEntry, day } from './given.ts';

const base: Standing = {
  ...{ projectId: 'p', roles: [], memberships: [], offices: [], isAdministrator: false },
  sharesContents: true,
};
const membership = { groupId: 'g', kind: 'reference', party: 'employees' } as const;

describe('figures about persons (PRIV-3)', () => {
  test.each([
    { persons: 4, shown: false },
    { persons: 5, shown: true },
    { persons: null, shown: false },
  ])('that cover $persons leave the project: $shown', ({ persons, shown }) => {
    const entry = { value: 0, persons };
    expect(figureFor({ aboutPersons: true }, entry, 'outside')).toBe(shown ? 0 : null);
    expect(figureFor({ aboutPersons: true }, entry, 'project')).toBe(0);
    expect(figureFor({ aboutPersons: false }, entry, 'outside')).toBe(0);
    const goal = { aboutPersons: true, zero: 0, zeroPersons: persons };
    expect(zeroFor(goal, 'outside')).toBe(shown ? 0 : null);
    expect(zeroFor(goal, 'project')).toBe(0);
  });

  test('who has a part in the project is inside it, whatever else they are; an office alone is not', () => {
    expect(reachOf({ ...base, offices: ['secretariat'] })).toBe('outside');
    expect(reachOf({ ...base, offices: ['network-leader'], roles: ['pl'] })).toBe('project');
    expect(reachOf({ ...base, memberships: [membership] })).toBe('project');
    expect(reachOf(null)).toBe('outside');
  });

  test('are in no picture and no list that leaves the project', () => {
    const goal = aGoal({ aboutPersons: true, zeroPersons: 3 });
    const entries = [
      anEntry(1, '2026-12-01', { value: 7.77, persons: 4 }),
      anEntry(2, '2027-03-01', { value: 7.25, persons: 30 }),
      anEntry(3, '2027-06-01', { value: 6.66, persons: 2 }),
    ];
    const outside = JSON.stringify([
      chartOf(goal, entries, 'outside'),
      lineOf(goal, entries, 'outside', day('2027-07-01')),
    ]);
    expect(outside).toContain('7.25');
    expect(outside).not.toMatch(/7\.77|6\.66|8\.4/);
    expect(JSON.stringify(chartOf(goal, entries, 'project'))).toMatch(/8\.4.*7\.77.*7\.25.*6\.66/);
  });
});

test('of goals whose contents are not shared, how many there are and how many are measured in time', () => {
  const today = day('2026-12-15');
  const lines = [
    lineOf(aGoal(), [], 'outside', today),
    lineOf(aGoal(), [anEntry(1, '2026-12-01')], 'outside', today),
    lineOf({ ...aGoal(), interval: null }, [], 'outside', today),
    lineOf(aGoal({ ended: { at: aGoal().recordedAt, by: 'pl', reason: 'x' } }), [], 'outside', today),
  ];
  expect(countsOf(lines, today)).toEqual({ measured: 2, inTime: 1, drafts: 1, ended: 1 });
});

test('a number that is due today is not late yet', () => {
  const counts = (today: string) => countsOf([lineOf(aGoal(), [], 'outside', day(today))], day(today));
  expect(counts('2026-12-01')).toMatchObject({ measured: 1, inTime: 1 });
  expect(counts('2026-12-02')).toMatchObject({ measured: 1, inTime: 0 });
});
