import type { CommandType } from '../conversation/command.ts';
import type { Context, Handlers, Loaders, Loading } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import { type Id, newId } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { accept } from '../refusal.ts';
import { type CalendarFeed, feedPageUrl, isReachable } from './calendar-feed.ts';
import type { CalendarLink } from './calendar-feed.views.ts';

const linkView = (projectId: Id | null): View =>
  projectId === null ? { name: 'calendar' } : { name: 'projectCalendar', id: projectId };

/** Gives the person a link where they have none. Asked twice at once, it is one. */
async function make(
  tx: Repositories,
  { reader, clock }: Context,
  projectId: Id | null,
  what: CommandType,
): Promise<void> {
  const at = clock.now();
  const by = reader.person.id;
  const feed: CalendarFeed = { id: newId(), personId: by, projectId, createdAt: at, revokedAt: null };
  if (await tx.calendarFeeds.add(feed)) await tx.audit({ what, by, projectId, roundId: null, at });
}

const show = async (context: Context, what: CommandType, projectId: Id | null) => {
  if (!(await context.store.calendarFeeds.serving(context.reader.person.id, projectId)))
    await context.store.transaction((tx) => make(tx, context, projectId, what));
  return accept({ how: 'say', view: linkView(projectId) } as const);
};

/** Ends the link, and makes a new one where one is wanted. What was handed out before stops at once. */
const end = async (context: Context, what: CommandType, projectId: Id | null, isRenewed: boolean) => {
  const at = context.clock.now();
  const by = context.reader.person.id;
  await context.store.transaction(async (tx) => {
    await tx.calendarFeeds.revoke(by, projectId, at);
    if (isRenewed) await make(tx, context, projectId, what);
    else await tx.audit({ what, by, projectId, roundId: null, at });
  });
  return accept({ how: 'replace', view: linkView(projectId) } as const);
};

/** Somebody's own links to calendars: shown to nobody else, and ended by nobody else. */
export const calendarHandlers: Handlers<
  | 'calendar.show'
  | 'calendar.renew'
  | 'calendar.revoke'
  | 'projectCalendar.show'
  | 'projectCalendar.renew'
  | 'projectCalendar.revoke'
> = {
  'calendar.show': (context, { type }) => show(context, type, null),
  'calendar.renew': (context, { type }) => end(context, type, null, true),
  'calendar.revoke': (context, { type }) => end(context, type, null, false),
  'projectCalendar.show': (context, { type, projectId }) => show(context, type, projectId),
  'projectCalendar.renew': (context, { type, projectId }) => end(context, type, projectId, true),
  'projectCalendar.revoke': (context, { type, projectId }) => end(context, type, projectId, false),
};

async function linkOf(
  { repositories, services, reader }: Loading,
  projectId: Id | null,
): Promise<CalendarLink> {
  const feed = await repositories.calendarFeeds.serving(reader.person.id, projectId);
  return { url: feed && feedPageUrl(services, feed), isReachable: isReachable(services.publicUrl) };
}

/** The reader's own link, as it is now. */
export const calendarLoaders: Loaders<'calendar' | 'projectCalendar'> = {
  calendar: (loading) => linkOf(loading, null),
  projectCalendar: async (loading, { id }) => {
    const project = await loading.repositories.projects.project(id);
    return project && { ...(await linkOf(loading, id)), projectId: id, projectName: project.name };
  },
};
