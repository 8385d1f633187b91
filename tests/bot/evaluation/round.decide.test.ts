import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { standardFactors } from '../../../bot/evaluation/factor.ts';
import {
  closeRound,
  extendRound,
  giveAnswer,
  type Opening,
  openRound,
} from '../../../bot/evaluation/round.decide.ts';
import type { Answer, Round } from '../../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds } from '../../../bot/evaluation/scale.ts';
import { limits } from '../../../bot/limits.ts';
import type { Project } from '../../../bot/project/project.ts';
import { after, anAnswer, aRound, deadline, during, idsFrom, opened } from './given.ts';

const project: Project = {
  id: 'project',
  name: 'Heltidskultur',
  participantId: 'participant',
  programmeId: 'programme',
  themes: ['full-time'],
  language: 'nb',
  timeZone: 'Europe/Oslo',
  phase: 'execution',
  scale: defaultScale,
  thresholds: defaultThresholds(defaultScale),
  sharesContents: false,
};

const opening: Opening = {
  project,
  group: { id: 'group', projectId: 'project', kind: 'steering' },
  members: [{ personId: 'a', party: 'politicians' }],
  rounds: [],
  deadline,
  openedBy: 'pa',
  roundId: 'round',
};

const opens = (over: Partial<Extract<Command, { type: 'round.open' }>> = {}) =>
  ({
    type: 'round.open',
    projectId: 'project',
    groupKind: 'steering',
    scale: defaultScale,
    grading: 'hidden',
    deadlineDate: Temporal.PlainDate.from('2026-11-30'),
    deadlineTime: Temporal.PlainTime.from('15:00'),
    ownFactors: [],
    greeting: '',
    ...over,
  }) as const satisfies Command;

const gives = (
  grades: Record<string, number>,
  over: Partial<Extract<Command, { type: 'answer.give' }>> = {},
) => ({ type: 'answer.give', roundId: 'round', grades, reasons: {}, comment: '', ...over }) as const;

const voice = { personId: 'a', party: 'politicians' } as const;
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  outcome.refusals?.map((refusal) => refusal.code) ?? [];

describe('opening a round', () => {
  test('EVAL-2, EVAL-3: the five factors, the group’s own, and the scale are frozen into it', () => {
    const outcome = openRound(
      opening,
      opens({ ownFactors: [{ name: ' Økonomi ', prompt: 'Holder den?' }] }),
      opened,
    );
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.settings.factors.map((factor) => factor.key)).toEqual([...standardFactors, 'own-1']);
    expect(outcome.value.settings.factors[5]).toMatchObject({ name: 'Økonomi' });
    expect(outcome.value.settings.thresholds).toEqual({ poorSteps: 2, goodSteps: 2 });
    expect(outcome.value.number).toBe(1);
  });

  test('EVAL-1: a second open round of the same project is refused, with the reason', () => {
    const outcome = openRound({ ...opening, rounds: [aRound()] }, opens(), opened);
    expect(outcome).toMatchObject({ refusals: [{ code: 'roundAlreadyOpen', details: { number: 2 } }] });
  });

  test.each([
    ['noMembers', { members: [] }, {}],
    ['noMembers', { group: null }, {}],
    ['deadlineInPast', { deadline: opened }, {}],
    ['deadlineTooFar', { deadline: opened.add({ hours: 24 * limits.deadlineDays + 1 }) }, {}],
    ['scaleInvalid', {}, { scale: { ...defaultScale, high: 1 } }],
    ['scaleInvalid', {}, { scale: { ...defaultScale, high: 1000 } }],
    ['scaleInvalid', {}, { scale: { ...defaultScale, words: ['bad', 'good'] } }],
    ['textTooLong', {}, { greeting: 'x'.repeat(limits.greeting + 1) }],
    ['textTooLong', {}, { ownFactors: [{ name: 'x'.repeat(limits.factorName + 1), prompt: '' }] }],
    ['textMissing', {}, { ownFactors: [{ name: ' ', prompt: 'Hva?' }] }],
    [
      'duplicateFactor',
      {},
      {
        ownFactors: [
          { name: 'Tid', prompt: '' },
          { name: 'tid', prompt: '' },
        ],
      },
    ],
    [
      'tooManyFactors',
      {},
      {
        ownFactors: Array.from({ length: limits.ownFactors + 1 }, (_, i) => ({ name: `F${i}`, prompt: '' })),
      },
    ],
  ] as const)('%s is refused', (code, overOpening, overCommand) => {
    const outcome = openRound(
      { ...opening, ...overOpening },
      opens(overCommand as Parameters<typeof opens>[0]),
      opened,
    );
    expect(codes(outcome)).toContain(code);
  });
});

describe('answering', () => {
  test('EVAL-4: a grade for every factor is stored, with the reasons that were given', () => {
    const outcome = giveAnswer(
      aRound(),
      voice,
      gives({ need: 2, solution: 5 }, { reasons: { need: ' uklart ', solution: ' ' }, comment: ' bra ' }),
      during,
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: { party: 'politicians', reasons: { need: 'uklart' }, comment: 'bra' },
    });
  });

  test.each([
    ['gradeMissing', { need: 3 }],
    ['gradeOutsideScale', { need: 3, solution: 6 }],
    ['gradeOutsideScale', { need: 3, solution: Number.NaN }],
    ['gradeOutsideScale', { need: 3, solution: 2.5 }],
    ['unknownFactor', { need: 3, solution: 3, weather: 1 }],
  ])('%s is refused', (code, grades) => {
    expect(codes(giveAnswer(aRound(), voice, gives(grades as Record<string, number>), during))).toEqual([
      code,
    ]);
  });

  test('a comment of 10,000 characters is refused beside its field', () => {
    const outcome = giveAnswer(
      aRound(),
      voice,
      gives({ need: 3, solution: 3 }, { comment: 'x'.repeat(10_000) }),
      during,
    );
    expect(outcome).toMatchObject({ refusals: [{ code: 'textTooLong', field: 'comment' }] });
  });

  test('somebody outside the group is refused', () => {
    expect(codes(giveAnswer(aRound(), null, gives({ need: 3, solution: 3 }), during))).toEqual([
      'notInGroup',
    ]);
  });

  test.each([deadline, after])('from the deadline on nothing is taken in, swept or not (%s)', (moment) => {
    expect(codes(giveAnswer(aRound(), voice, gives({ need: 3, solution: 3 }), moment))).toEqual([
      'roundClosed',
    ]);
  });
});

