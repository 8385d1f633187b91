import type { Views } from '../../../bot/conversation/view.ts';
import type { FactorResult } from '../../../bot/evaluation/result.ts';
import type { Grading } from '../../../bot/evaluation/round.ts';
import { gradesOf } from '../../../bot/evaluation/scale.ts';
import { limits } from '../../../bot/limits.ts';
import { parties } from '../../../bot/project/project.ts';
import {
  closedAt,
  due,
  factorsOf,
  formOf,
  headOf,
  idOf,
  nameOf,
  peopleOf,
  scaleOf,
  settingsOf,
  times,
  turnoutOf,
  type World,
} from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

/** A result of every factor, with as many answers as a group can give. */
export const resultsOf = (world: World, grading: Grading): readonly FactorResult[] => {
  const answers = Math.max(3, world.count(limits.membersPerGroup));
  const by = (nth: number) => (grading === 'open' ? nameOf(world, nth) : null);
  const spread = gradesOf(scaleOf(world)).map((grade) => ({ grade, count: grade === 2 ? answers : 0 }));
  const trends = ['better', 'worse', 'same', null] as const;
  return factorsOf(world).map((factor, index) => ({
    factor,
    standing: 2,
    spread,
    median: 2.5,
    critical: index % 2 === 0,
    good: index % 2 === 1,
    previous: trends[index % 4] === null ? null : 3,
    trend: trends[index % 4] ?? null,
    reasons: times(world.count(limits.membersPerGroup), (nth) => ({
      text: world.text(limits.reason, nth),
      by: by(nth),
    })),
    byParty: grading === 'open' ? null : parties.map((party) => ({ party, spread })),
    byPerson: grading === 'open' ? times(answers, (nth) => ({ name: nameOf(world, nth), grade: 2 })) : null,
  }));
};

export const commentsOf = (world: World, grading: Grading) =>
  times(world.count(limits.membersPerGroup), (nth) => ({
    text: world.text(limits.comment, nth),
    by: grading === 'open' ? nameOf(world, nth) : null,
  }));

export const benefitsOf = (world: World) => [
  ...factorsOf(world).map((factor) => ({ text: '', factor })),
  ...times(world.count(10), (nth) => ({ text: world.text(limits.measures, nth), factor: null })),
];

export const decisionsOf = (world: World) =>
  times(world.count(60), (nth) => ({
    text: world.text(limits.decision, nth),
    responsible: nameOf(world, nth),
    dueOn: due,
  }));

export const followUpOf = (world: World) => ({
  roundId: idOf(1, 1),
  course: world.text(limits.followUp, 1),
  dailyWork: world.text(limits.followUp, 2),
  wayOn: world.text(limits.followUp, 3),
});

/** Two countermeasures for each factor, as long as a plan allows. */
export const helpedOf = (world: World): Views['result']['helped'] =>
  factorsOf(world).flatMap(({ key }) =>
    times(world.count(2), (nth) => ({
      ...{ factorKey: key, roundNumber: nth, isDone: nth === 1 },
      countermeasure: world.text(limits.milestone, nth),
    })),
  );

const resultOf = (world: World, grading: Grading): Views['result'] => ({
  ...headOf(world, { status: 'closed', grading }),
  closedAt,
  closedBy: 'deadline',
  completeness: 'incomplete',
  resultShown: true,
  turnout: turnoutOf(66, 67),
  settings: settingsOf(world, grading),
  factors: resultsOf(world, grading),
  comments: commentsOf(world, grading),
  suggested: factorsOf(world).slice(0, world.count(10)),
  benefits: world.count(1) === 0 ? [] : benefitsOf(world),
  followUp: world.count(1) === 0 ? null : followUpOf(world),
  decisions: decisionsOf(world),
  helped: helpedOf(world),
  minutesVersion: world.count(1) === 0 ? null : 3,
  may: { decide: true, noteBenefits: true, followUp: true, showMinutes: true },
});

const closed = (world: World) => headOf(world, { status: 'closed' });

/** Views of a round that has closed. */
export const afterRounds: Samples<
  'result' | 'decisions' | 'decisionForm' | 'benefitsForm' | 'followUpForm' | 'minutes' | 'minutesCorrectForm'
> = {
  result: (world) => [
    resultOf(world, 'hidden'),
    resultOf(world, 'open'),
    {
      ...resultOf(world, 'hidden'),
      resultShown: false,
      factors: [],
      comments: [],
      suggested: [],
      turnout: turnoutOf(1, 67),
    },
    {
      ...resultOf(world, 'hidden'),
      may: { decide: false, noteBenefits: false, followUp: false, showMinutes: false },
    },
  ],
  decisions: (world) => [
    { ...closed(world), decisions: decisionsOf(world), may: { decide: true } },
    { ...closed(world), decisions: decisionsOf(world), may: { decide: false } },
  ],
  decisionForm: (world) => [
    {
      ...closed(world),
      people: peopleOf(world, 3 * limits.membersPerGroup),
      suggestedDate: due,
      form: formOf(world, {
        text: world.text(limits.decision),
        responsible: idOf(3, 3),
        dueOn: '2027-01-15',
      }),
    },
  ],
  benefitsForm: (world) => [
    {
      ...closed(world),
      suggested: factorsOf(world).slice(0, world.count(3)),
      factors: factorsOf(world),
      form: formOf(world, { factors: 'need,team', text: world.text(limits.measures) }),
    },
  ],
  followUpForm: (world) => {
    const { course, dailyWork, wayOn } = followUpOf(world);
    return [
      { ...closed(world), followUp: null, form: formOf(world, { course, dailyWork, wayOn }) },
      { ...closed(world), followUp: followUpOf(world), form: formOf(world, {}) },
    ];
  },
  minutes: (world) => {
    const url = `https://saman.prosjekt.kommune.example/l/${idOf(1, 4)}.${'s'.repeat(43)}`;
    const approved = { approvedVersion: 2, approvedAt: closedAt };
    const none = { approvedVersion: null, approvedAt: null };
    return [
      {
        ...closed(world),
        ...none,
        draftVersion: 1,
        draftFingerprint: 'f'.repeat(64),
        url,
        may: { approve: true, correct: false },
      },
      {
        ...closed(world),
        ...approved,
        draftVersion: 3,
        draftFingerprint: 'f'.repeat(64),
        url,
        may: { approve: true, correct: true },
      },
      {
        ...closed(world),
        ...approved,
        draftVersion: null,
        draftFingerprint: null,
        url,
        may: { approve: false, correct: true },
      },
      {
        ...closed(world),
        ...none,
        draftVersion: 1,
        draftFingerprint: 'f'.repeat(64),
        url,
        may: { approve: false, correct: false },
      },
    ];
  },
  minutesCorrectForm: (world) => [
    { ...closed(world), form: formOf(world, { text: world.text(limits.correction) }) },
  ],
};
