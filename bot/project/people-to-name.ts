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

/** Whom a change of a group can name: these, and everybody who has or had a part in the project. */
export async function peopleToName(
  repositories: Pick<Repositories, 'people' | 'projects'>,
  reader: Reader,
  projectId: string,
): Promise<readonly Person[]> {
  const offered = await peopleWithAccounts(repositories, reader);
  const parts = [
    ...(await repositories.projects.memberships(projectId)),
    ...(await repositories.projects.roles(projectId)),
  ];
  const known = new Set(offered.map((person) => person.id));
  const others = [...new Set(parts.map((part) => part.personId))].filter((id) => !known.has(id));
  return [...offered, ...(others.length > 0 ? await repositories.people.persons(others) : [])];
}
