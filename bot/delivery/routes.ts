import type { Services } from '../conversation/handling.ts';
import type { Account } from '../people/person.ts';
import type { Address, ChatAdapter, Undeliverable } from '../ports/chat.ts';
import type { Delivery } from '../ports/store.ts';
import { isForAll } from './notice.ts';

/** A way for a delivery to go. */
export interface Route {
  readonly adapter: ChatAdapter;
  readonly address: Address;
}

/** The ways there are, the best first; none: `blocked` says why. */
export interface Routes {
  readonly ways: readonly Route[];
  readonly blocked: Undeliverable;
}

/** Where a delivery can go: a person's accounts, the preferred one first, or the project's channel. */
export async function routesOf(services: Services, delivery: Delivery): Promise<Routes> {
  return delivery.personId === null
    ? channelRoutes(services, delivery)
    : personRoutes(services, delivery.personId);
}

async function personRoutes(services: Services, personId: string): Promise<Routes> {
  const { people } = services.store;
  const person = await people.person(personId);
  const accounts = await people.accountsOf(personId);
  const isPreferred = (account: Account) => account.id === person?.preferredAccountId;
  const ordered = [...accounts.filter(isPreferred), ...accounts.filter((one) => !isPreferred(one))];
  const ways: Route[] = [];
  let blocked: Undeliverable | null = null;
  for (const { connectionId, externalId } of ordered) {
    const adapter = await adapterOf(services, connectionId);
    if (typeof adapter === 'string') blocked ??= adapter;
    else ways.push({ adapter, address: { kind: 'person', connectionId, externalId } });
  }
  return { ways, blocked: blocked ?? 'personWithoutAccount' };
}

async function channelRoutes(services: Services, delivery: Delivery): Promise<Routes> {
  const none = (blocked: Undeliverable): Routes => ({ ways: [], blocked });
  const places = delivery.projectId ? await services.store.projects.places(delivery.projectId) : [];
  const kind = isForAll(delivery.view) ? 'open' : 'group';
  const place = places.find((one) => one.kind === kind);
  if (!place) return none('projectWithoutChannel');
  const { connectionId, externalId } = place;
  const adapter = await adapterOf(services, connectionId);
  if (typeof adapter === 'string') return none(adapter);
  const way = (address: Address): Routes => ({ ways: [{ adapter, address }], blocked: 'channelGone' });
  if (delivery.under === null) return way({ kind: 'channel', connectionId, externalId });
  const above = (await services.store.deliveries.showing(delivery.under)).find(
    (one) => one.projectId === delivery.projectId && one.ref,
  );
  // without what it belongs under, or without threads, it would be one more message in the channel
  if (!above?.ref || !adapter.capabilities.threads) return none('nothingToShow');
  return way({ kind: 'thread', connectionId, externalId, parent: above.ref });
}

async function adapterOf(services: Services, connectionId: string): Promise<ChatAdapter | Undeliverable> {
  const connection = await services.store.people.connection(connectionId);
  if (!connection || connection.endedAt !== null) return 'connectionEnded';
  return services.adapters.find((one) => one.name === connection.platform) ?? 'platformAway';
}
