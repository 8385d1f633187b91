import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Reply } from '../../../bot/conversation/incoming.ts';
import { showWith } from '../../../bot/conversation/showing.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import { asOf } from '../../../bot/gatherings/gatherings.loading.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { type Reminding, reminding } from '../reminders/given.ts';
import { openWorld, type World } from '../world.ts';
import { on } from './given.ts';

// It is Monday 3 August 2026. Gathering 2 of Elverum's network is planned for Thursday 8 October.

let world: World;
let saman: Reminding;
let given: GivenProject;
let leader: Person;
beforeEach(async () => {
  world = await openWorld('2026-08-03T09:00:00Z');
  saman = await reminding(world);
  given = await aProject(world);
  leader = await office('Nettverksleder', 'network-leader');
});
afterEach(() => world.close());

const network = () => world.networkId('Heltid/deltid Øst');

async function office(name: string, role: 'secretariat' | 'network-leader'): Promise<Person> {
  const person = await world.person(name, world.elverum);
  const networkId = role === 'secretariat' ? null : network();
  const { programmeId } = world;
  await world.database.seed.addProgrammeRole({ personId: person.id, programmeId, role, networkId });
  return person;
}

const plan = (startsOn = '2026-10-08', over: Readonly<Record<string, unknown>> = {}): Command =>
  ({
    ...{ type: 'gathering.plan', of: { kind: 'network', networkId: network(), number: 2 } },
    ...{ startsOn: on(startsOn), endsOn: null, startsAt: Temporal.PlainTime.from('10:00') },
    ...{ place: 'Rådhuset', about: '', leaderId: leader.id, ...over },
  }) as Command;
const themeDay = (startsOn: string): Command => ({
  ...{ type: 'themeday.plan', projectId: given.projectId, startsOn: on(startsOn), endsOn: null },
  ...{ startsAt: null, place: 'Kulturhuset', about: '', leaderId: given.leader.id },
});
const all = () => world.services.store.gatherings.ofProgramme(world.programmeId);
const second = async () => {
  const found = (await all()).find(({ of, cancelled }) => of.kind === 'network' && !cancelled);
  if (!found) throw new Error('it is not planned');
  return found;
};
async function comes(person: Person, answer = true): Promise<Reply> {
  const gathering = await second();
  return saman.as(person, {
    ...{ type: 'gathering.answer', gatheringId: gathering.id, comes: answer, asOf: asOf(gathering) },
  });
}
const cardOf = (reply: Reply): unknown => (reply.kind === 'nothing' ? null : reply.message.card);
/** What stands in the way, said by itself or in the form. */
function codes(reply: Reply): readonly string[] {
  const card = cardOf(reply) as Partial<Views['refused']> & { readonly form?: Views['codeForm']['form'] };
  return (card.form?.refusals ?? card.refusals ?? []).map(({ code }) => code);
}
async function seenBy(person: Person, id: Id): Promise<Views['gathering'] | null> {
  const view = { name: 'gathering', id } as const;
  const { card, view: shown } = await showWith(saman.services, await world.reader(person), null, view);
  return shown.name === 'gathering' ? (card as unknown as Views['gathering']) : null;
}
const openFacts = (person: Person) =>
  saman.got
    .filter(({ to }) => to === person.name)
    .at(-1)
    ?.digest.items.map(({ facts }) => facts);

