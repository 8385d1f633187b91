import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDueRounds } from '../../../bot/evaluation/close.ts';
import type { Store } from '../../../bot/ports/store.ts';
import { aProject, openRound } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const status = async (id: string) => (await world.services.store.rounds.round(id))?.status;

test('a round closes at its deadline, not before, and once', async () => {
  const id = await openRound(world, await aProject(world));
  expect(await closeDueRounds(world.services)).toBe(0);
  expect(await status(id)).toBe('open');
  world.advance({ days: 8 });
  expect(await closeDueRounds(world.services)).toBe(1);
  expect(await status(id)).toBe('closed');
  expect(await closeDueRounds(world.services)).toBe(0);
});

test('a round that cannot be closed does not hold up the others, and is tried again', async () => {
  const one = await openRound(world, await aProject(world, 'Heltid'));
  const other = await openRound(world, await aProject(world, 'Omdømme', ' 2'));
  world.advance({ days: 8 });
  const { store } = world.services;
  let calls = 0;
  const failingOnce: Store = Object.create(store, {
    transaction: {
      value: (work: Parameters<Store['transaction']>[0]) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('the first one fails')) : store.transaction(work);
      },
    },
  });
  await expect(closeDueRounds({ ...world.services, store: failingOnce })).rejects.toThrow('the first one');
  expect([await status(one), await status(other)].sort()).toEqual(['closed', 'open']);
  expect(await closeDueRounds(world.services)).toBe(1);
  expect([await status(one), await status(other)]).toEqual(['closed', 'closed']);
});
