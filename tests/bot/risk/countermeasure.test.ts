import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Round } from '../../../bot/evaluation/round.ts';
import { limits } from '../../../bot/limits.ts';
import { helpedIn } from '../../../bot/risk/chain.ts';
import {
  type CountermeasurePlan,
  type Setting,
  setAlready,
  setCountermeasure,
  withdrawCountermeasure,
} from '../../../bot/risk/countermeasure.decide.ts';
import { registerOf } from '../../../bot/risk/register.ts';
import { aRound } from '../evaluation/given.ts';
import { activities, aMilestone, counting } from '../plan/given.ts';
import { accepted, codesOf } from '../world.ts';
import { aCountermeasure, aRisk, graded, now } from './given.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const aPlan = (over: Partial<CountermeasurePlan> = {}): CountermeasurePlan => ({
  text: ' To   opplæringsdager ',
  lowers: 's',
  activityOf: null,
  responsibleId: 'responsible',
  dueOn: Temporal.PlainDate.from('2027-01-15'),
  criterion: ' Begge er holdt ',
  ...over,
});
const setting = (over: Partial<Setting> = {}): Setting => ({
  risk: graded('a', 3, 3),
  people: ['responsible'],
  milestones: [{ milestone: aMilestone(), activities }],
  today,
  now,
  newId: counting(),
  ...over,
});

describe('a countermeasure (RISK-6, MILE-4)', () => {
  test('becomes a milestone at once, with who, when and how it is seen', () => {
    const { countermeasure, milestone, activities: none } = accepted(setCountermeasure(aPlan(), setting()));
    expect(milestone).toMatchObject({
      ...{ id: countermeasure.milestoneId, projectId: 'project', wording: 'To opplæringsdager' },
      ...{ criterion: 'Begge er holdt', responsibleId: 'responsible', reached: null, tellsOpenly: false },
    });
    expect(countermeasure).toMatchObject({
      riskId: 'a',
      text: 'To opplæringsdager',
      activityId: null,
      lowers: 's',
    });
    expect(none).toBeNull();
  });

  test('or an activity of one, which says who and when', () => {
    const plan = aPlan({ activityOf: 'milestone', responsibleId: null, dueOn: null, criterion: '' });
    const set = accepted(setCountermeasure(plan, setting()));
    expect(set.milestone).toBeNull();
    expect(set.activities?.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
      ['Lag turnus', true],
      ['Snakk med de tillitsvalgte', false],
      ['To opplæringsdager', false],
    ]);
    expect(set.countermeasure).toMatchObject({
      milestoneId: 'milestone',
      activityId: set.activities?.at(-1)?.id,
    });
  });

  test.each([
    ['without what', aPlan({ text: ' ' }), setting(), ['textMissing']],
    ['too long', aPlan({ text: 'x'.repeat(limits.milestone + 1) }), setting(), ['textTooLong']],
    [
      'without who, when and how',
      aPlan({ responsibleId: null, dueOn: null, criterion: '' }),
      setting(),
      ['choiceMissing', 'dateInvalid', 'textMissing'],
    ],
    ['by a stranger', aPlan({ responsibleId: 'x' }), setting(), ['personUnknown']],
    ['in the past', aPlan({ dueOn: today.subtract({ days: 1 }) }), setting(), ['deadlineInPast']],
    ['in a milestone that is not there', aPlan({ activityOf: 'x' }), setting(), ['choiceUnknown']],
    [
      'against a risk that is over',
      aPlan(),
      setting({ risk: graded('a', 3, 3, { status: 'closed' }) }),
      ['riskNotOnList'],
    ],
    [
      'against one that was merged',
      aPlan(),
      setting({ risk: aRisk('a', { status: 'merged', mergedInto: 'b' }) }),
      ['riskNotOnList'],
    ],
  ])('%s is refused', (_what, plan, state, codes) => {
    expect(codesOf(setCountermeasure(plan, state))).toEqual(codes);
  });

  test('into a milestone that has all the activities it can have is refused', () => {
    const full = Array.from({ length: limits.activities }, (_, nth) => ({
      id: `${nth}`,
      text: 'x',
      doneAt: null,
    }));
    const state = setting({ milestones: [{ milestone: aMilestone(), activities: full }] });
    expect(codesOf(setCountermeasure(aPlan({ activityOf: 'milestone' }), state))).toEqual([
      'tooManyActivities',
    ]);
  });

  test('the same form sent twice is known again', () => {
    expect(setAlready([aCountermeasure('a')], 'a', '  Opplæring ')).toBe(true);
    expect(setAlready([aCountermeasure('a')], 'b', 'Opplæring')).toBe(false);
  });
});

