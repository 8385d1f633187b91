import type { Id } from '../id.ts';

/** The link to a calendar, for whoever it is. */
export interface CalendarLink {
  /** The page that says how to subscribe; the calendar's own address is this with `.ics`. Null: there is no link. */
  readonly url: string | null;
  /** False where only programs on Saman's own machine can fetch it (the demo). */
  readonly isReachable: boolean;
}

/** The contents of what is shown of calendars. */
export interface CalendarViews {
  calendar: CalendarLink;
  projectCalendar: CalendarLink & { readonly projectId: Id; readonly projectName: string };
}
