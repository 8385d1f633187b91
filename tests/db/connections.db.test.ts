import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { at } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('what is heard is new once, also where many things are heard in the same moment', async () => {
  const { connections } = database;
  const hear = (key: string) => connections.hearsFirst(key, at('12:00'));
  const keys = ['a', 'b', 'a', "it's {odd}, \"quoted\" \\ and 'more'", 'c', 'b'];
  expect(await Promise.all(keys.map(hear))).toEqual([true, true, false, true, true, false]);
  expect(await Promise.all(keys.map(hear))).toEqual(keys.map(() => false));
  await connections.forgetHeard(at('12:01'));
  expect(await hear('a')).toBe(true);
});
