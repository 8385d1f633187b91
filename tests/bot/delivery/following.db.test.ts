import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { follow } from '../../../bot/delivery/following.ts';
import type { Id } from '../../../bot/id.ts';
import type { MessageRef } from '../../../bot/ports/chat.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { type SlackLike, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

// The message with a member's own grades is one, and the ledger brings it up to date (PRIV-2).

let world: World;
let given: GivenProject;
let platform: SlackLike;
let removed: MessageRef[];
let roundId: Id;
beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
  platform = slackLike('web');
  removed = [];
  roundId = await openRound(world, given);
});
afterEach(() => world.close());

const services = () => {
  const { adapter } = platform;
  const remove = async (ref: MessageRef) => {
    removed.push(ref);
    return { kind: 'sent' as const, ref };
  };
  return { ...withSlack(world, platform), adapters: [{ ...adapter, remove }] };
};
const ballot = () => ({ name: 'ballot', id: roundId }) as const;
const mayor = () => ({ platform: 'web', connectionId: world.elverum, externalId: 'Ordfører' }) as const;
const refOf = (message: string): MessageRef => ({
  connectionId: world.elverum,
  conversation: 'own',
  message,
});
const shown = async () =>
  (await world.services.store.deliveries.showingTo(given.mayor.id, ballot())).map(({ ref }) => ref);

test('a ballot that is sent in answer takes the place of the one before, which is removed', async () => {
  const { deliver } = createDelivery(services());
  for (const { id } of await world.database.query(`select id from delivery where status = 'pending'`))
    await deliver(String(id));
  const [first] = await shown();
  expect(first).toBeDefined();
  await follow(services(), mayor(), ballot(), refOf('m1'));
  expect(removed).toEqual([first]);
  await follow(services(), mayor(), { name: 'ballotForm', id: roundId }, refOf('m2'));
  expect(removed).toEqual([first, refOf('m1')]);
  expect(await shown()).toEqual([refOf('m2')]);
});

test('whoever asks before they are asked is not asked again', async () => {
  await follow(services(), mayor(), ballot(), refOf('m1'));
  expect(removed).toEqual([]);
  expect(await shown()).toEqual([refOf('m1')]);
  const { deliver } = createDelivery(services());
  for (const { id } of await world.database.query(`select id from delivery`)) await deliver(String(id));
  expect(platform.sent.filter(({ to }) => to === 'Ordfører')).toEqual([]);
});

test('two at the same moment leave one', async () => {
  await Promise.all(['m1', 'm2', 'm3'].map((one) => follow(services(), mayor(), ballot(), refOf(one))));
  const left = await shown();
  expect(left).toHaveLength(1);
  expect(removed).toHaveLength(2);
  expect(removed).not.toContainEqual(left[0]);
});

test('other messages, and strangers, are left alone', async () => {
  await follow(services(), mayor(), { name: 'result', id: roundId }, refOf('m1'));
  await follow(services(), { ...mayor(), externalId: 'nobody' }, ballot(), refOf('m2'));
  expect(await shown()).toEqual([]);
});

test('it tells no time: the ledger holds nothing of when somebody looked (PRIV-2)', async () => {
  await world.database.query(`delete from delivery`);
  await follow(services(), mayor(), ballot(), refOf('m1'));
  expect(await world.database.query(`select settled_at, begun_at from delivery`)).toEqual([
    { settled_at: null, begun_at: null },
  ]);
});
