import type { Temporal } from 'temporal-polyfill';
import type { CalendarFeed } from '../calendar-feed/calendar-feed.ts';
import type { FeedContents, FeedEntry, MeasuredGoal } from '../calendar-feed/entries.ts';
import type { Id } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Audience } from './presenter.ts';

/** The calendars that people subscribe to, and what can stand in them. Each is one query. */
export interface CalendarFeeds {
  /** With whose it is; ended ones too. */
  feed(id: Id): Promise<{ readonly feed: CalendarFeed; readonly person: Person } | null>;
  /** The one that serves the person for this: a project, or (null) all that concerns them. */
  serving(personId: Id, projectId: Id | null): Promise<CalendarFeed | null>;
  /** False where one serves already. */
  add(feed: CalendarFeed): Promise<boolean>;
  /** Ends the one that serves, if any. */
  revoke(personId: Id, projectId: Id | null, at: Temporal.Instant): Promise<void>;
  openRounds(projectIds: readonly Id[]): Promise<FeedContents['round']>;
  openDeadlines(projectIds: readonly Id[]): Promise<FeedContents['deadline']>;
  openMilestones(projectIds: readonly Id[]): Promise<FeedContents['milestone']>;
  /** Those that are complete and not ended. */
  measuredGoals(projectIds: readonly Id[]): Promise<readonly MeasuredGoal[]>;
  /** Those that are not cancelled, with what the person has said of each. */
  gatherings(projectIds: readonly Id[], personId: Id): Promise<FeedContents['gathering']>;
}

/** What a calendar shows at this moment, and for whom it is written. */
export type CalendarToShow =
  | {
      readonly isServing: true;
      readonly audience: Audience;
      /** Null: it is of all that concerns the person. */
      readonly projectName: string | null;
      readonly entries: readonly FeedEntry[];
      readonly pageUrl: string;
    }
  /** It was ended, or its owner may not see the project any more. */
  | { readonly isServing: false; readonly audience: Audience };

/** What the addresses of calendars ask of the bot. */
export interface CalendarFront {
  /** Null where the address is none of ours. */
  calendar(token: string): Promise<CalendarToShow | null>;
}
