import type { Reader } from '../conversation/handling.ts';
import { byName } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';

/** Whom a form offers, by name: people with an account where the reader writes from. */
export async function peopleWithAccounts(
  repositories: Pick<Repositories, 'people'>,
  reader: Reader,
): Promise<readonly Person[]> {
  if (reader.connectionId === null) return [];
  return [...(await repositories.people.onConnection(reader.connectionId))].sort(byName);
}

/** Everybody who has or had a part in a project. */
export async function peopleOfProject(
  repositories: Pick<Repositories, 'people' | 'projects'>,
  projectId: string,
): Promise<readonly Person[]> {
  const parts = [
    ...(await repositories.projects.memberships(projectId)),
    ...(await repositories.projects.roles(projectId)),
  ];
  const ids = [...new Set(parts.map((part) => part.personId))];
  return ids.length > 0 ? repositories.people.persons(ids) : [];
}

/** Whom a change of a group can name: people with an account where the reader writes from, and those of the project. */
export async function peopleToName(
  repositories: Pick<Repositories, 'people' | 'projects'>,
  reader: Reader,
  projectId: string,
): Promise<readonly Person[]> {
  const offered = await peopleWithAccounts(repositories, reader);
  const known = new Set(offered.map((person) => person.id));
  const others = (await peopleOfProject(repositories, projectId)).filter(({ id }) => !known.has(id));
  return [...offered, ...others];
}

/** Those whom Saman can tell something: a plan names no others to be told. */
export const canBeTold = ({ preferredAccountId }: Pick<Person, 'preferredAccountId'>): boolean =>
  preferredAccountId !== null;
