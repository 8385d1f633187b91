import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

// Days, found by another way than Saman's own: a list of all working days, by a library's list of holidays.

const first = Temporal.PlainDate.from('2025-01-01');
const last = Temporal.PlainDate.from('2029-12-31');

function allDays(): readonly string[] {
  const days: string[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}

function holidays(): ReadonlySet<string> {
  const norway = new Holidays('NO', { types: ['public'] });
  const days = new Set<string>();
  for (let year = first.year; year <= last.year; year += 1)
    for (const { date } of norway.getHolidays(year)) days.add(date.slice(0, 10));
  return days;
}

const free = holidays();
const working = allDays().filter((day) => Temporal.PlainDate.from(day).dayOfWeek <= 5 && !free.has(day));
const places = new Map(working.map((day, place) => [day, place]));

export const isOff = (day: string): boolean => !places.has(day);

/** The place of the last working day that is not after a day. */
function placeUntil(day: string): number {
  for (let at = Temporal.PlainDate.from(day); ; at = at.subtract({ days: 1 })) {
    const place = places.get(at.toString());
    if (place !== undefined) return place;
  }
}

/** The working day so many before (negative) or after what falls on a day. */
export const workday = (day: string, count: number): string => {
  const found = working[placeUntil(day) + count];
  if (found === undefined) throw new Error(`${day} is too far away`);
  return found;
};

const known = new Map<string, number>();

/** A time of a day somewhere, in milliseconds. */
export function momentOf(day: string, time: string, zone: string): number {
  const key = `${day}T${time} ${zone}`;
  const found = known.get(key) ?? Temporal.ZonedDateTime.from(`${day}T${time}[${zone}]`).epochMilliseconds;
  known.set(key, found);
  return found;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock say somewhere. */
export function localOf(moment: number, zone: string): { readonly day: string; readonly time: string } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  const [day = '', time = ''] = clock.format(moment).split(' ');
  return { day, time };
}

/** Whether people are at work somewhere. */
export function isAtWork(moment: number, zone: string): boolean {
  const { day, time } = localOf(moment, zone);
  return !isOff(day) && time >= '08:00' && time < '16:00';
}

/** When people are at work somewhere: that moment, or the 08:00 after it. */
export function atWork(moment: number, zone: string): number {
  if (isAtWork(moment, zone)) return moment;
  let { day } = localOf(moment, zone);
  while (isOff(day) || momentOf(day, '08:00', zone) < moment) day = plus(day, 1);
  return momentOf(day, '08:00', zone);
}

export const plus = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();
