import type { Temporal } from 'temporal-polyfill';
import { lastMorningBefore, localDay } from '../calendar/mornings.ts';
import {
  isBefore,
  workingDayAfter,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysUntil,
  workingDayUntil,
} from '../calendar/working-days.ts';

type Day = Temporal.PlainDate;

const inOrder = (days: readonly Day[]): readonly Day[] =>
  [...days]
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .filter((day, index, all) => index === 0 || !day.equals(all[index - 1] as Day));

/** The first of the days after a day; null where there is none. */
export const firstAfter = (days: readonly Day[], after: Day): Day | null =>
  inOrder(days).find((day) => isBefore(after, day)) ?? null;

/** A round as far as its days follow from it. */
export interface RoundTimes {
  readonly openedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
}

/** Half of the time has passed: that day, or the working day before it, where the project is. */
function halfwayOf({ openedAt, deadline }: RoundTimes, projectZone: string): Day {
  const half = openedAt.until(deadline).total('milliseconds') / 2;
  return workingDayUntil(localDay(openedAt.add({ milliseconds: Math.floor(half) }), projectZone));
}

/**
 * The days on which somebody hears of a round, where they are: half-way, and the last working day whose 09:00 is before
 * the deadline. Never on the day on which they were asked, or before.
 */
export function roundDays(
  round: RoundTimes,
  projectZone: string,
  timeZone: string,
  askedAt: Temporal.Instant,
): readonly Day[] {
  const last = lastMorningBefore(round.deadline, timeZone);
  const halfway = halfwayOf(round, projectZone);
  const days = isBefore(halfway, last) ? [halfway, last] : [last];
  return days.filter((day) => isBefore(localDay(askedAt, timeZone), day));
}

/** The days on which anybody may hear of a round: its last morning is not on the same day everywhere. */
export function roundDaysAnywhere(round: RoundTimes, projectZone: string): readonly Day[] {
  const [first, last] = ['-12:00', '+14:00'].map((zone) => lastMorningBefore(round.deadline, zone)) as [
    Day,
    Day,
  ];
  const lasts: Day[] = [];
  for (let day = first; !isBefore(last, day); day = workingDayAfter(day)) lasts.push(day);
  return inOrder([halfwayOf(round, projectZone), ...lasts]);
}

/** A rule for days about a date: so many working days before it, the most first, and then every so-manyth after it, for ever. */
interface Ladder {
  readonly before: readonly number[];
  readonly firstAfter: number;
  readonly every: number;
}

const reporting: Ladder = { before: [30, 14, 7, 3, 1, 0], firstAfter: 2, every: 5 };
const milestones: Ladder = { before: [14, 7, 1, 0], firstAfter: 2, every: 2 };

function nextOn({ before, firstAfter: first, every }: Ladder, due: Day, after: Day): Day {
  for (const count of before) {
    const day = workingDaysBefore(due, count);
    if (isBefore(after, day)) return day;
  }
  const passed = workingDaysUntil(due, after);
  const times = Math.max(0, Math.ceil((passed + 1 - first) / every));
  return workingDaysAfter(due, first + times * every);
}

/** The next day on which a report that is due on a date is told about, as long as it is not delivered (REP-2). */
export const nextReportingDay = (due: Day, after: Day): Day => nextOn(reporting, due, after);

/** The next day on which a milestone is told about, as long as it is not reached. */
export const nextMilestoneDay = (due: Day, after: Day): Day => nextOn(milestones, due, after);

/**
 * A risk that lacks its countermeasure is told of a week after it was graded; one that can be graded again, on the next
 * working day. Both every week after that (RISK-7).
 */
export function nextRiskDay(why: 'lacking' | 'regrade', since: Day, after: Day): Day {
  let day = workingDaysAfter(since, why === 'lacking' ? 5 : 1);
  while (!isBefore(after, day)) day = workingDaysAfter(day, 5);
  return day;
}

/** A risk workshop is told of two working days after its step began, and again after five. */
export const workshopDays = (since: Day): readonly Day[] =>
  [2, 5].map((count) => workingDaysAfter(since, count));

const measuring: Ladder = { before: [0], firstAfter: 2, every: 5 };

/**
 * The next day on which a number is asked for: for each due date that has none, on that day, and then again until the
 * next due date comes (PLAN-5). Null where none is missing.
 */
export function nextMeasuringDay(
  dues: readonly Day[],
  isMeasured: (due: Day) => boolean,
  after: Day,
): Day | null {
  for (const [index, due] of dues.entries()) {
    const following = dues[index + 1];
    const until = following && workingDayUntil(following);
    if (isMeasured(due) || (until && !isBefore(after, until))) continue;
    const day = nextOn(measuring, due, after);
    if (!until || isBefore(day, until)) return day;
  }
  return null;
}

/** So long what is late can be put off, in days. */
const lateDays = 14;

/** The last day to which something with a date can be put off: its own, or two weeks on where that has passed. */
export const latestFor = (due: Day, today: Day): Day => {
  const own = workingDayUntil(due);
  return isBefore(today, own) ? own : workingDayUntil(today.add({ days: lateDays }));
};
