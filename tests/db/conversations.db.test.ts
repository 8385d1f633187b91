import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../bot/id.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { at } from './given.ts';

// What an adapter remembers of where people and channels are reached.

let database: TestDatabase;
let connectionId: Id;
beforeAll(async () => {
  database = await openTestDatabase();
  ({ id: connectionId } = await database.connections.connect('teams', 'tenant', 'tenant', null));
});
afterAll(() => database.close());

const person = (externalId: string) => ({ connectionId, kind: 'person' as const, externalId });
const place = (externalId: string) => ({ connectionId, kind: 'place' as const, externalId });

test('what is kept is found, and the newest of it', async () => {
  const { conversations } = database;
  expect(await conversations.find(person('kari'))).toBeNull();
  expect(await conversations.any(connectionId)).toBeNull();
  await conversations.keep(person('kari'), '{"a":1}');
  await conversations.keep(person('kari'), '{"a":2}');
  // a place of the same name is another one
  await conversations.keep(place('kari'), '{"place":true}');
  expect(await conversations.find(person('kari'))).toBe('{"a":2}');
  expect(await conversations.any(connectionId)).toMatch(/^\{/);
  expect(await conversations.places(connectionId)).toEqual([
    { externalId: 'kari', reference: '{"place":true}' },
  ]);
});

test('that Saman was added is news once, until it is removed', async () => {
  const { conversations } = database;
  await conversations.keep(place('team'), '{}');
  const many = await Promise.all([1, 2, 3].map(() => conversations.added(place('team'), at('10:00'))));
  expect(many.filter(Boolean)).toHaveLength(1);
  await conversations.keep(place('team'), '{"b":1}');
  expect(await conversations.added(place('team'), at('11:00'))).toBe(false);
  await conversations.keep(person('ola'), '{}');
  expect(await conversations.added(person('ola'), at('11:00'))).toBe(true);
  expect(await conversations.forget(place('team'))).toBe(true);
  // nobody but who wrote is known then: Saman was added nowhere
  expect(await conversations.forget(person('ola'))).toBe(false);
  expect(await conversations.find(place('team'))).toBeNull();
  // what is not known cannot be added
  expect(await conversations.added(place('team'), at('12:00'))).toBe(false);
  await conversations.keep(place('team'), '{}');
  expect(await conversations.added(place('team'), at('12:00'))).toBe(true);
});

test('they are forgotten with the connection that has ended (PRIV-1)', async () => {
  const { connections, conversations } = database;
  await conversations.keep(person('kari'), '{}');
  await connections.end('teams', 'tenant', at('10:00'));
  await connections.forgetEnded(at('09:00'));
  expect(await conversations.find(person('kari'))).toBe('{}');
  await connections.forgetEnded(at('11:00'));
  expect(await conversations.find(person('kari'))).toBeNull();
  expect(await conversations.places(connectionId)).toEqual([]);
});
