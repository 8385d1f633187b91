import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import type { Group } from '../project/project.ts';
import { openWorkshop } from './risk.loading.ts';
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

/** Who takes part: the group's members whom a platform reaches, and how many it does not reach. */
export async function participantsOf(
  repositories: Pick<Repositories, 'projects' | 'people'>,
  { projectId, groupId }: Pick<Workshop, 'projectId' | 'groupId'>,
): Promise<{ readonly asked: readonly Id[]; readonly unreached: number }> {
  const members = currentMembers(await repositories.projects.memberships(projectId), groupId);
  const persons = await repositories.people.persons(members.map(({ personId }) => personId));
  const asked = persons.filter((one) => one.preferredAccountId !== null).map(({ id }) => id);
  return { asked, unreached: members.length - asked.length };
}

/** Asks everybody who takes part, in their own conversation. */
export const askingAll = (name: Asked, workshopId: Id, people: readonly Id[]): readonly Notice[] =>
  people.map((personId) => ({
    kind: 'tell',
    to: { kind: 'person', personId },
    view: { name, id: workshopId },
    dedupeKey: workshopKey(name, workshopId, personId),
  }));

/** Somebody who joins while their group notes or grades is asked, too. */
export async function askWhoJoins(
  { risks }: Pick<Repositories, 'risks'>,
  { projectId, id: groupId }: Pick<Group, 'id' | 'projectId'>,
  { id: personId, preferredAccountId }: Pick<Person, 'id' | 'preferredAccountId'>,
): Promise<readonly Notice[]> {
  const workshop = openWorkshop(await risks.workshops(projectId));
  const name = workshop && askedIn(workshop);
  if (!workshop || !name || workshop.groupId !== groupId) return [];
  return [
    { kind: 'refresh', view: { name: 'workshop', id: workshop.id } },
    ...(preferredAccountId === null ? [] : askingAll(name, workshop.id, [personId])),
  ];
}