describe('extending', () => {
  test('only to a later moment, and only while the round is open', () => {
    expect(extendRound(aRound(), after, during)).toMatchObject({ ok: true, value: { deadline: after } });
    expect(codes(extendRound(aRound(), deadline, during))).toEqual(['deadlineNotLater']);
    expect(codes(extendRound(aRound(), after.add({ hours: 1 }), after))).toEqual(['roundClosed']);
  });
});

describe('closing', () => {
  const members = [
    { personId: 'a', party: 'politicians' },
    { personId: 'b', party: 'administration' },
    { personId: 'c', party: 'employees' },
  ] as const;
  const answers = [
    anAnswer('a', 'politicians', { need: 5, solution: 2 }),
    anAnswer('b', 'administration', { need: 4, solution: 4 }),
    anAnswer('c', 'employees', { need: 4, solution: 5 }),
  ];
  const close = (given: readonly Answer[], round: Round = aRound()) =>
    closeRound(round, given, members, 'pa', during, idsFrom(1));

  test('EVAL-5: factors with a poor standing grade become risks, the others do not', () => {
    const outcome = close(answers);
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value.round).toMatchObject({ completeness: 'complete', resultShown: true });
    expect(outcome.value.risks.map(({ status, origin }) => [status, origin])).toEqual([
      ['draft', { kind: 'round', roundId: aRound().id, factorKey: 'solution' }],
    ]);
  });

  test('COOP-1: a round without an answer from a party that has members is incomplete', () => {
    const two = [...answers.slice(0, 2), anAnswer('d', 'administration', { need: 4, solution: 4 })];
    expect(close(two)).toMatchObject({
      value: {
        round: { completeness: 'incomplete', resultShown: true, turnout: { employees: { answered: 0 } } },
      },
    });
  });

  test('PRIV-2: a hidden round with fewer than three answers keeps nothing and is incomplete', () => {
    const outcome = closeRound(aRound(), answers.slice(0, 2), members.slice(0, 2), 'pa', during, idsFrom(1));
    expect(outcome).toMatchObject({
      value: {
        round: { completeness: 'incomplete', resultShown: false },
        settled: { grades: [], texts: [] },
        risks: [],
      },
    });
  });

  test('an open round shows one answer too, with its giver', () => {
    const outcome = close(answers.slice(0, 1), aRound({ grading: 'open' }));
    expect(outcome).toMatchObject({
      value: { round: { resultShown: true }, settled: { grades: [{ personId: 'a' }, { personId: 'a' }] } },
    });
  });

  test('closing twice has one outcome', () => {
    const first = close(answers);
    if (!first.ok) throw new Error('refused');
    expect(codes(close(answers, first.value.round))).toEqual(['roundClosed']);
  });

  test('an answer of somebody who has left counts, for the party it was given for', () => {
    const outcome = close([...answers, anAnswer('left', 'employees', { need: 1, solution: 3 })]);
    expect(outcome).toMatchObject({
      value: { round: { turnout: { employees: { members: 2, answered: 2 } } }, risks: [{}, {}] },
    });
  });
});

test('any interleaving of answering, extending and closing keeps the invariants', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('answer' as const), who: fc.nat(3), grade: fc.integer({ min: 0, max: 6 }) }),
    fc.record({ act: fc.constant('extend' as const), hours: fc.integer({ min: -5, max: 50 }) }),
    fc.record({ act: fc.constant('close' as const) }),
    fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 100 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let round: Round = aRound();
      let now = opened;
      let result: unknown = null;
      const stored = new Map<string, Answer>();
      for (const one of steps) {
        if (one.act === 'wait') now = now.add({ hours: one.hours });
        if (one.act === 'answer') {
          const person = { personId: `p${one.who}`, party: 'politicians' as const };
          const outcome = giveAnswer(round, person, gives({ need: one.grade, solution: 3 }), now);
          const open = round.status === 'open' && Temporal.Instant.compare(now, round.deadline) < 0;
          // either it counts, or its giver is told why not
          expect(outcome.ok).toBe(open && one.grade >= 1 && one.grade <= 5);
          if (!outcome.ok) expect(outcome.refusals.length).toBeGreaterThan(0);
          if (outcome.ok) stored.set(person.personId, outcome.value);
        }
        if (one.act === 'extend') {
          const before = round.deadline;
          const outcome = extendRound(round, now.add({ hours: one.hours }), now);
          if (outcome.ok) round = outcome.value;
          expect(Temporal.Instant.compare(round.deadline, before)).toBeGreaterThanOrEqual(0);
        }
        if (one.act === 'close') {
          const outcome = closeRound(round, [...stored.values()], [], 'pa', now, idsFrom(3));
          expect(outcome.ok).toBe(result === null);
          if (outcome.ok) {
            round = outcome.value.round;
            result = outcome.value.settled;
            const counted = outcome.value.settled.grades.filter((kept) => kept.factorKey === 'need').length;
            expect(counted).toBe(stored.size >= 3 ? stored.size : 0);
          }
        }
      }
    }),
  );
});