test('planned, invited once, answered, a missing party pointed out, moved, asked again, told the day before', async () => {
  const { mayor, steward, owner, leader: pl } = given;
  await saman.as(leader, plan());
  expect(saman.got).toEqual([]);
  await saman.jump('2026-08-04T09:00');
  for (const person of [mayor, steward, owner, pl])
    expect(saman.news(person)).toEqual([['gathering invite']]);
  expect(saman.news(leader)).toEqual([]);
  await comes(mayor);
  await comes(owner, false);
  expect([...saman.shown.values()].filter(({ items }) => items[0]?.state === 'done')).toHaveLength(2);

  // the parties (NET-1), and the theme day before it (NET-2)
  await saman.jump('2026-08-27T09:00');
  expect(saman.news(pl)).toEqual([['gathering themeDay']]);
  await saman.jump('2026-09-10T09:00');
  expect(saman.news(pl)).toEqual([['gathering parties']]);
  expect(openFacts(pl)).toMatchObject([
    { sides: [{ participant: 'Elverum', missing: ['administration', 'employees'] }] },
  ]);
  // only who has not answered is asked again
  await saman.jump('2026-09-17T09:00');
  expect(saman.news(steward)).toEqual([['gathering invite']]);
  expect(saman.news(pl)).toEqual([['gathering invite', 'gathering themeDay']]);
  expect(saman.news(leader)).toEqual([['gathering network']]);
  for (const person of [mayor, owner]) expect(saman.news(person)).toEqual([]);

  // moved on a Friday: a yes was to the day that it had
  await saman.jump('2026-09-18T13:00');
  const { id } = await second();
  const before = await second();
  await saman.as(leader, {
    ...{ type: 'gathering.move', gatheringId: id, startsOn: on('2026-10-15'), endsOn: null },
    ...{ startsAt: null, place: 'Hamar', reason: 'Rommet er opptatt' },
  });
  await saman.jump('2026-09-21T09:00');
  expect(saman.news(mayor)).toEqual([['gathering invite']]);
  expect(openFacts(mayor)).toMatchObject([{ movedFrom: { place: 'Rådhuset' } }]);
  expect(saman.news(steward)).toEqual([['gathering invite']]);
  expect(saman.news(owner)).toEqual([]);
  // a press on a card from before is no answer to the new day
  await saman.as(mayor, { type: 'gathering.answer', gatheringId: id, comes: true, asOf: asOf(before) });
  expect((await seenBy(mayor, id))?.answer).toBe('lapsed');
  await comes(mayor);
  expect((await seenBy(mayor, id))?.moves).toMatchObject([{ reason: 'Rommet er opptatt' }]);

  await saman.jump('2026-10-14T09:00');
  expect(saman.news(mayor)).toEqual([['gathering attend']]);
  // what was not told on its day, since nobody came by: five days before
  expect(saman.news(steward)).toEqual([['gathering invite']]);
  // on the day before, who comes is told at once that it is cancelled
  await saman.jump('2026-10-14T10:00');
  await saman.as(leader, { type: 'gathering.cancel', gatheringId: id, reason: 'Snøstorm' });
  const told = await world.database.query(
    `select person_id from delivery where view_key = 'gathering:${id}' and status = 'sent'`,
  );
  expect(told).toEqual([{ person_id: mayor.id }]);
  await saman.jump('2026-10-15T09:00');
  for (const person of [mayor, owner, steward]) expect(saman.news(person)).toEqual([]);
});

test('cancelled in good time: who had said yes is told in the next message, be it that same day', async () => {
  await saman.as(leader, plan());
  await saman.jump('2026-08-04T09:00');
  await comes(given.mayor);
  await comes(given.steward, false);
  for (const person of [given.mayor, given.steward]) saman.news(person);
  await saman.as(given.mayor, { type: 'reminders.save', on: [] });
  await saman.jump('2026-08-06T10:00');
  const { id } = await second();
  await saman.as(leader, { type: 'gathering.cancel', gatheringId: id, reason: 'Snøstorm' });
  await saman.tick();
  // also where gatherings are switched off: they would go there
  expect(saman.news(given.mayor)).toEqual([['gathering cancelled']]);
  expect(saman.news(given.steward)).toEqual([]);
  expect((await seenBy(given.steward, id))?.cancelled).toEqual({ reason: 'Snøstorm' });
  // its number is free again (NET-1)
  await saman.as(leader, plan('2026-10-22'));
  expect((await second()).id).not.toBe(id);
});

