import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Person } from './person.ts';

/** Looks persons up at once and hands out a way to find each. */
export async function personsById(
  repositories: Pick<Repositories, 'people'>,
  ids: readonly Id[],
): Promise<(id: Id) => Person | undefined> {
  const wanted = [...new Set(ids)];
  const found = wanted.length > 0 ? await repositories.people.persons(wanted) : [];
  const persons = new Map(found.map((person) => [person.id, person]));
  return (id) => persons.get(id);
}
