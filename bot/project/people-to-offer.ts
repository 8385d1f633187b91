import type { Reader, Services } from '../conversation/handling.ts';
import type { PersonOption } from '../conversation/view.ts';
import { byName } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import { accountChoice } from '../people/picking.ts';
import type { Named, Surroundings } from '../ports/chat.ts';
import type { Repositories } from '../ports/store.ts';
import { adapterHere } from './places.ts';

/** What is around the reader, on a platform without pickers of its own. */
export async function around(
  services: Services,
  repositories: Pick<Repositories, 'people'>,
  { person, connectionId }: Reader,
): Promise<Surroundings> {
  const adapter = await adapterHere(services, connectionId);
  const accounts = adapter ? await repositories.people.accountsOf(person.id) : [];
  const account = accounts.find((one) => one.connectionId === connectionId);
  if (!adapter || !account) return { people: [], places: [] };
  return adapter.surroundings(account.connectionId, account.externalId);
}

/**
 * Whom a form offers: those around the reader first, also whom Saman has not met, then everybody else it may name. Where
 * the platform tells who is around, nobody is offered because Saman happens to know them.
 */
export async function peopleToOffer(
  repositories: Pick<Repositories, 'people'>,
  { connectionId }: Reader,
  near: readonly Named[],
  people: readonly Person[],
): Promise<readonly PersonOption[]> {
  const all = [...people].sort(byName).map(({ id, name }) => ({ id, name }));
  if (connectionId === null || near.length === 0) return all;
  const known = await repositories.people.behindAccounts(
    connectionId,
    near.map((one) => one.externalId),
  );
  const first = near.map(({ externalId, name }): PersonOption => {
    const person = known.get(externalId);
    return person ? { id: person.id, name: person.name } : { id: accountChoice(externalId), name };
  });
  const taken = new Set(first.map(({ id }) => id));
  return [...first, ...all.filter(({ id }) => !taken.has(id))];
}
