import type { CalendarLink, CalendarViews } from '../../../bot/calendar-feed/calendar-feed.views.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import { idOf, projectNameOf, type World } from './world.ts';

const links: readonly CalendarLink[] = [
  { url: `https://saman.example.org/calendar/${idOf(1, 7)}.${'x'.repeat(22)}`, isReachable: true },
  { url: `https://localhost.example.org/calendar/${idOf(1, 7)}.${'x'.repeat(22)}`, isReachable: false },
  { url: null, isReachable: true },
];

/** Links to calendars. */
export const calendars: { readonly [N in keyof CalendarViews]: (world: World) => readonly Views[N][] } = {
  calendar: () => links,
  projectCalendar: (world) =>
    links.map((link) => ({ ...link, projectId: idOf(1, 1), projectName: projectNameOf(world) })),
};