test('the theme day is asked for until one is planned, and again where it is cancelled (NET-2)', async () => {
  await saman.as(leader, plan());
  await saman.as(given.leader, { type: 'reminders.save', on: ['gathering'] });
  await saman.jump('2026-08-04T09:00');
  await comes(given.leader);
  await saman.jump('2026-08-27T09:00');
  expect(openFacts(given.leader)).toMatchObject([{ why: 'themeDay', forProject: given.projectId }]);
  const planned = await saman.as(given.leader, themeDay('2026-09-30'));
  expect(planned.kind).toBe('done');
  const digest = [...saman.shown.values()].find(({ items }) =>
    items.some(({ facts }) => facts.why === 'themeDay'),
  );
  expect(digest?.items.map(({ state }) => state)).toEqual(['done']);
  await saman.jump('2026-09-17T09:00');
  expect(openFacts(given.leader)?.map(({ why }) => why)).not.toContain('themeDay');
  const own = (await all()).find(({ of }) => of.kind === 'themeDay');
  // who plans what they lead comes, and is not asked
  const { gatherings } = world.services.store;
  expect(await gatherings.attendance(own?.id ?? '')).toMatchObject([
    { personId: given.leader.id, answer: 'yes', registeredBy: null },
  ]);
  await saman.as(given.owner, { type: 'gathering.cancel', gatheringId: own?.id ?? '', reason: 'Sykdom' });
  await saman.jump('2026-10-01T09:00');
  expect(openFacts(given.leader)?.map(({ why }) => why)).toContain('themeDay');
});

test('invited are those of the groups as they are now; PL speaks for whoever has no account', async () => {
  await saman.as(leader, plan());
  await saman.jump('2026-08-04T09:00');
  const { id } = await second();
  const newcomer = await world.person('Vara', world.elverum);
  const group = { projectId: given.projectId, groupKind: 'steering' } as const;
  await saman.as(given.leader, {
    ...{ type: 'group.add', ...group, person: { id: newcomer.id }, party: 'employees' },
  });
  await comes(given.steward);
  await saman.as(given.leader, { type: 'group.remove', ...group, personId: given.steward.id });
  await saman.jump('2026-08-05T09:00');
  expect(saman.news(newcomer)).toEqual([['gathering invite']]);
  // who has left is not counted, and may not even see it
  expect((await seenBy(given.leader, id))?.coming[0]?.counts.employees).toBe(0);
  expect(await seenBy(given.steward, id)).toBeNull();
  expect(codes(await comes(given.steward))).toEqual(['notFound']);

  const form = cardOf(await saman.as(given.leader, { type: 'gathering.register.form', gatheringId: id }));
  expect((form as Views['attendanceForm']).people).toEqual([{ id: given.chair.id, name: 'Utvalgsleder' }]);
  const register = (coming: readonly Id[]) =>
    saman.as(given.leader, { type: 'gathering.register', gatheringId: id, coming });
  await register([given.chair.id]);
  expect((await seenBy(given.mayor, id))?.coming).toMatchObject([
    { counts: { politicians: 1 }, names: ['Utvalgsleder'] },
  ]);
  // the programme's people see counts by party, never a name
  expect((await seenBy(leader, id))?.coming).toMatchObject([{ counts: { politicians: 1 }, names: [] }]);
  expect(codes(await register([given.mayor.id]))).toEqual(['personUnknown']);
  await register([]);
  expect((await seenBy(leader, id))?.comingCount).toBe(0);
});

