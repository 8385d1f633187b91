import type { Services } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { CalendarFront } from '../ports/calendar-feeds.ts';
import type { Repositories } from '../ports/store.ts';
import { type CalendarFeed, feedPageUrl, readFeedToken } from './calendar-feed.ts';
import {
  entriesOf,
  type FeedContents,
  type KindWithDate,
  measuringsOf,
  type ProjectInFeed,
} from './entries.ts';

/** What is open of each kind, one query each. */
const openOf: {
  readonly [K in KindWithDate]: (
    repositories: Repositories,
    projectIds: readonly Id[],
    personId: Id,
  ) => Promise<FeedContents[K]>;
} = {
  round: ({ calendarFeeds }, ids) => calendarFeeds.openRounds(ids),
  deadline: ({ calendarFeeds }, ids) => calendarFeeds.openDeadlines(ids),
  milestone: ({ calendarFeeds }, ids) => calendarFeeds.openMilestones(ids),
  measurement: async ({ calendarFeeds }, ids) =>
    (await calendarFeeds.measuredGoals(ids)).flatMap(measuringsOf),
  gathering: ({ calendarFeeds }, ids, personId) => calendarFeeds.gatherings(ids, personId),
};

async function contentsOf(
  repositories: Repositories,
  ids: readonly Id[],
  personId: Id,
): Promise<FeedContents> {
  const found = Object.entries(openOf).map(
    async ([kind, open]) => [kind, await open(repositories, ids, personId)] as const,
  );
  return Object.fromEntries(await Promise.all(found)) as unknown as FeedContents;
}

/** The feed's projects with what its owner is to them now; none that they may not see. */
async function projectsOf(
  { projects }: Repositories,
  { personId, projectId }: CalendarFeed,
): Promise<readonly ProjectInFeed[]> {
  const one = projectId === null ? null : await projects.project(projectId);
  const all = projectId === null ? await projects.ofPerson(personId) : one ? [one] : [];
  const standings = await projects.standings(
    personId,
    all.map(({ id }) => id),
  );
  return all.flatMap((project) => {
    const standing = standings.find((found) => found.projectId === project.id);
    return standing && may('project.show', standing) ? [{ project, standing }] : [];
  });
}

/**
 * Finds what a signed address shows, with what the person behind it may see at this moment. Whoever tries learns nothing
 * from an address that is none of ours.
 */
export const createCalendarFront = (
  services: Pick<Services, 'signer' | 'store' | 'publicUrl'>,
): CalendarFront => ({
  async calendar(token) {
    const id = readFeedToken(services.signer, token);
    const found = id === null ? null : await services.store.calendarFeeds.feed(id);
    if (!found) return null;
    const { feed, person } = found;
    const audience = { language: person.language, timeZone: person.timeZone };
    if (feed.revokedAt !== null) return { isServing: false, audience };
    const projects = await projectsOf(services.store, feed);
    const [first] = projects;
    if (feed.projectId !== null && !first) return { isServing: false, audience };
    const ids = projects.map(({ project }) => project.id);
    return {
      isServing: true,
      audience,
      projectName: feed.projectId === null ? null : (first?.project.name ?? null),
      entries: entriesOf(feed, projects, await contentsOf(services.store, ids, feed.personId)),
      pageUrl: feedPageUrl(services, feed),
    };
  },
});
