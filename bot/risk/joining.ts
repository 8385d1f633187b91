import type { Temporal } from 'temporal-polyfill';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import { answerLinksOf, passOnLinks } from '../people/member-links.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { askingOne, linkedTo, linkKeeper } from './asking.ts';
import { openWorkshop } from './risk.loading.ts';
import { workshopRefreshes } from './risk.refreshing.ts';

/**
 * Somebody joins a group whose workshop is going on: they are asked at once for what is done in it now, or whoever leads
 * it is told of their link. To be called with the project locked, after the change, as are the others here.
 */
export async function askWhoJoinedWorkshop(
  tx: Repositories,
  { projectId, groupId, person }: { readonly projectId: Id; readonly groupId: Id; readonly person: Person },
  now: Temporal.Instant,
  by: Id,
): Promise<readonly Notice[]> {
  const workshop = openWorkshop(await tx.risks.workshops(projectId));
  if (workshop?.groupId !== groupId) return [];
  const isReached = person.preferredAccountId !== null;
  return [
    ...(await askingOne(tx, workshop, { id: person.id, isReached }, now, by)),
    ...workshopRefreshes(workshop.id),
  ];
}

/**
 * The people of a project have changed: who is counted, and maybe who passes the links on. Whoever does so from now on,
 * since the leader has left or PL is another, gets them.
 */
export async function recountWorkshop(
  tx: Repositories,
  projectId: Id,
  moved: { readonly left: Id } | { readonly pl: Id },
  by: Id,
): Promise<readonly Notice[]> {
  const workshop = openWorkshop(await tx.risks.workshops(projectId));
  if (!workshop) return [];
  const links = await answerLinksOf(tx, linkedTo(workshop).about);
  const keeper = links.length > 0 ? await linkKeeper(tx, workshop) : null;
  const isNew =
    'left' in moved
      ? workshop.leaderId === moved.left && keeper !== moved.left
      : workshop.leaderId !== moved.pl && keeper === moved.pl;
  const view = { name: 'workshopLinks', id: workshop.id } as const;
  return [...workshopRefreshes(workshop.id), ...passOnLinks(view, isNew ? keeper : null, by)];
}
