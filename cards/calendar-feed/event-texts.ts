import type { FeedEntry } from '../../bot/calendar-feed/entries.ts';
import { gatheringName } from '../gatherings/occasion.ts';
import { cut } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** Of what a report holds, as much as a calendar shows. */
const longestTitle = 120;

/** What an entry is called in a calendar. A title and nothing more: a calendar can be shared by mistake. */
export function eventTitle({ title, projectName }: FeedEntry, say: Say): string {
  const words = say.words.calendar.event;
  if (title.kind === 'round') return words.round(title.number, projectName);
  if (title.kind === 'gathering')
    return words.gathering(capital(gatheringName(title.name, say)), title.place);
  return words[title.kind](cut(title.title, longestTitle), projectName);
}
