import ical, { escape as escapeText, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { entryKey, type FeedEntry } from '../../bot/calendar-feed/entries.ts';
import type { CalendarToShow } from '../../bot/ports/calendar-feeds.ts';
import { eventTitle } from '../../cards/calendar-feed/event-texts.ts';
import { type Say, sayTo } from '../../cards/words/say.ts';

/** How often a program that asks should come again, in seconds. */
const refreshEvery = 60 * 60;

/** What the calendar of all that concerns somebody is called among their others. */
const ownName = 'Saman';

/** A calendar's name is one line; the library writes it as it is. */
const nameOf = (name: string): string => escapeText(name.replace(/\p{Cc}+/gu, ' '), false);

/**
 * A calendar as a file (RFC 5545). The same contents give the same text, so that a program which has it already is told
 * so. One that shows nothing any more is empty and says why in its name: programs keep what they fetched last where an
 * address answers with an error, and would show old dates for ever.
 */
export function calendarFile(shown: CalendarToShow): string {
  const say = sayTo(shown.audience);
  const words = say.words.calendar;
  const name = shown.isServing ? (shown.projectName ?? ownName) : words.ended;
  const calendar = ical({
    name: nameOf(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Saman', product: 'Saman', language: say.language.toUpperCase() },
    ttl: refreshEvery,
    ...(shown.isServing ? {} : { description: words.endedNext }),
  });
  if (shown.isServing) for (const entry of shown.entries) calendar.createEvent(eventOf(entry, say));
  return `${calendar.toString()}\r\n`;
}

const date = (epochMilliseconds: number): Date => new Date(epochMilliseconds);

/** An entry as the library takes it. Nobody is busy because of it; a day's end is the day after, a moment has none. */
function eventOf(entry: FeedEntry, say: Say) {
  const { when, since, changedAt, revision } = entry;
  const startOfDay = (day: { toZonedDateTime(zone: 'UTC'): { epochMilliseconds: number } }) =>
    date(day.toZonedDateTime('UTC').epochMilliseconds);
  const times =
    'at' in when
      ? { start: date(when.at.epochMilliseconds) }
      : { start: startOfDay(when.from), end: startOfDay(when.to.add({ days: 1 })), allDay: true };
  return {
    id: `${entryKey(entry)}@saman`,
    ...times,
    summary: eventTitle(entry, say),
    stamp: date(since.epochMilliseconds),
    sequence: revision,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(changedAt === null ? {} : { lastModified: date(changedAt.epochMilliseconds) }),
  };
}
