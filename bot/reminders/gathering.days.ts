import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore, workingDayAfter, workingDaysBefore } from '../calendar/working-days.ts';
import { type Gathering, gatheringZone } from '../gatherings/gathering.ts';

type Day = Temporal.PlainDate;
type Times = Pick<Gathering, 'startsOn' | 'plannedAt' | 'movedAt'>;

/**
 * So many working days before it, at the earliest, people are invited: three months ahead a day can still be kept free,
 * and an answer still says something; what is planned earlier is seen in the list from its first day.
 */
const earliest = 60;
/** Who has not answered is asked again. */
const askedAgain = [15, 5];
/** Who comes is told when and where. */
const reminded = 1;
/**
 * PL hears which party is missing: four weeks before, while somebody else of the party can still keep the day free, and
 * each time after people were asked again.
 */
const missingToPl = [20, 10, 5];
/** The leader of the network hears, each time on the day on which those who have not answered are asked again. */
const missingToNetwork = [15, 5];
/** PL is asked for the theme day that is to be between gatherings 1 and 2 (NET-2). */
const themeDayAsked = [30, 15, 5];

const later = (a: Day, b: Day): Day => (isBefore(a, b) ? b : a);

/**
 * The first morning on which it is asked about: the one after it was planned, but not more than three months ahead; of
 * one that was moved, the one after that.
 */
export function firstAsked({ startsOn, plannedAt, movedAt }: Times): Day {
  const next = workingDayAfter(localDay(movedAt ?? plannedAt, gatheringZone));
  return movedAt ? next : later(next, workingDaysBefore(startsOn, earliest));
}

const daysBefore = (startsOn: Day, counts: readonly number[]): readonly Day[] =>
  counts.map((count) => workingDaysBefore(startsOn, count));

/**
 * The days on which somebody is invited who has been of it since a day. Of hundreds of people, so what is the same for
 * all is worked out once.
 */
export function invitationDays(times: Times): (since: Day) => readonly Day[] {
  const first = firstAsked(times);
  const again = daysBefore(times.startsOn, askedAgain);
  return (since) => {
    const own = isBefore(since, first) ? first : workingDayAfter(since);
    const days = [own, ...again.filter((day) => isBefore(own, day))];
    return days.filter((day) => !isBefore(times.startsOn, day));
  };
}

export const attendingDays = ({ startsOn }: Times): readonly Day[] => daysBefore(startsOn, [reminded]);

/** Only after people were asked, so that nobody is missed who could not have answered. */
const onceAsked = (times: Times, counts: readonly number[]): readonly Day[] =>
  daysBefore(times.startsOn, counts).filter((day) => isBefore(firstAsked(times), day));

export const missingPartyDays = (times: Times): readonly Day[] => onceAsked(times, missingToPl);
export const networkDays = (times: Times): readonly Day[] => onceAsked(times, missingToNetwork);
export const themeDayDays = ({ startsOn }: Times): readonly Day[] => daysBefore(startsOn, themeDayAsked);
