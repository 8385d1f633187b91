import type { Temporal } from 'temporal-polyfill';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import { giveLink, type Linked, passOnLinks } from '../people/member-links.ts';
import { may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { leadersOf } from '../project/leaders.ts';
import { partIn, type Workshop } from './workshop.ts';

/** What a participant is asked in their own conversation. */
type Asked = 'riskNotes' | 'riskGrading';

/** What those who take part are asked at the step at which a workshop is; null: nothing. */
export const askedIn = (workshop: Pick<Workshop, 'status'>): Asked | null => {
  const part = partIn(workshop);
  return part && (part === 'note' ? 'riskNotes' : 'riskGrading');
};

/** The ledger's key of the message that asks somebody. */
export const workshopKey = (name: Asked, workshopId: Id, personId: Id): string =>
  `${name}:${workshopId}:${personId}`;

/** Who takes part: the group's members, and those of them whom a platform reaches, or only a link. */
export async function participantsOf(
  repositories: Pick<Repositories, 'projects' | 'people'>,
  { projectId, groupId }: Pick<Workshop, 'projectId' | 'groupId'>,
): Promise<Readonly<Record<'asked' | 'reached' | 'byLink', readonly Id[]>>> {
  const members = currentMembers(await repositories.projects.memberships(projectId), groupId);
  const persons = await repositories.people.persons(members.map(({ personId }) => personId));
  const isReached = Map.groupBy(persons, ({ preferredAccountId }) => preferredAccountId !== null);
  const ids = (which: boolean) => (isReached.get(which) ?? []).map(({ id }) => id);
  return { asked: members.map(({ personId }) => personId), reached: ids(true), byLink: ids(false) };
}

/** A workshop as its answer links know it. */
export const linkedTo = ({
  id,
  projectId,
  groupId,
}: Pick<Workshop, 'id' | 'projectId' | 'groupId'>): Linked => ({
  about: { workshopId: id },
  projectId,
  groupId,
});

/** Who passes the links on: whoever leads the workshop, or PL where they cannot (any more). Null: nobody. */
export async function linkKeeper(
  repositories: Repositories,
  { leaderId, projectId }: Pick<Workshop, 'leaderId' | 'projectId'>,
): Promise<Id | null> {
  const leader = await repositories.people.person(leaderId);
  const isReached = leader !== null && leader.preferredAccountId !== null;
  if (isReached && may('workshop.links', await repositories.projects.standing(leaderId, { projectId })))
    return leaderId;
  return (await leadersOf(repositories, projectId)).pl;
}

const askedAt = (workshop: Workshop): Asked | null => {
  const part = partIn(workshop);
  return part && ({ note: 'riskNotes', grade: 'riskGrading' } as const)[part];
};

/** Asks people for what is done in the workshop now, each in their own conversation, and once. */
function asking(workshop: Workshop, people: readonly Id[]): readonly Notice[] {
  const name = askedAt(workshop);
  if (name === null) return [];
  return people.map((personId) => ({
    kind: 'tell',
    to: { kind: 'person', personId },
    view: { name, id: workshop.id },
    dedupeKey: workshopKey(name, workshop.id, personId),
  }));
}

/**
 * Asks all who take part for what is done at the step that the workshop has come to. Whoever leads it passes the links
 * on to those without an account, at each such step: it is the only way to them. `by`: after an act of theirs.
 */
export async function askingAll(
  tx: Repositories,
  workshop: Workshop,
  now: Temporal.Instant,
  by: Id,
): Promise<readonly Notice[]> {
  const { reached, byLink } = await participantsOf(tx, workshop);
  for (const personId of byLink) await giveLink(tx, linkedTo(workshop).about, personId, now);
  const view = { name: 'workshopLinks', id: workshop.id } as const;
  const links =
    byLink.length > 0
      ? passOnLinks(view, await linkKeeper(tx, workshop), by, [askedAt(workshop) ?? workshop.status])
      : [];
  return [...asking(workshop, reached), ...links];
}

/** Asks one who takes part from now on, and whom nobody has asked at this step. */
export async function askingOne(
  tx: Repositories,
  workshop: Workshop,
  person: { readonly id: Id; readonly isReached: boolean },
  now: Temporal.Instant,
  by?: Id,
): Promise<readonly Notice[]> {
  if (person.isReached) return asking(workshop, [person.id]);
  const isNew = await giveLink(tx, linkedTo(workshop).about, person.id, now);
  const view = { name: 'workshopLinks', id: workshop.id } as const;
  if (!isNew) return [{ kind: 'refresh', view }];
  const keeper = await linkKeeper(tx, workshop);
  return passOnLinks(view, keeper === person.id ? null : keeper, by, [person.id]);
}
