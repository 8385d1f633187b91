import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../bot/conversation/message.ts';
import type { View } from '../../../bot/conversation/view.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { newId } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import type { Address, ChatAdapter, Sent } from '../../../bot/ports/chat.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let leader: Person;
beforeEach(async () => {
  world = await openWorld();
  leader = await world.person('Prosjektleder', world.elverum);
});
afterEach(() => world.close());

/** A platform that keeps what it is sent, and can do something at the moment of sending. */
function aPlatform(given: { onSend?: () => Promise<void>; sends?: Sent } = {}) {
  const messages = new Map<string, Message>();
  const adapter: ChatAdapter = {
    name: 'web',
    capabilities: {
      formsInMessages: true,
      privateInChannel: true,
      home: false,
      threads: true,
      makesChannels: true,
      keepsViews: false,
    },
    start: async () => {},
    stop: async () => {},
    async send(address: Address, message, { key }) {
      await given.onSend?.();
      if (given.sends) return given.sends;
      messages.set(key, message);
      return {
        kind: 'sent',
        ref: { connectionId: address.connectionId, conversation: 'c', message: key },
      };
    },
    async update(ref, message) {
      messages.set(ref.message, message);
      return { kind: 'sent', ref };
    },
    async remove(ref) {
      messages.delete(ref.message);
      return { kind: 'sent', ref };
    },
    openForm: async () => ({ kind: 'impossible', reason: 'notAccepted' }),
    describePerson: async () => null,
    describePlace: async () => null,
    listMembers: async () => [],
  };
  return { adapter, messages };
}

const settings: View = { name: 'settings' };

async function told(dedupeKey = newId()): Promise<string> {
  const { database } = world;
  await database.store.notify([
    { kind: 'tell', to: { kind: 'person', personId: leader.id }, view: settings, dedupeKey },
  ]);
  const [row] = await database.query(`select id from delivery where dedupe_key = '${dedupeKey}'`);
  return String((row as { id: string }).id);
}

test('a change between reading and noting that it was sent is not lost', async () => {
  const { store } = world.services;
  const { adapter, messages } = aPlatform({
    onSend: () =>
      store.transaction((tx) => tx.people.savePerson({ ...leader, language: 'nn', timeZone: 'UTC' })),
  });
  const delivery = createDelivery({ ...world.services, adapters: [adapter] });
  const id = await told();
  await delivery.deliver(id);
  expect(messages.get(id)?.card).toMatchObject({ language: 'nn', timeZone: 'UTC' });
});

test('a job that runs twice sends once', async () => {
  let sent = 0;
  const { adapter } = aPlatform({
    onSend: async () => {
      sent += 1;
    },
  });
  const delivery = createDelivery({ ...world.services, adapters: [adapter] });
  const id = await told();
  await delivery.deliver(id);
  await delivery.deliver(id);
  expect(sent).toBe(1);
});

test('a platform that asks to wait is tried again, one that cannot is noted and not tried again', async () => {
  const waiting = aPlatform({
    sends: { kind: 'later', afterSeconds: 7, reason: 'rate limited', unsent: true },
  });
  const gone = aPlatform({ sends: { kind: 'impossible', reason: 'personGone' } });
  const id = await told();
  const { services } = world;
  expect(await createDelivery({ ...services, adapters: [waiting.adapter] }).deliver(id)).toMatchObject({
    kind: 'again',
    afterSeconds: 7,
  });
  expect(await createDelivery({ ...services, adapters: [gone.adapter] }).deliver(id)).toEqual({
    kind: 'done',
  });
  expect(await services.store.deliveries.delivery(id)).toMatchObject({ status: 'impossible' });
});

test('who has no account, and a platform that is not connected, are noted as impossible', async () => {
  const { services } = world;
  const id = await told();
  await createDelivery({ ...services, adapters: [] }).deliver(id);
  expect(await services.store.deliveries.delivery(id)).toMatchObject({ status: 'impossible' });
  leader = await world.person('Utvalgsleder', null);
  const second = await told();
  await createDelivery({ ...services, adapters: [aPlatform().adapter] }).deliver(second);
  expect(await services.store.deliveries.delivery(second)).toMatchObject({ status: 'impossible' });
});

test('refreshing shows what is there now, retracting takes the message away', async () => {
  const { adapter, messages } = aPlatform();
  const { services } = world;
  const delivery = createDelivery({ ...services, adapters: [adapter] });
  const id = await told();
  await delivery.deliver(id);
  await services.store.transaction((tx) => tx.people.savePerson({ ...leader, language: 'en' }));
  await delivery.refresh(settings);
  expect(messages.get(id)?.card).toMatchObject({ language: 'en' });
  await delivery.retract(settings);
  expect(messages.size).toBe(0);
  await delivery.refresh(settings);
  expect(messages.size).toBe(0);
});
