import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Services } from '../../../bot/conversation/handling.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import type { View, Views } from '../../../bot/conversation/view.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { releaseHeld } from '../../../bot/delivery/held.ts';
import { closeDueRounds } from '../../../bot/evaluation/close.ts';
import { defaultScale } from '../../../bot/evaluation/scale.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { rounds } from '../../../bot/reminders/round.subject.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { answering } from '../reminders/given.ts';
import { type SlackLike, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

// What answers one's own act comes at once; what others are told comes within office hours where they are.

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
  await world.database.queue.start(createDelivery(services));
  await world.database.queue.drain();
  platform.sent.length = 0;
});
afterEach(() => world.close());

/** Goes to a moment in Oslo and does what is due there. */
async function at(local: string): Promise<void> {
  const then = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Oslo');
  world.advance(services.clock.now().toZonedDateTimeISO('Europe/Oslo').until(then));
  await releaseHeld(services);
  await closeDueRounds(services);
  await world.database.queue.drain();
}

async function does(person: Person, command: Command) {
  const reply = await perform(services, await world.reader(person), command);
  await world.database.queue.drain();
  if (reply.kind !== 'done' && reply.kind !== 'replace')
    throw new Error(`it was answered with ${reply.kind}`);
  return reply.message;
}

/** What has come since the last time, as `who view`. */
const news = (): readonly string[] =>
  platform.sent
    .splice(0)
    .map(({ to, message }) => `${to === channel ? 'channel' : to} ${message.view.name}`)
    .toSorted();

async function opens(person: Person, until = '2026-11-30T15:00'): Promise<{ id: Id; shown: View }> {
  const [date, time] = until.split('T') as [string, string];
  const message = await does(person, {
    type: 'round.open',
    projectId: given.projectId,
    groupKind: 'steering',
    scale: defaultScale,
    grading: 'hidden',
    deadlineDate: Temporal.PlainDate.from(date),
    deadlineTime: Temporal.PlainTime.from(time),
    ownFactors: [],
    greeting: '',
  });
  const rounds = await services.store.rounds.ofProject(given.projectId);
  const open = rounds.find((round) => round.status === 'open');
  const { asksAt } = message.card as Views['progress'];
  expect(asksAt?.toString() ?? null).toBe(
    services.clock.now().toString() < '2026-11-23T15:00:00Z' ? null : '2026-11-24T07:00:00Z',
  );
  return { id: open?.id ?? '', shown: message.view };
}

const extend = (roundId: Id, date: string): Command => ({
  type: 'round.extend',
  roundId,
  date: Temporal.PlainDate.from(date),
  time: Temporal.PlainTime.from('15:00'),
});

describe('a round that is opened in the evening', () => {
  test('is told to who opens it at once, to the others as they come to work, each where they are', async () => {
    const { store } = services;
    await store.transaction((tx) => tx.people.savePerson({ ...given.mayor, timeZone: 'Atlantic/Azores' }));
    await at('2026-11-23T21:00');
    await opens(given.owner);
    expect(news()).toEqual(['Kommunedirektør ballot', 'Kommunedirektør roundStatus']);
    await at('2026-11-24T07:59');
    expect(news()).toEqual([]);
    await at('2026-11-24T08:00');
    expect(news()).toEqual(['Hovedtillitsvalgt ballot', 'Prosjektleder answerLinks', 'channel progress']);
    await at('2026-11-24T10:00');
    expect(news()).toEqual(['Ordfører ballot']);
    await at('2026-11-25T09:00');
    expect(news()).toEqual([]);
  });

  test('reminds nobody an hour after they were asked', async () => {
    await at('2026-11-23T21:00');
    const { id } = await opens(given.owner, '2026-11-25T08:00');
    const { concerns = () => [] } = (await rounds.load(services.store, id)) ?? {};
    // the 24th would be the last working morning before the deadline
    expect(concerns(Temporal.PlainDate.from('2026-11-24'))).toEqual([]);
  });

  test('is told once by two processes, and nothing is lost where one ends in the middle', async () => {
    await at('2026-11-23T21:00');
    await opens(given.owner);
    news();
    world.advance({ hours: 11 });
    const dying = services.store.transaction(async (tx) => {
      expect(await tx.deliveries.takeHeld(services.clock.now())).not.toBeNull();
      throw new Error('the process ended');
    });
    await expect(dying).rejects.toThrow();
    const released = await Promise.all([releaseHeld(services), releaseHeld(services)]);
    expect(released[0] + released[1]).toBe(4);
    await world.database.queue.drain();
    expect(news()).toEqual([
      'Hovedtillitsvalgt ballot',
      'Ordfører ballot',
      'Prosjektleder answerLinks',
      'channel progress',
    ]);
  });

  test('who has answered before being asked is asked like the others: nothing tells who it was (PRIV-2)', async () => {
    await at('2026-11-23T21:00');
    const { id } = await opens(given.owner);
    const rows = (person: Person) =>
      world.database.query(
        `select status, reason, begun_at, is_answer, held.until from delivery left join held on delivery_id = id
         where person_id = '${person.id}' and view ->> 'id' = '${id}'`,
      );
    await does(given.mayor, answering(id));
    expect(await rows(given.mayor)).toEqual(await rows(given.steward));
    await at('2026-11-24T08:00');
    expect(news()).toContain('Ordfører ballot');
    expect(await rows(given.mayor)).toMatchObject([{ status: 'sent', until: null }]);
  });

  test('and ends before anybody is asked asks nobody; the result comes in the morning', async () => {
    await at('2026-11-23T21:00');
    const { id } = await opens(given.owner);
    news();
    await does(given.owner, { type: 'round.close', roundId: id });
    expect(news()).toEqual([]);
    await at('2026-11-24T08:00');
    expect(news()).toEqual(['channel result']);
  });
});

