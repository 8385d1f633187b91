import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createConversation } from '../../../bot/conversation/converse.ts';
import type { Services } from '../../../bot/conversation/handling.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import { show } from '../../../bot/conversation/showing.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { type SlackLike, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

// What cannot be delivered reaches somebody who can help, once, and can be tried again.

let world: World;
let given: GivenProject;
let platform: SlackLike;
let services: Services;
let channel: string;
beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
  platform = slackLike('web');
  services = withSlack(world, platform);
  const [place] = await services.store.projects.places(given.projectId);
  channel = place?.externalId ?? '';
  await delivered();
});
afterEach(() => world.close());

/** Delivers what waits, and what comes of it. */
async function delivered(): Promise<void> {
  const { deliver } = createDelivery(services);
  for (;;) {
    const waiting = await world.database.query(`select id from delivery where status = 'pending'`);
    if (waiting.length === 0) return;
    for (const { id } of waiting) await deliver(String(id));
  }
}

const viewsTo = (externalId: string) =>
  platform.sent.filter(({ to }) => to === externalId).map(({ message }) => message.view.name);
const times = (externalId: string, view: string) => viewsTo(externalId).filter((one) => one === view).length;

/** What somebody is shown of it. */
async function shownTo(person: Person): Promise<Views['undelivered']> {
  const message = await show(services, await world.reader(person), {
    name: 'undelivered',
    id: given.projectId,
  });
  return message.card as Views['undelivered'];
}
const retries = async (person: Person) =>
  perform(services, await world.reader(person), { type: 'delivery.retry', projectId: given.projectId });
const linksOf = async (roundId: Id) =>
  (await services.store.links.of({ roundId })).map(({ personId }) => personId);

describe('a member who is not reached', () => {
  test('is told to PL once, with what to do: a link to pass on', async () => {
    platform.unreachable.set('Ordfører', 'personGone');
    const roundId = await openRound(world, given);
    await delivered();
    expect(times('Prosjektleder', 'undelivered')).toBe(1);
    expect(times('Kommunedirektør', 'undelivered')).toBe(0);
    expect(await linksOf(roundId)).toContain(given.mayor.id);
    expect(times('Prosjektleder', 'answerLinks')).toBe(1);
    expect(await shownTo(given.leader)).toMatchObject({
      problems: [{ personName: 'Ordfører', reason: 'personGone', hasLink: true }],
      linksOf: { roundId },
      may: { retry: true, links: true },
    });
    // the next thing that does not reach them in the same round is no news
    await services.store.notify([
      {
        kind: 'tell',
        to: { kind: 'person', personId: given.mayor.id },
        view: { name: 'ballot', id: roundId },
        dedupeKey: `again:${roundId}`,
      },
    ]);
    await delivered();
    expect(times('Prosjektleder', 'undelivered')).toBe(1);
  });

  test('takes part in a workshop through a link, which whoever leads it passes on', async () => {
    platform.unreachable.set('Ordfører', 'personGone');
    const { projectId, leader, mayor, steward } = given;
    const start = { type: 'workshop.start', projectId, groupKind: 'steering', greeting: '' } as const;
    await perform(services, await world.reader(leader), { ...start, leaderId: steward.id });
    await delivered();
    const [workshop] = await services.store.risks.workshops(projectId);
    const about = { workshopId: workshop?.id ?? '' };
    const links = await services.store.links.of(about);
    expect(links.map(({ personId }) => personId).toSorted()).toEqual([mayor.id, given.chair.id].toSorted());
    // one link when it started, and another one now
    expect(times('Hovedtillitsvalgt', 'workshopLinks')).toBe(2);
    expect(await shownTo(leader)).toMatchObject({
      problems: [{ personName: 'Ordfører', hasLink: true }],
      linksOf: about,
    });
  });

  test('is asked when it is tried again and works; nothing is left to tell', async () => {
    platform.unreachable.set('Ordfører', 'personUnreachable');
    await openRound(world, given);
    await delivered();
    expect(times('Ordfører', 'ballot')).toBe(0);
    platform.unreachable.clear();
    expect(await retries(given.leader)).toMatchObject({ kind: 'replace' });
    await delivered();
    expect(times('Ordfører', 'ballot')).toBe(1);
    expect((await shownTo(given.leader)).problems).toEqual([]);
    // whoever was reached the first time is not asked twice
    expect(times('Hovedtillitsvalgt', 'ballot')).toBe(1);
  });

  test('and is PL is told to PA; what concerns PL’s links waits for a PL', async () => {
    platform.unreachable.set('Prosjektleder', 'personGone');
    await openRound(world, given);
    await delivered();
    expect(times('Kommunedirektør', 'undelivered')).toBe(1);
    expect(await shownTo(given.owner)).toMatchObject({
      problems: [{ personName: 'Prosjektleder', reason: 'personGone', hasLink: false }],
      may: { retry: true, links: false },
    });
  });
});

