import type { BallotContents, RoundViewName, Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { afterRounds, helpedOf } from './after-rounds.ts';
import {
  closedAt,
  deadline,
  due,
  factorsOf,
  formOf,
  headOf,
  idOf,
  nameOf,
  settingsOf,
  time,
  times,
  turnoutOf,
  type World,
} from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

/** What is typed in a ballot: a grade and a reason for each factor, and the comment. */
export const ballotValues = (world: World): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...factorsOf(world).flatMap((factor, nth) => [
      [`grade:${factor.key}`, '2'],
      [`reason:${factor.key}`, world.text(limits.reason, nth)],
    ]),
    ['comment', world.text(limits.comment)],
  ]);

const answerOf = (world: World): BallotContents['answer'] => ({
  grades: Object.fromEntries(factorsOf(world).map((factor) => [factor.key, 2])),
  reasons: Object.fromEntries(
    factorsOf(world).map((factor, nth) => [factor.key, world.text(limits.reason, nth)]),
  ),
  comment: world.text(limits.comment),
});

const ballotOf = (world: World, over: Partial<BallotContents> = {}): BallotContents => ({
  ...headOf(world),
  settings: settingsOf(world),
  state: 'form',
  answer: null,
  hasDraft: false,
  resultShown: false,
  helped: helpedOf(world),
  form: formOf(world, ballotValues(world)),
  ...over,
});

const formStates = (world: World): readonly BallotContents[] => [
  ballotOf(world),
  ballotOf(world, { grading: 'open', settings: settingsOf(world, 'open'), hasDraft: true }),
  ballotOf(world, { answer: answerOf(world) }),
];

const closed = (world: World) => headOf(world, { status: 'closed' });

const running: Samples<
  | 'ballot'
  | 'ballotForm'
  | 'progress'
  | 'deadlineMoved'
  | 'minutesApproved'
  | 'roundStatus'
  | 'closeConfirm'
  | 'extendForm'
  | 'answerLinks'
> = {
  ballot: (world) => [
    ...formStates(world),
    ballotOf(world, { state: 'receipt', answer: answerOf(world) }),
    ballotOf(world, { state: 'closed' }),
    ballotOf(world, { ...closed(world), state: 'closed', resultShown: true }),
    ballotOf(world, { ...closed(world), state: 'closed', resultShown: false }),
  ],
  ballotForm: (world) => [
    ...formStates(world),
    ballotOf(world, { ...closed(world), state: 'closed', resultShown: true }),
  ],
  progress: (world) => [
    { ...headOf(world), answered: 0, asked: 200, asksAt: null, may: { showStatus: true } },
    { ...headOf(world), answered: 0, asked: 0, asksAt: deadline, may: { showStatus: false } },
    { ...closed(world), answered: 200, asked: 200, asksAt: null, may: { showStatus: true } },
  ],
  deadlineMoved: (world) => [headOf(world)],
  minutesApproved: (world) => [
    { ...closed(world), version: 1 },
    { ...closed(world), version: 12 },
  ],
  roundStatus: (world) => {
    const may = { close: true, extend: true, links: true };
    const summary = { closedAt, closedBy: 'pa' as const, turnout: turnoutOf(67, 67) };
    return [
      {
        ...headOf(world),
        answered: 1,
        asked: 200,
        asksAt: deadline,
        missing: ['politicians', 'employees'],
        closed: null,
        may,
      },
      { ...headOf(world), answered: 9, asked: 9, asksAt: null, missing: [], closed: null, may },
      {
        ...closed(world),
        answered: 9,
        asked: 9,
        asksAt: null,
        missing: [],
        closed: { ...summary, completeness: 'complete', resultShown: true },
        may: { close: false, extend: false, links: false },
      },
      {
        ...closed(world),
        answered: 2,
        asked: 9,
        asksAt: null,
        missing: ['politicians'],
        closed: { ...summary, completeness: 'incomplete', resultShown: false },
        may: { close: false, extend: false, links: false },
      },
    ];
  },
  closeConfirm: (world) => [
    { ...headOf(world), answered: 9, asked: 9, missing: [], tooFew: false, completeness: 'complete' },
    {
      ...headOf(world),
      answered: 1,
      asked: 200,
      missing: ['politicians', 'administration', 'employees'],
      tooFew: true,
      completeness: 'incomplete',
    },
  ],
  extendForm: (world) => [
    {
      ...headOf(world),
      suggestedDate: due,
      suggestedTime: time,
      form: formOf(world, { date: '2026-12-11', time: '15:00' }),
    },
  ],
  answerLinks: (world) => [
    {
      ...headOf(world),
      links: times(world.count(limits.membersPerGroup), (nth) => ({
        personId: idOf(nth, 3),
        name: nameOf(world, nth),
        url: `https://saman.prosjekt.kommune.example/l/${idOf(nth, 4)}.${'s'.repeat(43)}`,
        expiresAt: deadline,
      })),
    },
  ],
};

/** Every view of a round. */
export const rounds: Samples<RoundViewName> = { ...running, ...afterRounds };