describe('what is told to the group', () => {
  test('a result of a Friday evening comes on Monday; a deadline that moved twice is told once', async () => {
    const { id } = await opens(given.owner, '2026-11-26T15:00');
    await at('2026-11-25T16:00');
    await does(given.owner, extend(id, '2026-11-30'));
    news();
    await does(given.owner, extend(id, '2026-12-01'));
    await at('2026-11-26T08:00');
    expect(news()).toEqual(['channel deadlineMoved']);
    await at('2026-12-04T18:00');
    expect(news()).toEqual([]);
    await at('2026-12-06T12:00');
    expect(news()).toEqual([]);
    await at('2026-12-07T08:00');
    expect(news()).toEqual(['channel result']);
  });

  test('whoever takes a report over hears of it, unless it went back in the same evening (REP-2)', async () => {
    await does(given.leader, {
      type: 'deadline.add',
      projectId: given.projectId,
      year: null,
      amount: null,
      dueOn: Temporal.PlainDate.from('2026-12-18'),
      contents: 'Halvårsrapport',
    });
    const [deadline] = await services.store.reporting.ofProject(given.projectId);
    const handsOver = (responsibleId: Id) =>
      does(given.leader, { type: 'deadline.handover', deadlineId: deadline?.id ?? '', responsibleId });
    await at('2026-11-23T20:00');
    await handsOver(given.steward.id);
    await handsOver(given.owner.id);
    await handsOver(given.leader.id);
    await handsOver(given.owner.id);
    await at('2026-11-24T08:00');
    expect(news()).toEqual(['Kommunedirektør deadline']);
  });

  test('who is not in the project any more is told nothing of it', async () => {
    await at('2026-11-23T20:00');
    await opens(given.owner);
    await does(given.leader, {
      type: 'group.remove',
      projectId: given.projectId,
      groupKind: 'steering',
      personId: given.steward.id,
    });
    news();
    await at('2026-11-24T08:00');
    expect(news()).toEqual(['Ordfører ballot', 'Prosjektleder answerLinks', 'channel progress']);
  });

  test('who joins a workshop in the evening is asked in the morning, for what is done in it then', async () => {
    const { projectId, leader } = given;
    const start = { type: 'workshop.start', projectId, groupKind: 'steering', greeting: '' } as const;
    await does(leader, { ...start, leaderId: leader.id });
    const workshopId = (await services.store.risks.workshops(projectId))[0]?.id ?? '';
    const add = { type: 'group.add', projectId, groupKind: 'steering', party: 'employees' } as const;
    const joins = async (name: string) => {
      const { id } = await world.person(name, world.elverum);
      await does(given.owner, { ...add, person: { id } });
    };
    news();
    await at('2026-11-23T20:00');
    await joins('Verneombud');
    expect(news()).toEqual([]);
    await at('2026-11-24T08:00');
    expect(news()).toEqual(['Verneombud riskNotes']);
    await at('2026-11-24T20:00');
    await joins('Plasstillitsvalgt');
    await does(leader, { type: 'workshop.reveal', workshopId });
    news();
    await at('2026-11-25T08:00');
    expect(news()).toEqual(['channel riskList']);
  });
});
