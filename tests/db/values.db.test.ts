import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import { engine, openTestDatabase, type TestDatabase } from '../harness/database.ts';

// A value that is not there is a bug of ours. With postgres.js it once kept all else waiting for ever.

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test.runIf(engine() === 'postgres')(
  'a statement that lacks a value fails alone, also in the middle of many others',
  async () => {
    const { store } = database;
    const connectionId = newId();
    const lacking = () => store.people.behindAccount('slack', connectionId, undefined as never);
    const whole = () => store.people.behindAccount('slack', connectionId, 'U1');
    const inTransaction = () =>
      store.transaction((tx) => tx.people.behindAccount('slack', connectionId, 'U1'));
    const all = Array.from({ length: 300 }, (_, index) => [lacking, whole, inTransaction][index % 3]?.());
    const outcomes = await Promise.allSettled(all);
    const failed = outcomes.map(({ status }) => status === 'rejected');
    expect(failed).toEqual(Array.from(all, (_, index) => index % 3 === 0));
  },
);
