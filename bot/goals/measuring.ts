import type { Temporal } from 'temporal-polyfill';
import { isBefore, workingDayUntil } from '../calendar/working-days.ts';
import type { CompleteGoal, Entry, Goal, Interval, Measurement } from './goal.ts';

type Day = Temporal.PlainDate;

const monthsOf: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** When a goal is measured, as far as its due dates follow from it. */
export type MeasuringPlan = Pick<CompleteGoal, 'firstOn' | 'interval' | 'targetOn'>;

/**
 * The days on which a goal is measured (PLAN-5): the first one and every interval after it, up to and including the
 * target date. Each is counted from the first one: what begins on a 31st is on the last day of shorter months, and on a
 * 31st again after them.
 */
export function dueDates({ firstOn, interval, targetOn }: MeasuringPlan): readonly Day[] {
  const dates: Day[] = [];
  for (let day = firstOn; !isBefore(targetOn, day); )
    day = firstOn.add({ months: monthsOf[interval] * dates.push(day) });
  return dates;
}

/** From when a due date is asked for: on that day, or on the working day before it. */
export const asksFrom = (dueOn: Day): Day => workingDayUntil(dueOn);

/** The due date that is asked for on a day: the last one that has come. Null before the first. */
export const dueAsOf = (dues: readonly Day[], day: Day): Day | null =>
  dues.findLast((due) => !isBefore(day, asksFrom(due))) ?? null;

/** What stands for each day, the last day first. `entries` come in their order. */
export function measurementsIn(entries: readonly Entry[]): readonly Measurement[] {
  const byDay = Map.groupBy(entries, ({ on }) => on.toString());
  return [...byDay.values()]
    .flatMap((all): readonly Measurement[] => {
      const [entry, ...before] = all.toReversed();
      return entry ? [{ on: entry.on, entry, before }] : [];
    })
    .toSorted((a, b) => (isBefore(a.on, b.on) ? 1 : -1));
}

export const isMeasuredOn = (entries: readonly Pick<Entry, 'on'>[], day: Day): boolean =>
  entries.some(({ on }) => on.equals(day));

/** The due date that waits for its number on a day; null where none does. */
export function waitingFor(goal: MeasuringPlan, entries: readonly Entry[], today: Day): Day | null {
  const due = dueAsOf(dueDates(goal), today);
  return due && !isMeasuredOn(entries, due) ? due : null;
}

/** The first due date after a day that has no number; null where there is none. */
export const nextDue = (goal: MeasuringPlan, entries: readonly Entry[], today: Day): Day | null =>
  dueDates(goal).find((due) => isBefore(today, due) && !isMeasuredOn(entries, due)) ?? null;

/** What a number is entered for when nothing else is said: the due date that waits for one, or else today. */
export const dayToEnter = (goal: MeasuringPlan, entries: readonly Entry[], today: Day): Day =>
  waitingFor(goal, entries, today) ?? today;

/** The days for which a number can be entered or corrected: due dates that have come, and days that have one. */
export function daysToEnter(goal: MeasuringPlan, entries: readonly Entry[], today: Day): readonly Day[] {
  const days = [
    ...dueDates(goal).filter((due) => !isBefore(today, asksFrom(due))),
    ...entries.map(({ on }) => on),
  ];
  const unique = new Map(days.map((day) => [day.toString(), day]));
  return [...unique.values()].sort((a, b) => (isBefore(a, b) ? 1 : -1));
}

/** Whether a number has reached the target; the direction follows from zero point and target. */
export function reaches({ zero, target }: Pick<Goal, 'zero' | 'target'>, value: number): boolean {
  if (zero === null || target === null) return false;
  if (target === zero) return value === target;
  return target > zero ? value >= target : value <= target;
}
