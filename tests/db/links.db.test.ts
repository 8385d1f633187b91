import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { PersonalLink } from '../../bot/people/links.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, aProject, aRound, at } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function aLink(): Promise<PersonalLink> {
  const given = await aProject(database);
  const round = aRound(given);
  const link: PersonalLink = {
    id: newId(),
    purpose: 'answer',
    personId: (await aMember(database.store, given)).id,
    about: { roundId: round.id },
    boundTo: null,
    createdAt: at('09:00'),
    expiresAt: null,
    replacedAt: null,
  };
  await database.store.transaction(async (tx) => {
    await tx.rounds.add(round);
    await tx.links.add(link);
  });
  return link;
}

test('a link is bound once, by the first', async () => {
  const link = await aLink();
  await database.store.transaction((tx) => tx.links.bind(link.id, 'first'));
  await database.store.transaction((tx) => tx.links.bind(link.id, 'second'));
  expect(await database.store.links.link(link.id)).toEqual({ ...link, boundTo: 'first' });
});

test('a replaced link no longer serves its round', async () => {
  const link = await aLink();
  const next = { ...link, id: newId(), createdAt: at('10:00') };
  await database.store.transaction(async (tx) => {
    expect(await tx.links.lock(link.id)).toEqual(link);
    await tx.links.replace(link.id, at('10:00'));
    await tx.links.add(next);
  });
  expect(await database.store.links.of(link.about)).toEqual([next]);
  expect(await database.store.links.link(link.id)).toEqual({ ...link, replacedAt: at('10:00') });
});

test('the end of a round’s answer links leaves links to the minutes alone', async () => {
  const link = await aLink();
  const minutes = { ...link, id: newId(), purpose: 'minutes' as const, expiresAt: at('11:00') };
  await database.store.transaction(async (tx) => {
    await tx.links.add(minutes);
    await tx.links.expire(link.about, at('23:00'));
  });
  expect((await database.store.links.link(link.id))?.expiresAt).toEqual(at('23:00'));
  expect(await database.store.links.link(minutes.id)).toEqual(minutes);
});
