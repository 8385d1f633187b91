import type { Id } from '../id.ts';

/** Shows somebody the link to a calendar; makes it where they have none. */
export type CalendarShowCommand =
  | { readonly type: 'calendar.show' }
  | { readonly type: 'projectCalendar.show'; readonly projectId: Id };

/** Ends the link to a calendar. Renewed: with a new one in its place. */
export type CalendarActCommand =
  | { readonly type: 'calendar.renew' }
  | { readonly type: 'calendar.revoke' }
  | { readonly type: 'projectCalendar.renew'; readonly projectId: Id }
  | { readonly type: 'projectCalendar.revoke'; readonly projectId: Id };