test('in two projects of the network there is one invitation; a deputy never gets it', async () => {
  await aProject(world, 'Nærvær', ' 2');
  const projects = await world.services.store.projects.all();
  for (const { id: projectId } of projects)
    await world.services.store.transaction((tx) =>
      tx.projects.giveRole({
        ...{ projectId, personId: given.leader.id, role: 'pl', to: null },
        from: world.services.clock.now(),
      }),
    );
  await saman.as(leader, plan());
  await saman.as(given.leader, {
    ...{ type: 'pause.save', from: on('2026-08-04'), to: on('2026-08-28'), deputyId: given.steward.id },
  });
  await saman.jump('2026-08-04T09:00');
  expect(saman.news(given.steward)).toEqual([['gathering invite']]);
  // that a theme day is to be planned is PL's to do: the deputy may not
  await saman.jump('2026-08-27T09:00');
  expect(saman.news(given.steward)).toEqual([]);
  await saman.jump('2026-08-31T09:00');
  expect(saman.news(given.leader)).toEqual([['gathering invite', 'gathering themeDay']]);
  // which party is missing is passed on
  await saman.as(given.leader, {
    ...{ type: 'pause.save', from: on('2026-09-10'), to: on('2026-09-10'), deputyId: given.steward.id },
  });
  await saman.jump('2026-09-10T09:00');
  expect(saman.news(given.steward)).toEqual([['gathering parties']]);
});

test('two who plan it at once get one between them, and the same form sent twice is one (NET-1)', async () => {
  const other = await office('Sekretariat', 'secretariat');
  const replies = await Promise.all([
    saman.quickly(leader, plan()),
    saman.quickly(other, plan('2026-10-15', { leaderId: other.id })),
    saman.quickly(leader, plan()),
  ]);
  expect(await all()).toHaveLength(1);
  const refused = replies.filter(({ kind }) => kind !== 'done');
  expect([1, 2]).toContain(refused.length);
  for (const reply of refused) expect(codes(reply)).toEqual(['gatheringThere']);
});

test('who may: the network’s leader for the own, the secretariat for all, PA and PL for the theme day', async () => {
  const secretariat = await office('Sekretariat', 'secretariat');
  const stranger = await world.person('Ansatt', world.elverum);
  const north = { of: { kind: 'network', networkId: world.networkId('Kompetanse Nord'), number: 1 } };
  const leaders = { of: { kind: 'leaders' } };
  const refusals = async (person: Person, command: Command) => codes(await saman.quickly(person, command));
  for (const person of [given.leader, given.owner, given.mayor, stranger]) {
    expect(await refusals(person, plan())).toEqual(['notAllowed']);
    expect(await refusals(person, { type: 'gathering.form' })).toEqual(['notAllowed']);
  }
  for (const command of [plan('2026-10-08', north), plan('2026-10-08', leaders)]) {
    expect(await refusals(leader, command)).toEqual(['notAllowed']);
    expect((await saman.quickly(secretariat, command)).kind).toBe('done');
  }
  expect(await refusals(given.mayor, themeDay('2026-09-30'))).toEqual(['notAllowed']);
  expect(await refusals(stranger, themeDay('2026-09-30'))).toEqual(['notFound']);
  expect((await saman.quickly(given.owner, themeDay('2026-09-30'))).kind).toBe('done');
  const own = (await all()).find(({ of }) => of.kind === 'themeDay');
  const cancel: Command = { type: 'gathering.cancel', gatheringId: own?.id ?? '', reason: 'Sykdom' };
  for (const person of [given.mayor, secretariat, leader])
    expect(await refusals(person, cancel)).toEqual(['notAllowed']);
  expect(await refusals(stranger, cancel)).toEqual(['notFound']);
  // what lies ahead is each one's own
  const listed = async (person: Person) =>
    (cardOf(await saman.quickly(person, { type: 'gatherings.show' })) as Views['gatherings']).lines.map(
      ({ gathering }) => `${gathering.kind} ${gathering.name}`,
    );
  expect(await listed(stranger)).toEqual([]);
  expect(await listed(given.mayor)).toEqual(['themeDay Elverum']);
  expect(await listed(given.leader)).toEqual(['themeDay Elverum', expect.stringMatching(/^leaders/)]);
  expect(await listed(secretariat)).toHaveLength(3);
});