describe('a channel that takes nothing', () => {
  test('is told to PL, and is tried again as soon as Saman is let in', async () => {
    platform.unreachable.set(channel, 'channelClosed');
    await openRound(world, given);
    await delivered();
    expect(times('Prosjektleder', 'undelivered')).toBe(1);
    expect((await shownTo(given.leader)).problems).toEqual([
      { personName: null, reason: 'channelClosed', hasLink: false },
    ]);
    platform.unreachable.clear();
    const letIn = { kind: 'letIn', connectionId: world.elverum, externalId: channel } as const;
    expect(await createConversation(services)(letIn)).toEqual({ kind: 'nothing' });
    await delivered();
    expect(times(channel, 'progress')).toBe(1);
    expect((await shownTo(given.leader)).problems).toEqual([]);
    // a channel of no project is let into as quietly
    await createConversation(services)({ ...letIn, externalId: 'another' });
    await delivered();
    expect(times(channel, 'progress')).toBe(1);
  });
});

test('nobody else learns of it, and nobody else can try again', async () => {
  platform.unreachable.set('Ordfører', 'personGone');
  await openRound(world, given);
  await delivered();
  for (const person of [given.steward, await world.person('Fremmed', world.elverum)]) {
    expect((await shownTo(person)).problems).toBeUndefined();
    expect(await retries(person)).toMatchObject({ kind: 'say', message: { view: { name: 'refused' } } });
  }
  expect(times('Ordfører', 'ballot')).toBe(0);
});

test('somebody without an account is no failure: the link is the way', async () => {
  await openRound(world, given);
  await delivered();
  expect(times('Prosjektleder', 'undelivered')).toBe(0);
  expect(times('Prosjektleder', 'answerLinks')).toBe(1);
});

describe('a member whose own conversation cannot be written to', () => {
  test('is called in the group’s channel, once a round, without being named', async () => {
    platform.unreachable.set('Ordfører', 'personUnreachable');
    platform.unreachable.set('Hovedtillitsvalgt', 'personUnreachable');
    await openRound(world, given);
    await delivered();
    expect(times(channel, 'reachMe')).toBe(1);
    const called = platform.sent.find(({ message }) => message.view.name === 'reachMe');
    expect(JSON.stringify(called)).not.toMatch(/Ordfører|Hovedtillitsvalgt/);
    // PL learns of it all the same, and has links to pass on
    expect(times('Prosjektleder', 'undelivered')).toBe(1);
    expect(times('Prosjektleder', 'answerLinks')).toBe(1);
  });

  test('is not called where they are not, nor where their account is gone', async () => {
    platform.unreachable.set('Ordfører', 'personGone');
    await openRound(world, given);
    await delivered();
    expect(times(channel, 'reachMe')).toBe(0);
  });

  test('gets what waited as soon as they press the card there; nobody else gets it', async () => {
    platform.unreachable.set('Ordfører', 'personUnreachable');
    await openRound(world, given);
    await delivered();
    platform.unreachable.clear();
    const fetches = async (person: Person) =>
      perform(services, await world.reader(person), { type: 'delivery.fetch', projectId: given.projectId });
    expect(await fetches(given.steward)).toMatchObject({ message: { view: { name: 'home' } } });
    await delivered();
    expect(times('Ordfører', 'ballot')).toBe(0);
    await fetches(given.mayor);
    await delivered();
    expect(times('Ordfører', 'ballot')).toBe(1);
    const stranger = await world.person('Fremmed', world.elverum);
    expect(await fetches(stranger)).toMatchObject({ message: { view: { name: 'refused' } } });
  });

  test('gets what waited as soon as they add Saman', async () => {
    platform.unreachable.set('Ordfører', 'personUnreachable');
    await openRound(world, given);
    await delivered();
    platform.unreachable.clear();
    const from = { platform: 'web', connectionId: world.elverum, externalId: 'Ordfører' } as const;
    const hello = await createConversation(services)({ kind: 'added', from, where: { kind: 'direct' } });
    expect(hello).toMatchObject({ kind: 'say', message: { view: { name: 'welcome' } } });
    await delivered();
    expect(times('Ordfører', 'ballot')).toBe(1);
    expect((await shownTo(given.leader)).problems).toEqual([]);
  });
});
