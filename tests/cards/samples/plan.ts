import { Temporal } from 'temporal-polyfill';
import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import type { MilestoneStatus } from '../../../bot/plan/milestone.ts';
import type {
  CelebrationContents,
  MilestoneHead,
  MilestoneLine,
  MilestoneViewName,
  MoveLine,
  PlanViewName,
} from '../../../bot/plan/plan.views.ts';
import {
  closedAt,
  deadline,
  due,
  formOf,
  idOf,
  nameOf,
  peopleOf,
  projectId,
  projectNameOf,
  times,
  type World,
} from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

const wordingOf = (world: World, nth = 1): string => world.text(limits.milestone, nth) || 'Turnusen er prøvd';
const picture = `https://saman.prosjekt.kommune.example/pictures/${idOf(1, 6)}.nb.${'s'.repeat(22)}.png`;
const all = { change: true, move: true, reach: true, unreach: false, tick: true };
const none = { change: false, move: false, reach: false, unreach: false, tick: false };

const headOf = (world: World, status: MilestoneStatus = 'planned'): MilestoneHead => ({
  milestoneId: idOf(1, 6),
  projectId,
  projectName: projectNameOf(world),
  wording: wordingOf(world),
  dueOn: due,
  status,
});

const lineOf = (world: World, nth: number, isReached: boolean): MilestoneLine => ({
  milestoneId: idOf(nth, 6),
  wording: wordingOf(world, nth),
  dueOn: due,
  responsible: nth % 4 === 0 ? null : nameOf(world, nth),
  isDecisionPoint: nth % 2 === 0,
  movedTimes: nth % 3,
  reachedOn: isReached ? due : null,
  isOverdue: !isReached && nth === 1,
});

const movesOf = (world: World, most: number, isReadable = true): readonly MoveLine[] =>
  times(world.count(most), (nth) => ({
    fromDate: due,
    toDate: due.add({ months: nth }),
    reason: isReadable ? world.text(limits.moveReason, nth) : null,
    by: isReadable ? nameOf(world, nth) : null,
  }));

const planOf = (world: World): Views['milestoneEditForm']['plan'] => ({
  wording: wordingOf(world),
  criterion: world.text(limits.criterion) || 'Alle har prøvd',
  responsibleId: idOf(1, 3),
  isDecisionPoint: true,
  activities: times(world.count(limits.activities), (nth) => world.text(limits.activity, nth)),
  audience: times(world.count(limits.audience), (nth) => idOf(nth, 3)),
  tellsOpenly: true,
  celebration: world.text(limits.celebration) || 'Kake',
});

const typedOf = (world: World): Readonly<Record<string, string>> => {
  const plan = planOf(world);
  return {
    wording: plan.wording,
    criterion: plan.criterion,
    responsible: plan.responsibleId,
    isDecisionPoint: 'yes',
    activities: plan.activities.join('\n'),
    audience: plan.audience.join(','),
    tellsOpenly: 'yes',
    celebration: plan.celebration,
  };
};

const offered = (world: World) => ({
  responsibles: peopleOf(world, 3 * limits.membersPerGroup),
  people: peopleOf(world, 3 * limits.membersPerGroup),
});

const celebrationOf = (world: World): CelebrationContents => ({
  ...headOf(world, 'celebrated'),
  participant: world.text(80) || 'Elverum',
  result: world.text(limits.milestoneResult) || 'Ti fikk hel stilling.',
  reachedOn: due,
  next: world.count(1) === 0 ? null : { wording: wordingOf(world, 2), dueOn: due },
  place: 2,
  reachedCount: 3,
  count: 7,
});

const promised = (world: World): string => world.text(limits.celebration) || 'Kake';

const milestoneOf = (world: World, status: MilestoneStatus): Views['milestone'] => {
  const { audience, activities, ...plan } = planOf(world);
  return {
    ...headOf(world, status),
    criterion: plan.criterion,
    responsible: nameOf(world),
    isDecisionPoint: true,
    celebration: plan.celebration,
    tellsOpenly: true,
    isOverdue: status === 'planned',
    reached:
      status === 'planned'
        ? null
        : { at: closedAt, by: nameOf(world), result: world.text(limits.milestoneResult) || 'Ti.' },
    activities: activities.map((text, index) => ({ text, isDone: index % 2 === 0 })),
    audience: audience.map((_, index) => nameOf(world, index + 1)),
    audienceCount: audience.length,
    moves: movesOf(world, 12),
    may: status === 'planned' ? all : { ...none, unreach: status === 'reached' },
  };
};

