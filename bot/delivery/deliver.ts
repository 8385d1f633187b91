import type { Services } from '../conversation/handling.ts';
import type { Sender } from '../conversation/incoming.ts';
import type { Message } from '../conversation/message.ts';
import { isForChannels, show, showInChannel } from '../conversation/showing.ts';
import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { ChatAdapter, MessageRef, Sending, Sent, Undeliverable } from '../ports/chat.ts';
import type { JobHandlers, JobResult } from '../ports/queue.ts';
import type { Delivery } from '../ports/store.ts';
import { isDigestToTell } from '../reminders/delivering.ts';
import { readingOnce } from '../reminders/reading-once.ts';
import { follow, isSame } from './following.ts';
import { hold } from './held.ts';
import { type Route, routesOf } from './routes.ts';
import { isStillToTell } from './still-to-tell.ts';
import { noteUndelivered } from './undelivered.ts';

const done: JobResult = { kind: 'done' };
const nothingToShow: Sent = { kind: 'impossible', reason: 'nothingToShow' };

/** What the message shows now, for the one who gets it. Read when it is sent, never stored in a job. */
async function messageFor(services: Services, delivery: Delivery): Promise<Message | null> {
  if (delivery.personId) {
    const person = await services.store.people.person(delivery.personId);
    return person && show(services, { person, connectionId: null, via: 'account' }, delivery.view);
  }
  return isForChannels(delivery.view) ? showInChannel(services, delivery.view) : null;
}

async function settled(services: Services, delivery: Delivery, sent: Sent): Promise<JobResult> {
  if (sent.kind === 'later') return { kind: 'again', afterSeconds: sent.afterSeconds, reason: sent.reason };
  if (sent.kind === 'impossible') await noteUndelivered(services, delivery, sent.reason, sent.detail);
  return done;
}

/** With what somebody else may be reached in another way. */
const anotherWay: readonly Undeliverable[] = ['personGone', 'personUnreachable', 'connectionEnded'];

/** Sends by the first way that works. */
async function sendBy(
  ways: readonly Route[],
  message: Message,
  sending: Sending,
): Promise<{ readonly adapter: ChatAdapter | null; readonly sent: Sent }> {
  let failed: Sent | null = null;
  for (const { adapter, address } of ways) {
    const sent = await adapter.send(address, message, sending);
    if (sent.kind !== 'impossible' || !anotherWay.includes(sent.reason)) return { adapter, sent };
    failed ??= sent;
  }
  return { adapter: null, sent: failed ?? { kind: 'impossible', reason: 'personUnreachable' } };
}

async function deliver(services: Services, deliveryId: Id): Promise<JobResult> {
  const { store, clock } = services;
  const delivery = await store.deliveries.delivery(deliveryId);
  // a job can run twice: the ledger tells that it is done
  if (delivery?.status !== 'pending') return done;
  // what changes from here on is looked at when it is sent
  const reading = { ...services, store: readingOnce(store) };
  if (!(await isDigestToTell(reading, delivery))) return done;
  if (!(await isStillToTell(reading, delivery))) return settled(services, delivery, nothingToShow);
  const { ways, blocked } = await routesOf(reading, delivery);
  if (ways.length === 0) return settled(services, delivery, { kind: 'impossible', reason: blocked });
  const kept = await hold(reading, delivery);
  if (kept !== 'not') return kept === 'held' ? done : settled(services, delivery, nothingToShow);
  const message = await messageFor(reading, delivery);
  // it is not for them any more: they have left, say
  if (!message || message.view.name === 'gone') return settled(services, delivery, nothingToShow);
  const again = await store.deliveries.begin(delivery.id, clock.now());
  const { adapter, sent } = await sendBy(ways, message, { key: delivery.id, again });
  // of an earlier try nobody knows any more now than before
  if (sent.kind === 'later' && sent.unsent && !again)
    await store.transaction((tx) => tx.deliveries.notBegun(delivery.id));
  if (sent.kind !== 'sent' || !adapter) return settled(services, delivery, sent);
  await store.deliveries.markSent(delivery.id, adapter.name, sent.ref, clock.now());
  return sinceSent(services, { ...delivery, ref: sent.ref }, adapter, message);
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
  const updated = await adapter.update(delivery.ref, now);
  if (updated.kind !== 'later') return settled(services, delivery, updated);
  // it is sent: this job has nothing more to do when it comes again
  await services.store.notify([{ kind: 'refresh', view: delivery.view }]);
  return done;
}

/** Does something with every message that shows the view; the job comes again if one of them has to wait. */
async function withShowing(
  services: Services,
  view: View,
  work: (delivery: Delivery, adapter: ChatAdapter) => Promise<Sent | null>,
): Promise<JobResult> {
  let result: JobResult = done;
  const longer = (one: JobResult): JobResult =>
    one.kind === 'again' && result.kind === 'again' && one.afterSeconds < result.afterSeconds ? result : one;
  for (const delivery of await services.store.deliveries.showing(view)) {
    const adapter = services.adapters.find((one) => one.name === delivery.platform);
    const sent = adapter ? await work(delivery, adapter) : null;
    const one = sent ? await settled(services, delivery, sent) : done;
    if (one.kind === 'again') result = longer(one);
  }
  return result;
}

/** Brings one message up to date; null where there is nothing to do. */
async function renewed(services: Services, delivery: Delivery, adapter: ChatAdapter): Promise<Sent | null> {
  if (!delivery.ref) return null;
  const message = adapter.capabilities.keepsViews
    ? { view: delivery.view, card: null, plain: '' }
    : await messageFor(services, delivery);
  return message && adapter.update(delivery.ref, message);
}

/**
 * Brings the messages that show a view to one person up to date, after they did something elsewhere. No job is stored
 * for it: a job would tell who has acted in a hidden round (PRIV-2). If it is lost, the message is old until it is
 * pressed or refreshed, and pressing it shows what is true. A message that was acted on and is not in the ledger (a
 * second one, after a first of which nobody knew) is from now on the one that is followed.
 */
export async function renewFor(
  services: Services,
  personId: Id,
  view: View,
  acted: { readonly from: Sender; readonly ref: MessageRef | null } | null = null,
): Promise<void> {
  const { deliveries } = services.store;
  const known = await deliveries.showingTo(personId, view);
  const ref = acted?.ref ?? null;
  const isKnown = ref === null || known.some((one) => isSame(one.ref, ref));
  if (acted && !isKnown) await follow(services, acted.from, view, ref);
  for (const delivery of isKnown ? known : await deliveries.showingTo(personId, view)) {
    const adapter = services.adapters.find((one) => one.name === delivery.platform);
    if (adapter && !adapter.capabilities.keepsViews) await renewed(services, delivery, adapter);
  }
}

/** The work behind the queue: each notice becomes messages, at least once, and by the ledger not twice. */
export function createDelivery(services: Services): JobHandlers {
  // many are delivered at the same moment
  const delivering = { ...services, store: services.store.together() };
  return {
    deliver: (deliveryId) => deliver(delivering, deliveryId),
    refresh: (view) =>
      withShowing(services, view, (delivery, adapter) => renewed(services, delivery, adapter)),
    retract: (view) =>
      withShowing(services, view, async (delivery, adapter) => {
        const sent = delivery.ref ? await adapter.remove(delivery.ref) : null;
        if (sent?.kind === 'sent')
          await services.store.transaction((tx) =>
            // a digest goes for what it told, which is forgotten (PRIV-2)
            view.name === 'digest'
              ? tx.deliveries.forget(delivery.id)
              : tx.deliveries.markRemoved(delivery.id),
          );
        return sent;
      }),
  };
}
