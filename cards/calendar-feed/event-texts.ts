import type { FeedEntry } from '../../bot/calendar-feed/entries.ts';
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';

/** Of what a report holds, as much as a calendar shows. */
const longestTitle = 120;

/** What an entry is called in a calendar. A title and nothing more: a calendar can be shared by mistake. */
export function eventTitle({ title, projectName }: FeedEntry, say: Say): string {
  const words = say.words.calendar.event;
  return title.kind === 'round'
    ? words.round(title.number, projectName)
    : words[title.kind](cut(title.title, longestTitle), projectName);
}
