import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const aLetter = (conversation: string) => ({
  id: newId(),
  conversation,
  from: { kind: 'saman' as const },
  content: { kind: 'view' as const, view: { name: 'help' as const }, said: 'Hei' },
  sentAt: '2026-11-23T09:00:00.5Z',
});

test('letters come back in the order of their sending, and only those of the conversation', async () => {
  const { mailbox } = database;
  const [one, two, elsewhere] = [aLetter('a'), aLetter('a'), aLetter('b')];
  const typed = {
    ...two,
    from: { kind: 'account' as const, externalId: 'x' },
    content: { kind: 'text' as const, text: '<b>' },
  };
  for (const letter of [one, elsewhere, typed]) await mailbox.put(letter);
  const list = await mailbox.list('a');
  expect(list).toMatchObject([one, typed]);
  expect(list.map(({ revision }) => revision)).toEqual([1, 1]);
  expect((list[0]?.order ?? 0) < (list[1]?.order ?? 0)).toBe(true);
});

test('a letter that is put twice is there once, as it was first', async () => {
  const { mailbox } = database;
  const letter = aLetter(newId());
  const first = await mailbox.put(letter);
  expect(await mailbox.put({ ...letter, sentAt: '2026-11-24T09:00:00Z' })).toEqual(first);
  expect(await mailbox.list(letter.conversation)).toEqual([first]);
});

test('a change raises the revision and keeps the place; a removed letter cannot be changed', async () => {
  const { mailbox } = database;
  const letter = aLetter(newId());
  const first = await mailbox.put(letter);
  const view = { name: 'home' as const };
  expect(await mailbox.change(letter.id, view)).toEqual({
    ...first,
    revision: 2,
    content: { kind: 'view', view },
  });
  await mailbox.remove(letter.id);
  expect(await mailbox.change(letter.id, view)).toBeNull();
  expect(await mailbox.list(letter.conversation)).toEqual([]);
});
