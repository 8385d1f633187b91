import type { Views } from '../../../bot/conversation/view.ts';
import { type GoalStatus, planParts, requiredParts } from '../../../bot/goals/goal.ts';
import type {
  ChartContents,
  GoalHead,
  GoalLine,
  GoalListViewName,
  GoalViewName,
  MeasurementLine,
} from '../../../bot/goals/goals.views.ts';
import { limits } from '../../../bot/limits.ts';
import {
  closedAt,
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

const picture = `https://saman.prosjekt.kommune.example/pictures/goal.${idOf(1, 8)}.nb.project.3.12.${'s'.repeat(22)}.png`;
const wordingOf = (world: World, nth = 1): string => world.text(limits.goal, nth) || 'Flere har hel stilling';
const unitOf = (world: World): string => world.text(limits.unit) || 'ansatte';
/** As long as a number can be where there is much of everything. */
const numberOf = (world: World, nth = 1): number =>
  world.count(1000) > 100 ? -123_456_789.125 * nth : 8.4 - nth / 10;

const headOf = (world: World, status: GoalStatus = 'measured'): GoalHead => ({
  goalId: idOf(1, 8),
  projectId,
  projectName: projectNameOf(world),
  wording: wordingOf(world),
  unit: status === 'draft' ? '' : unitOf(world),
  status,
});

const lineOf = (world: World, nth: number): GoalLine => {
  const status = (['measured', 'measured', 'draft', 'ended'] as const)[nth % 4] ?? 'measured';
  const isDraft = status === 'draft';
  return {
    goalId: idOf(nth, 8),
    wording: wordingOf(world, nth),
    unit: isDraft ? '' : unitOf(world),
    status,
    target: isDraft ? null : 0,
    targetOn: isDraft ? null : due,
    latest: isDraft || nth % 5 === 0 ? null : { on: due, value: nth % 3 === 0 ? null : numberOf(world) },
    waiting: status === 'measured' && nth % 2 === 0 ? due : null,
    next: status === 'measured' ? due : null,
  };
};

const measurementOf = (world: World, nth: number): MeasurementLine => ({
  on: due.subtract({ months: nth }),
  value: nth % 4 === 3 ? null : numberOf(world, nth),
  persons: nth % 2 === 0 ? null : nth,
  by: nth % 5 === 4 ? null : nameOf(world, nth),
  at: closedAt,
  before: nth % 3 === 0 ? [numberOf(world, nth + 1), null] : [],
});

const chartOf = (world: World, count = 40): ChartContents => ({
  wording: wordingOf(world),
  unit: unitOf(world),
  zero: { on: due.subtract({ years: 2 }), value: numberOf(world) },
  target: { on: due.add({ years: 1 }), value: 0 },
  points: times(world.count(count), (nth) => ({ on: due.add({ days: nth }), value: numberOf(world, nth) })),
});

const planOf = (world: World): Views['goalEditForm']['plan'] => ({
  wording: wordingOf(world),
  zero: numberOf(world),
  zeroOn: due.subtract({ years: 1 }),
  target: 0,
  targetOn: due,
  unit: unitOf(world),
  interval: 'halfYear',
  firstOn: due.subtract({ months: 6 }),
  responsibleId: idOf(1, 3),
  aboutPersons: true,
  zeroPersons: 12,
});

const typedOf = (world: World): Readonly<Record<string, string>> => ({
  wording: wordingOf(world),
  unit: unitOf(world),
  zero: '−123 456 789,125',
  zeroOn: '2025-12-04',
  target: '0',
  targetOn: '2027-02-12',
  interval: 'quarter',
  firstOn: '2026-12-04',
  responsible: idOf(1, 3),
  aboutPersons: 'yes',
  zeroPersons: '1000000',
});

const known = (world: World) => ({
  ...headOf(world),
  zero: { on: due, value: numberOf(world) },
  target: { on: due, value: 0 },
  latest: world.count(1) === 0 ? null : { on: due, value: numberOf(world, 2) },
});

const changesOf = (world: World): Views['goal']['changes'] =>
  planParts.slice(0, world.count(planParts.length)).map((part, nth) => {
    const sides: Partial<Record<typeof part, readonly [string | null, string]>> = {
      wording: [wordingOf(world, 2), wordingOf(world)],
      zero: ['-123456789.125', '0'],
      zeroOn: [null, '2026-12-04'],
      target: [null, '0'],
      targetOn: ['2026-12-04', '2027-12-04'],
      unit: ['ansatte', unitOf(world)],
      interval: ['month', 'halfYear'],
      firstOn: ['2026-12-04', '2027-12-04'],
      aboutPersons: ['false', 'true'],
    };
    const [from, to] = sides[part] ?? [null, null];
    return { part, from, to, by: nth % 3 === 0 ? null : nameOf(world, nth), at: closedAt };
  });

const goalOf = (world: World, status: GoalStatus): Views['goal'] => {
  const { wording: _same, unit: _too, responsibleId: _who, zeroPersons: _count, ...plan } = planOf(world);
  const isDraft = status === 'draft';
  return {
    ...headOf(world, status),
    ...plan,
    ...(isDraft
      ? { zero: null, zeroOn: null, target: null, targetOn: null, interval: null, firstOn: null }
      : {}),
    missing: isDraft ? requiredParts : [],
    zeroSuppressed: false,
    responsible: isDraft ? null : nameOf(world),
    waiting: status === 'measured' ? due : null,
    next: status === 'measured' ? due : null,
    isReached: status === 'ended',
    ended:
      status === 'ended'
        ? { at: closedAt, by: nameOf(world), reason: world.text(limits.moveReason) || 'Nådd' }
        : null,
    measurements: isDraft ? [] : times(world.count(60), (nth) => measurementOf(world, nth)),
    changes: changesOf(world),
    chart: isDraft ? null : chartOf(world),
    picture: isDraft ? null : picture,
    may: {
      enter: status === 'measured',
      other: status === 'measured',
      change: status !== 'ended',
      end: status !== 'ended',
      reopen: status === 'ended',
    },
  };
};

/** Every view of result goals. */
export const goals: Samples<GoalListViewName | GoalViewName> = {
  goals: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      counts: { measured: world.count(20), inTime: 1, drafts: 1, ended: 1 },
      goals: times(world.count(40), (nth) => lineOf(world, nth)),
      may: { add: true, enter: true },
    },
    {
      projectId,
      projectName: projectNameOf(world),
      counts: { measured: 3, inTime: 0, drafts: world.count(5), ended: 0 },
      goals: null,
      may: { add: false, enter: false },
    },
  ],
  goalForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      responsibles: peopleOf(world, 3 * limits.membersPerGroup),
      form: formOf(world, typedOf(world)),
    },
  ],
  goalEditForm: (world) => [
    {
      ...headOf(world),
      responsibles: peopleOf(world, 3 * limits.membersPerGroup),
      plan: planOf(world),
      revision: 3,
      form: formOf(world, typedOf(world)),
    },
  ],
  goalChoice: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      goals: times(world.count(150), (nth) => lineOf(world, nth)),
      form: formOf(world, { goalId: idOf(2, 8) }),
    },
  ],
  measureChoice: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      goals: times(Math.max(2, world.count(150)), (nth) => lineOf(world, nth)),
      form: formOf(world, { goalId: idOf(2, 8) }),
    },
  ],
  goal: (world) => [
    goalOf(world, 'measured'),
    goalOf(world, 'draft'),
    goalOf(world, 'ended'),
    { ...goalOf(world, 'measured'), zero: null, zeroSuppressed: true, responsible: null, picture: null },
  ],
  goalEndForm: (world) => [
    { ...headOf(world), form: formOf(world, { reason: world.text(limits.moveReason) }) },
  ],
  measureForm: (world) =>
    [true, false].map((isDue) => ({
      ...known(world),
      ...{ on: due, isDue, seen: isDue ? 0 : 12, aboutPersons: isDue },
      form: formOf(world, { value: '7,2', ...(isDue ? { persons: '24' } : {}) }),
    })),
  measureOtherForm: (world) => [
    {
      ...known(world),
      aboutPersons: true,
      days: times(Math.max(1, world.count(300)), (nth) => {
        const isMeasured = nth % 2 === 0;
        const value = isMeasured ? numberOf(world, nth) : null;
        return { on: due.subtract({ months: nth }), value, isMeasured };
      }),
      form: formOf(world, { on: due.subtract({ months: 1 }).toString(), value: '0', persons: '5' }),
    },
  ],
  measured: (world) => [
    {
      ...headOf(world),
      latest: measurementOf(world, 6),
      next: due,
      isReached: true,
      chart: chartOf(world),
      picture,
      may: { other: true },
    },
    {
      ...headOf(world, 'ended'),
      latest: null,
      next: null,
      isReached: false,
      chart: chartOf(world, 0),
      picture: null,
      may: { other: false },
    },
    {
      ...headOf(world, 'draft'),
      latest: measurementOf(world, 1),
      next: null,
      isReached: false,
      chart: null,
      picture: null,
      may: { other: false },
    },
  ],
};

export const aChart = chartOf;
