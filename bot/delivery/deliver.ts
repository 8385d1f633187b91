import type { Services } from '../conversation/handling.ts';
import type { Message } from '../conversation/message.ts';
import { show, showInChannel } from '../conversation/showing.ts';
import type { RoundViewName, View } from '../conversation/view.ts';
import type { Address, ChatAdapter, Sent } from '../ports/chat.ts';
import type { JobHandlers, JobResult } from '../ports/queue.ts';
import type { Delivery } from '../ports/store.ts';

const done: JobResult = { kind: 'done' };

interface Route {
  readonly adapter: ChatAdapter;
  readonly address: Address;
}

/** Where a delivery goes, or why it cannot go anywhere. */
async function routeOf(services: Services, delivery: Delivery): Promise<Route | string> {
  const { people, projects } = services.store;
  let found: { readonly connectionId: string; readonly address: Address } | null = null;
  if (delivery.personId) {
    const person = await people.person(delivery.personId);
    const account = person?.preferredAccountId ? await people.accountById(person.preferredAccountId) : null;
    if (!account) return 'the person has no account';
    const { connectionId, externalId } = account;
    found = { connectionId, address: { kind: 'person', connectionId, externalId } };
  } else if (delivery.projectId) {
    const place = (await projects.places(delivery.projectId)).find((one) => one.kind === 'group');
    if (!place) return 'the project has no group channel';
    const { connectionId, externalId } = place;
    found = { connectionId, address: { kind: 'channel', connectionId, externalId } };
  }
  if (!found) return 'there is nobody to deliver to';
  const platform = await people.platformOf(found.connectionId);
  const adapter = services.adapters.find((one) => one.name === platform);
  return adapter ? { adapter, address: found.address } : 'the platform is not connected';
}

/** What the message shows now, for the one who gets it. Read when it is sent, never stored in a job. */
async function messageFor(services: Services, delivery: Delivery): Promise<Message | null> {
  if (delivery.personId) {
    const person = await services.store.people.person(delivery.personId);
    return person && show(services, { person, connectionId: null, via: 'account' }, delivery.view);
  }
  const view = delivery.view as View & { readonly name: 'project' | RoundViewName; readonly id: string };
  return showInChannel(services, view);
}

async function settled(services: Services, delivery: Delivery, sent: Sent): Promise<JobResult> {
  const { store, clock, log } = services;
  if (sent.kind === 'later') return { kind: 'again', afterSeconds: sent.afterSeconds, reason: sent.reason };
  if (sent.kind === 'impossible') {
    log.warn({ deliveryId: delivery.id, reason: sent.reason }, 'a message cannot be delivered');
    await store.transaction((tx) => tx.deliveries.markImpossible(delivery.id, sent.reason, clock.now()));
  }
  return done;
}

async function deliver(services: Services, deliveryId: string): Promise<JobResult> {
  const { store, clock } = services;
  const delivery = await store.deliveries.delivery(deliveryId);
  // a job can run twice: the ledger tells that it is done
  if (delivery?.status !== 'pending') return done;
  const route = await routeOf(services, delivery);
  if (typeof route === 'string') return settled(services, delivery, { kind: 'impossible', reason: route });
  const message = await messageFor(services, delivery);
  if (!message)
    return settled(services, delivery, { kind: 'impossible', reason: 'there is nothing to show' });
  const sent = await route.adapter.send(route.address, message, delivery.id);
  if (sent.kind !== 'sent') return settled(services, delivery, sent);
  await store.transaction((tx) =>
    tx.deliveries.markSent(delivery.id, route.adapter.name, sent.ref, clock.now()),
  );
  return sinceSent(services, { ...delivery, ref: sent.ref }, route.adapter, message);
}

/**
 * Brings a message up to date that changed between reading and noting that it was sent: a refresh that ran in that
 * moment did not find it in the ledger yet. A later one does.
 */
async function sinceSent(
  services: Services,
  delivery: Delivery,
  adapter: ChatAdapter,
  shown: Message,
): Promise<JobResult> {
  const now = await messageFor(services, delivery);
  if (!now || !delivery.ref || JSON.stringify(now) === JSON.stringify(shown)) return done;
  return settled(services, delivery, await adapter.update(delivery.ref, now));
}

/** Does something with every message that shows the view; the job comes again if one of them has to wait. */
async function withShowing(
  services: Services,
  view: View,
  work: (delivery: Delivery, adapter: ChatAdapter) => Promise<Sent | null>,
): Promise<JobResult> {
  let result: JobResult = done;
  for (const delivery of await services.store.deliveries.showing(view)) {
    const adapter = services.adapters.find((one) => one.name === delivery.platform);
    const sent = adapter ? await work(delivery, adapter) : null;
    const one = sent ? await settled(services, delivery, sent) : done;
    if (one.kind === 'again') result = one;
  }
  return result;
}

/** The work behind the queue: each notice becomes messages, at least once, and by the ledger not twice. */
export function createDelivery(services: Services): JobHandlers {
  return {
    deliver: (deliveryId) => deliver(services, deliveryId),
    refresh: (view) =>
      withShowing(services, view, async (delivery, adapter) => {
        if (!delivery.ref) return null;
        const message = adapter.capabilities.keepsViews
          ? { view: delivery.view, card: null, plain: '' }
          : await messageFor(services, delivery);
        return message && adapter.update(delivery.ref, message);
      }),
    retract: (view) =>
      withShowing(services, view, async (delivery, adapter) => {
        const sent = delivery.ref ? await adapter.remove(delivery.ref) : null;
        if (sent?.kind === 'sent')
          await services.store.transaction((tx) => tx.deliveries.markRemoved(delivery.id));
        return sent;
      }),
  };
}