/** Every view of the plan. */
export const plan: Samples<PlanViewName | MilestoneViewName> = {
  milestones: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      reached: times(world.count(30), (nth) => lineOf(world, nth, true)),
      planned: times(world.count(40), (nth) => lineOf(world, nth, false)),
      may: { add: true },
    },
    {
      projectId,
      projectName: projectNameOf(world),
      reached: times(world.count(30), (nth) => lineOf(world, nth, true)),
      planned: [],
      may: { add: false },
    },
  ],
  milestoneForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      ...offered(world),
      hasOpenChannel: world.count(1) > 0,
      suggestedDate: due,
      form: formOf(world, { ...typedOf(world), dueOn: '2027-02-12' }),
    },
  ],
  milestoneEditForm: (world) => [
    {
      ...headOf(world),
      ...offered(world),
      hasOpenChannel: world.count(1) > 0,
      plan: planOf(world),
      form: formOf(world, typedOf(world)),
    },
  ],
  milestoneChoice: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      milestones: times(world.count(60), (nth) => ({
        milestoneId: idOf(nth, 6),
        wording: wordingOf(world, nth),
        dueOn: due,
      })),
      form: formOf(world, { milestoneId: idOf(2, 6) }),
    },
  ],
  milestone: (world) => [
    milestoneOf(world, 'planned'),
    milestoneOf(world, 'reached'),
    {
      ...milestoneOf(world, 'celebrated'),
      responsible: null,
      audience: null,
      moves: movesOf(world, 12, false),
    },
  ],
  milestoneMoveForm: (world) =>
    [0, 1, 3].map((movedTimes) => ({
      ...headOf(world),
      suggestedDate: due,
      movedTimes,
      hasSlipped: movedTimes === 1,
      form: formOf(world, { dueOn: '2027-03-01', reason: world.text(limits.moveReason) }),
    })),
  milestoneReachForm: (world) => [
    {
      ...headOf(world),
      criterion: planOf(world).criterion,
      form: formOf(world, { result: world.text(limits.milestoneResult) }),
    },
  ],
  activitiesForm: (world) => [
    {
      ...headOf(world),
      activities: times(Math.max(1, world.count(limits.activities)), (nth) => ({
        id: idOf(nth, 7),
        text: world.text(limits.activity, nth) || 'Møte',
        isDone: nth % 2 === 0,
      })),
      form: formOf(world, { done: idOf(1, 7) }),
    },
  ],
  milestoneAsked: (world) => [
    { ...headOf(world), criterion: planOf(world).criterion, may: { reach: true, move: true } },
    { ...headOf(world, 'reached'), criterion: planOf(world).criterion, may: { reach: false, move: false } },
  ],
  milestoneReached: (world) =>
    (['reached', 'celebrated'] as const).map((status) => ({
      ...headOf(world, status),
      result: world.text(limits.milestoneResult) || 'Ti.',
      takeBackUntil: closedAt,
      tellsFrom: deadline,
      isFinal: status === 'celebrated',
      may: { unreach: status === 'reached' },
    })),
  milestoneSlipped: (world) => [{ ...headOf(world), responsible: nameOf(world), moves: movesOf(world, 12) }],
  celebration: (world) => [
    { ...celebrationOf(world), groupKind: 'project', celebration: promised(world), picture },
    { ...celebrationOf(world), next: null, groupKind: null, celebration: promised(world), picture: null },
  ],
  celebrationOpen: (world) => [{ ...celebrationOf(world), picture }],
  celebrationTold: (world) => [
    { ...celebrationOf(world), picture },
    { ...celebrationOf(world), next: null, picture: null },
  ],
  newsDraft: (world) => [{ ...celebrationOf(world), celebration: promised(world) }],
};

export const aCelebration = celebrationOf;
export const today = Temporal.PlainDate.from('2026-11-23');
