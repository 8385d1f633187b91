import { Temporal } from 'temporal-polyfill';
import type { CompleteGoal, Entry, GoalPlan } from '../../../bot/goals/goal.ts';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
export const today = day('2026-11-23');

export const aPlan = (over: Partial<GoalPlan> = {}): GoalPlan => ({
  wording: 'Sykefraværet er lavere',
  zero: 8.4,
  zeroOn: day('2026-01-01'),
  target: 6.5,
  targetOn: day('2027-12-31'),
  unit: 'prosent',
  interval: 'quarter',
  firstOn: day('2026-12-01'),
  responsibleId: 'responsible',
  aboutPersons: false,
  zeroPersons: null,
  ...over,
});

export const aGoal = (over: Partial<CompleteGoal> = {}): CompleteGoal =>
  ({
    ...aPlan(),
    id: 'goal',
    projectId: 'project',
    recordedAt: now,
    revision: 0,
    ended: null,
    ...over,
  }) as CompleteGoal;

export const anEntry = (nth: number, on: string, over: Partial<Entry> = {}): Entry => ({
  goalId: 'goal',
  nth,
  on: day(on),
  value: 8,
  persons: null,
  by: 'responsible',
  at: now,
  ...over,
});