describe('withdrawing (RISK-6)', () => {
  const required = graded('a', 3, 3);
  const one = aCountermeasure('a');
  const because = { countermeasureId: one.id, reason: ' Vi får ikke vikarer ' };
  const entry = (over = {}, risk = required) => ({ risk, countermeasures: [{ ...one, ...over }] });

  test('a countermeasure is withdrawn for a reason, and its risk lacks one again', () => {
    const withdrawn = accepted(withdrawCountermeasure(entry(), because));
    expect(withdrawn).toMatchObject({
      countermeasure: { id: one.id },
      told: 'Opplæring\nVi får ikke vikarer',
    });
    expect(registerOf([required], [one])[0]?.isLacking).toBe(false);
    expect(registerOf([required], [])[0]?.isLacking).toBe(true);
  });

  test.each([
    ['that is done', entry({ doneAt: now }), because, ['countermeasureDone']],
    ['that is not there', entry(), { ...because, countermeasureId: 'x' }, ['choiceUnknown']],
    ['without a reason', entry(), { ...because, reason: ' ' }, ['textMissing']],
    ['for an endless reason', entry(), { ...because, reason: 'x'.repeat(301) }, ['textTooLong']],
    ['of a closed risk', entry({}, graded('a', 3, 3, { status: 'closed' })), because, ['riskNotOnList']],
  ])('%s is refused', (_what, state, command, codes) => {
    expect(codesOf(withdrawCountermeasure(state, command))).toEqual(codes);
  });
});

describe('the chain: a poor factor, its risk, the countermeasure, the next round', () => {
  const first = { ...aRound(), id: 'first', number: 1 };
  const second = { ...aRound(), id: 'second', number: 2 };
  const origin = { kind: 'round', roundId: 'first', factorKey: 'need' } as const;
  const helped = (risks: Parameters<typeof registerOf>[0], ...rest: Parameters<typeof registerOf>[1]) =>
    helpedIn(second, [first, second], registerOf(risks, rest));

  test('the next round is told what was done about the factor, also where its risk was merged', () => {
    const merged = [graded('a', 3, 3, { origin, status: 'merged', mergedInto: 'b' }), graded('b', 3, 3)];
    for (const risks of [[graded('a', 3, 3, { origin })], merged])
      expect(helped(risks, aCountermeasure(risks.at(-1)?.id ?? '', { doneAt: now }))).toEqual([
        { factorKey: 'need', roundNumber: 1, countermeasure: 'Opplæring', isDone: true },
      ]);
  });

  test('a factor that was poor twice and is one risk: each countermeasure once, after the round before it', () => {
    const at = (hours: number) => now.add({ hours });
    const closed = (number: number, hours: number) => ({
      ...{ ...aRound(), id: `${number}`, number },
      ...{ status: 'closed', closedAt: at(hours), closedBy: 'pa', completeness: 'complete' },
    });
    const rounds = [closed(1, 0), closed(2, 10), { ...aRound(), id: '3', number: 3 }] as readonly Round[];
    const of = (number: number) => ({ kind: 'round', roundId: `${number}`, factorKey: 'need' }) as const;
    const risks = [
      graded('a', 3, 3, { origin: of(1) }),
      aRisk('b', { origin: of(2), status: 'merged', mergedInto: 'a' }),
    ];
    const entries = registerOf(risks, [
      aCountermeasure('a', { id: 'x', text: 'Gjort', setAt: at(1), doneAt: at(12) }),
      aCountermeasure('a', { id: 'y', text: 'Gjort til slutt', setAt: at(11), doneAt: at(13) }),
      aCountermeasure('b', { id: 'z', text: 'Ikke gjort', setAt: at(14) }),
    ]);
    // what is done is asked about before what is not: it comes last
    expect(
      helpedIn(rounds[2] as Round, rounds, entries).map((one) => [one.countermeasure, one.roundNumber]),
    ).toEqual([
      ['Ikke gjort', 2],
      ['Gjort', 1],
      ['Gjort til slutt', 2],
    ]);
  });

  test('what is not done is said so; what is about no factor is not told', () => {
    expect(helped([graded('a', 3, 3, { origin })], aCountermeasure('a'))).toMatchObject([{ isDone: false }]);
    expect(helped([graded('a', 3, 3)], aCountermeasure('a'))).toEqual([]);
    expect(helpedIn(first, [first, second], registerOf([graded('a', 3, 3, { origin })], []))).toEqual([]);
  });
});
