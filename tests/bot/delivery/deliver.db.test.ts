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
function aPlatform(given: { onSend?: () => Promise<void>; sends?: Sent; updates?: Sent } = {}) {
  const messages = new Map<string, Message>();
  /** Whether each sending was told that an earlier one may have got through. */
  const again: boolean[] = [];
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
    async send(address: Address, message, sending) {
      const { key } = sending;
      again.push(sending.again);
      await given.onSend?.();
      if (given.sends) return given.sends;
      messages.set(key, message);
      return {
        kind: 'sent',
        ref: { connectionId: address.connectionId, conversation: 'c', message: key },
      };
    },
    async update(ref, message) {
      if (given.updates) return given.updates;
      messages.set(ref.message, message);
      return { kind: 'sent', ref };
    },
    async remove(ref) {
      messages.delete(ref.message);
      return { kind: 'sent', ref };
    },
    describePerson: async () => null,
    describePlace: async () => null,
    listMembers: async () => [],
    surroundings: async () => ({ people: [], places: [] }),
  };
  return { adapter, messages, again };
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

test('whether an earlier try got through stays unknown, also when a later one surely did nothing', async () => {
  const outcomes: Sent[] = [
    { kind: 'later', afterSeconds: 1, reason: 'rate limited', unsent: true },
    { kind: 'later', afterSeconds: 1, reason: 'ECONNRESET', unsent: false },
    { kind: 'later', afterSeconds: 1, reason: 'rate limited', unsent: true },
  ];
  const given: { sends?: Sent } = {};
  const { adapter, again } = aPlatform(given);
  const delivery = createDelivery({ ...world.services, adapters: [adapter] });
  const id = await told();
  for (const outcome of outcomes) {
    given.sends = outcome;
    await delivery.deliver(id);
  }
  given.sends = undefined;
  await delivery.deliver(id);
  expect(again).toEqual([false, false, true, true]);
  expect(await world.services.store.deliveries.delivery(id)).toMatchObject({ status: 'sent' });
});

test('what changed while it was sent is made up for later, where the platform asks to wait', async () => {
  const { store } = world.services;
  const { adapter } = aPlatform({
    onSend: () => store.transaction((tx) => tx.people.savePerson({ ...leader, language: 'nn' })),
    updates: { kind: 'later', afterSeconds: 5, reason: 'rate limited', unsent: true },
  });
  const delivery = createDelivery({ ...world.services, adapters: [adapter] });
  expect(await delivery.deliver(await told())).toEqual({ kind: 'done' });
  const jobs = await world.database.query(`select data from pgboss.job where name = 'refresh'`);
  expect(jobs.map(({ data }) => data)).toEqual([{ kind: 'refresh', view: settings }]);
});

test('a refresh comes again when the last of those who have to wait has waited', async () => {
  const waits = [3, 9, 5];
  const { adapter } = aPlatform();
  const slow = {
    ...adapter,
    update: async () =>
      ({ kind: 'later', afterSeconds: waits.pop() ?? 0, reason: 'busy', unsent: true }) as const,
  };
  const delivery = createDelivery({ ...world.services, adapters: [slow] });
  for (let nth = 0; nth < 3; nth += 1) await delivery.deliver(await told());
  expect(await delivery.refresh(settings)).toMatchObject({ kind: 'again', afterSeconds: 9 });
});
