import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Services } from '../../../bot/conversation/handling.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import { show } from '../../../bot/conversation/showing.ts';
import type { View, Views } from '../../../bot/conversation/view.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { releaseHeld } from '../../../bot/delivery/held.ts';
import type { Person } from '../../../bot/people/person.ts';
import { sweepReminders } from '../../../bot/reminders/sweep.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { type SlackLike, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

// Who stands in for somebody knows of it; who is not reached by a digest is somebody's to help. It is 1 October 2026.

let world: World;
let given: GivenProject;
let platform: SlackLike;
let services: Services;
beforeEach(async () => {
  world = await openWorld('2026-10-01T09:00:00Z');
  given = await aProject(world);
  platform = slackLike('web');
  services = withSlack(world, platform);
  await world.database.queue.start(createDelivery(services));
  await world.database.queue.drain();
  platform.sent.length = 0;
});
afterEach(() => world.close());

const on = (date: string) => Temporal.PlainDate.from(date);

async function at(local: string): Promise<void> {
  const then = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Oslo');
  world.advance(services.clock.now().toZonedDateTimeISO('Europe/Oslo').until(then));
  await releaseHeld(services);
  await sweepReminders(services);
  await world.database.queue.drain();
}

async function does(person: Person, command: Command): Promise<void> {
  const { kind } = await perform(services, await world.reader(person), command);
  if (kind !== 'done') throw new Error(`it was answered with ${kind}`);
  await world.database.queue.drain();
}

async function seen<N extends keyof Views>(person: Person, view: View & { name: N }): Promise<Views[N]> {
  return (await show(services, await world.reader(person), view)).card as Views[N];
}

const report = (): Command => ({
  ...{ type: 'deadline.add', projectId: given.projectId, year: null, amount: null },
  ...{ dueOn: on('2026-10-30'), contents: 'Årsrapport' },
});
const pauses = (from: string, to: string, deputyId: string | null): Command => ({
  ...{ type: 'pause.save', from: on(from), to: on(to), deputyId },
});

const news = () => platform.sent.splice(0).map(({ to, message }) => `${to} ${message.view.name}`);

test('a deputy is told once that they stand in, from when to when, and sees what comes to them', async () => {
  await does(given.leader, report());
  await at('2026-10-05T19:00');
  await does(given.leader, pauses('2026-10-08', '2026-10-23', given.steward.id));
  // thought over: what is told is what is true then
  await does(given.leader, pauses('2026-10-12', '2026-10-23', given.steward.id));
  await does(given.leader, pauses('2026-10-12', '2026-10-23', given.steward.id));
  expect(news()).toEqual([]);
  await at('2026-10-06T08:00');
  expect(platform.sent.map(({ message }) => message.card)).toEqual([
    { name: 'Prosjektleder', from: on('2026-10-12'), to: on('2026-10-23') },
  ]);
  expect(news()).toEqual(['Hovedtillitsvalgt deputyTold']);
  const { items } = await seen(given.steward, { name: 'upcoming' });
  expect(items).toMatchObject([
    { kind: 'deadline', onBehalfOf: 'Prosjektleder', days: [on('2026-10-12'), on('2026-10-21')] },
  ]);
  // nobody else's
  expect(await seen(given.mayor, { name: 'deputyTold', id: given.leader.id })).toEqual({});
  await does(given.leader, { type: 'pause.end' });
  expect(await seen(given.steward, { name: 'upcoming' })).toMatchObject({ items: [] });
});

test('a pause that is over before its deputy is told is told to nobody', async () => {
  await at('2026-10-05T19:00');
  await does(given.leader, pauses('2026-10-08', '2026-10-23', given.steward.id));
  await does(given.leader, { type: 'pause.end' });
  await at('2026-10-06T08:00');
  expect(news()).toEqual([]);
});

test('what comes is one line for each thing: its next day, and the further ones', async () => {
  await does(given.leader, report());
  const { items } = await seen(given.leader, { name: 'upcoming' });
  expect(items.map(({ kind, days, onBehalfOf }) => [kind, days.map(String), onBehalfOf])).toEqual([
    ['deadline', ['2026-10-12', '2026-10-21', '2026-10-27', '2026-10-29', '2026-10-30'], null],
  ]);
});

test('a digest that reaches nobody is told to PA where it is PL’s, without what stands in it', async () => {
  await does(given.leader, report());
  platform.unreachable.set('Prosjektleder', 'personGone');
  await at('2026-10-12T09:00');
  expect(news()).toEqual(['Kommunedirektør undelivered']);
  expect(await seen(given.owner, { name: 'undelivered', id: given.projectId })).toMatchObject({
    problems: [{ personName: 'Prosjektleder', reason: 'personGone', hasLink: false }],
  });
  await at('2026-10-21T09:00');
  expect(news()).toEqual([]);
});

test('one that only asks for an answer is not: it would tell who has not answered (PRIV-2)', async () => {
  await openRound(world, given);
  await world.database.queue.drain();
  news();
  platform.unreachable.set('Ordfører', 'personGone');
  await at('2026-10-05T09:00');
  await at('2026-10-06T09:00');
  expect(news()).not.toContain('Prosjektleder undelivered');
  expect(await seen(given.leader, { name: 'undelivered', id: given.projectId })).toMatchObject({
    problems: [],
  });
});
