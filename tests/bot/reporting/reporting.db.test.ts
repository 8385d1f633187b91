import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import { show } from '../../../bot/conversation/showing.ts';
import { type View, viewKey } from '../../../bot/conversation/view.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { whoDelivers } from '../../../bot/reporting/reporting.ts';
import type { ReportingViews } from '../../../bot/reporting/reporting.views.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';
import { day } from './given.ts';

let world: World;
let given: GivenProject;
let secretariat: Person;

beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
  secretariat = await world.person('Sekretariat', world.loten);
  await world.database.seed.addProgrammeRole({
    ...{ personId: secretariat.id, programmeId: world.programmeId, role: 'secretariat', networkId: null },
  });
});
afterEach(() => world.close());

const store = () => world.services.store;
const does = (command: Command, by: Person = given.leader) => world.does(by, world.elverum, command);
const deadlines = () => store().reporting.ofProject(given.projectId);

const adds = (over: object = {}): Command => ({
  ...{ type: 'deadline.add', projectId: given.projectId, dueOn: day('2026-12-04'), contents: 'Regnskap' },
  ...{ year: null, amount: null, ...over },
});
const delivers = (deadlineId: Id, over: object = {}): Command => ({
  ...{ type: 'deadline.deliver', deadlineId, deliveredOn: day('2026-11-23'), reference: '26/1234' },
  ...{ parties: ['employees'], ...over },
});

async function aDeadline(over: object = {}): Promise<Id> {
  const before = (await deadlines()).map((one) => one.id);
  accepted(await does(adds(over)));
  const added = (await deadlines()).find((one) => !before.includes(one.id));
  if (!added) throw new Error('no deadline was added');
  return added.id;
}

/** Through the router, which checks permission. */
async function replied(
  person: Person,
  command: Command,
): Promise<{ view: string; codes: readonly string[] }> {
  const reply = await perform(world.services, await world.reader(person), command);
  if (reply.kind === 'nothing') return { view: 'nothing', codes: [] };
  const { refusals = [] } = reply.message.card as { refusals?: readonly { code: string }[] };
  return { view: reply.message.view.name, codes: refusals.map(({ code }) => code) };
}

async function seen<N extends keyof ReportingViews>(person: Person, view: View & { name: N }) {
  const message = await show(world.services, await world.reader(person), view);
  return message.view.name === 'gone' ? null : (message.card as ReportingViews[N]);
}

async function delivered(): Promise<{ told: string[]; refreshed: string[] }> {
  const told: string[] = [];
  const refreshed: string[] = [];
  await world.database.queue.start({
    async deliver(id) {
      const delivery = await store().deliveries.delivery(id);
      if (delivery) told.push(`${viewKey(delivery.view)} → ${delivery.personId ?? 'channel'}`);
      return { kind: 'done' };
    },
    async refresh(view) {
      refreshed.push(viewKey(view));
      return { kind: 'done' };
    },
    retract: () => Promise.resolve({ kind: 'done' }),
  });
  await world.database.queue.drain();
  return { told, refreshed };
}

const audited = async (what: string) =>
  world.database.query(`select details, project_id from audit_event where what = '${what}' order by at`);

describe('a project’s deadlines', () => {
  test('are recorded with a grant letter, and listed with its amount, the soonest first', async () => {
    await aDeadline({ dueOn: day('2027-03-01'), contents: 'Årsrapport', year: 2026, amount: 350_000 });
    await aDeadline({ year: 2026 });
    accepted(await does(adds({ year: 2026, amount: 400_000 })));
    const list = await seen(given.leader, { name: 'deadlines', id: given.projectId });
    expect(list).toMatchObject({
      open: [
        { contents: 'Regnskap', year: 2026, responsible: 'Prosjektleder', isLate: false },
        { contents: 'Årsrapport', year: 2026 },
      ],
      letters: [{ year: 2026, amount: 400_000 }],
      may: { add: true, deliver: true, move: true, handOver: true, many: false },
    });
    expect(await audited('letter.record')).toHaveLength(1);
    expect(await audited('letter.correct')).toMatchObject([
      { details: { year: 2026, amount: 400_000, before: 350_000 }, project_id: given.projectId },
    ]);
    expect(await audited('deadline.add')).toHaveLength(2);
    const { refreshed } = await delivered();
    expect(refreshed).toContain(`deadlines:${given.projectId}`);
    expect(refreshed).toContain(`project:${given.projectId}`);
  });

  test('the same form sent twice, also at once, records one', async () => {
    const outcomes = await Promise.all([does(adds()), does(adds()), does(adds())]);
    for (const outcome of outcomes) accepted(outcome);
    expect(await deadlines()).toHaveLength(1);
    expect(await audited('deadline.add')).toHaveLength(1);
  });

  test('a report is delivered once, says who is missing, and can be taken back (REP-3)', async () => {
    const deadlineId = await aDeadline();
    accepted(await does(delivers(deadlineId)));
    expect(codesOf(await does(delivers(deadlineId)))).toEqual(['reportDelivered']);
    expect(await seen(given.mayor, { name: 'deadline', id: deadlineId })).toMatchObject({
      delivered: { reference: '26/1234', parties: ['employees'], missing: ['politicians', 'administration'] },
      may: { deliver: false, undeliver: false, move: false, handOver: false },
    });
    expect(await seen(given.owner, { name: 'deadline', id: deadlineId })).toMatchObject({
      may: { undeliver: true },
    });
    expect((await seen(given.leader, { name: 'deadlines', id: given.projectId }))?.delivered).toMatchObject([
      { deadlineId, missing: ['politicians', 'administration'] },
    ]);
    accepted(await does({ type: 'deadline.undeliver', deadlineId }, given.owner));
    expect(await store().reporting.deadline(deadlineId)).toMatchObject({ status: 'open' });
    accepted(await does(delivers(deadlineId)));
    world.advance({ days: 31 });
    expect(codesOf(await does({ type: 'deadline.undeliver', deadlineId }))).toEqual(['deliveredLongAgo']);
    expect((await audited('deadline.deliver')).length + (await audited('deadline.undeliver')).length).toBe(3);
  });

  test('a deadline that is moved keeps its history', async () => {
    const deadlineId = await aDeadline();
    const to = (date: string, reason: string): Command => ({
      ...{ type: 'deadline.move', deadlineId, date: day(date), reason },
    });
    accepted(await does(to('2026-12-18', 'Revisor trenger tid')));
    accepted(await does(to('2026-12-18', 'Revisor trenger tid')));
    world.advance({ hours: 1 });
    accepted(await does(to('2026-12-11', 'Det går likevel'), given.owner));
    expect(codesOf(await does(to('2026-11-20', 'Før')))).toEqual(['dateInPast']);
    const shown = await seen(given.leader, { name: 'deadline', id: deadlineId });
    expect(shown?.dueOn.toString()).toBe('2026-12-11');
    expect(shown?.moves.map((move) => [`${move.fromDate}`, `${move.toDate}`, move.reason, move.by])).toEqual([
      ['2026-12-04', '2026-12-18', 'Revisor trenger tid', 'Prosjektleder'],
      ['2026-12-18', '2026-12-11', 'Det går likevel', 'Kommunedirektør'],
    ]);
  });

  test('are handed over to somebody of the project who can be reminded, and they are told', async () => {
    const deadlineId = await aDeadline();
    const to = (responsibleId: Id | null): Command => ({
      type: 'deadline.handover',
      deadlineId,
      responsibleId,
    });
    const stranger = await world.person('Fra Løten', world.loten);
    expect(codesOf(await does(to(stranger.id)))).toEqual(['personUnknown']);
    expect(codesOf(await does(to(given.chair.id)))).toEqual(['personUnknown']);
    const form = await seen(given.leader, { name: 'handOverForm', id: deadlineId });
    expect(form?.people.map((one) => one.name)).toEqual([
      ...['Hovedtillitsvalgt', 'Kommunedirektør', 'Ordfører', 'Prosjektleder'],
    ]);
    // whose it is not, may not
    expect(await replied(given.steward, delivers(deadlineId))).toMatchObject({ codes: ['reportNotYours'] });
    accepted(await does(to(given.steward.id)));
    accepted(await does(to(given.steward.id)));
    expect((await delivered()).told).toContain(`deadline:${deadlineId} → ${given.steward.id}`);
    expect(await audited('deadline.handover')).toHaveLength(1);
    expect(await seen(given.steward, { name: 'deadlines', id: given.projectId })).toMatchObject({
      open: [{ responsible: 'Hovedtillitsvalgt' }],
      may: { deliver: true, move: false, handOver: false, add: false },
    });
    expect(await replied(given.steward, delivers(deadlineId))).toMatchObject({ view: 'deadlines' });
  });

  test('whoever took it over and left leaves it to PL', async () => {
    const deadlineId = await aDeadline();
    accepted(await does({ type: 'deadline.handover', deadlineId, responsibleId: given.steward.id }));
    const left = { projectId: given.projectId, groupKind: 'steering', personId: given.steward.id } as const;
    accepted(await does({ type: 'group.remove', ...left }));
    expect(await replied(given.steward, delivers(deadlineId))).toMatchObject({ codes: ['notFound'] });
    const shown = await seen(given.leader, { name: 'deadline', id: deadlineId });
    expect(shown?.responsible).toBe('Prosjektleder');
    const stored = await store().reporting.deadline(deadlineId);
    expect(stored && whoDelivers(stored, { pl: given.leader.id, present: [given.leader.id] })).toBe(
      given.leader.id,
    );
  });

  test('the project shows the next one', async () => {
    const shown = async () => {
      const message = await show(world.services, await world.reader(given.mayor), {
        name: 'project',
        id: given.projectId,
      });
      return `${(message.card as { nextReport: unknown }).nextReport}`;
    };
    expect(await shown()).toBe('null');
    await aDeadline({ dueOn: day('2027-03-01'), contents: 'Årsrapport' });
    const first = await aDeadline();
    expect(await shown()).toBe('2026-12-04');
    accepted(await does(delivers(first)));
    expect(await shown()).toBe('2027-03-01');
  });

  test('words that name none mean the only open one, or all there are', async () => {
    const deliver: Command = { type: 'deadline.deliver.choose', projectId: given.projectId };
    const move: Command = { type: 'deadline.move.choose', projectId: given.projectId };
    expect(codesOf(await does(deliver))).toEqual(['noOpenDeadline']);
    const deadlineId = await aDeadline();
    expect(accepted(await does(deliver)).view).toEqual({ name: 'deliverForm', id: deadlineId });
    expect(accepted(await does(move)).view).toEqual({ name: 'moveDeadlineForm', id: deadlineId });
    await aDeadline({ contents: 'Status' });
    expect(accepted(await does(deliver)).view).toEqual({ name: 'deadlines', id: given.projectId });
  });
});

describe('who may', () => {
  test('the secretariat records and moves, and delivers nothing; it sees no names', async () => {
    expect(await replied(secretariat, adds())).toMatchObject({ view: 'deadlines' });
    const [deadline] = await deadlines();
    const deadlineId = deadline?.id ?? '';
    const move: Command = { type: 'deadline.move', deadlineId, date: day('2026-12-18'), reason: 'Ny plan' };
    expect(await replied(secretariat, move)).toMatchObject({ view: 'deadlines' });
    expect(await replied(secretariat, delivers(deadlineId))).toMatchObject({ codes: ['notAllowed'] });
    expect(await replied(secretariat, { type: 'deadline.undeliver', deadlineId })).toMatchObject({
      codes: ['notAllowed'],
    });
    const list = await seen(secretariat, { name: 'deadlines', id: given.projectId });
    expect(list).toMatchObject({
      open: [{ responsible: null }],
      moves: [{ by: null, reason: 'Ny plan' }],
      may: { add: true, move: true, deliver: false, handOver: false, many: true },
    });
  });

  test('a member sees, and records nothing', async () => {
    const deadlineId = await aDeadline();
    expect(await replied(given.mayor, adds({ contents: 'Noe annet' }))).toMatchObject({
      codes: ['notAllowed'],
    });
    expect(await replied(given.mayor, { type: 'deadline.deliver.form', deadlineId })).toMatchObject({
      codes: ['reportNotYours'],
    });
    expect(await seen(given.mayor, { name: 'deadlines', id: given.projectId })).toMatchObject({
      open: [{ deadlineId }],
      may: { add: false, deliver: false, move: false, handOver: false, many: false },
    });
    expect(await seen(given.mayor, { name: 'deliverForm', id: deadlineId })).not.toBeNull();
    expect(await deadlines()).toHaveLength(1);
  });

  test('a stranger sees nothing, not even that there is such a thing', async () => {
    const deadlineId = await aDeadline();
    const stranger = await world.person('Ansatt', world.elverum);
    const administrator = { ...(await world.person('Administrator', world.elverum)), isAdministrator: true };
    await store().transaction((tx) => tx.people.savePerson(administrator));
    for (const person of [stranger, administrator]) {
      for (const name of ['deadline', 'deliverForm', 'moveDeadlineForm', 'handOverForm'] as const)
        expect(await seen(person, { name, id: deadlineId })).toBeNull();
      expect(await seen(person, { name: 'deadlines', id: given.projectId })).toBeNull();
      expect(await replied(person, delivers(deadlineId))).toMatchObject({ codes: ['notFound'] });
      expect(await replied(person, { type: 'deadlines.show', projectId: given.projectId })).toMatchObject({
        codes: ['notFound'],
      });
      expect(await replied(person, { type: 'deadlines.many.form' })).toMatchObject({ codes: ['notAllowed'] });
      expect(await seen(person, { name: 'manyDeadlinesForm' })).toBeNull();
    }
  });
});

describe('what the secretariat enters', () => {
  test('is told to PL, once for a project; what the project enters itself is not', async () => {
    await aDeadline();
    world.advance({ minutes: 1 });
    const reply = await perform(
      world.services,
      await world.reader(secretariat, world.loten),
      adds({ contents: 'Årsrapport', dueOn: day('2027-03-01') }),
    );
    expect(reply.kind).toBe('done');
    const entered = (await deadlines()).find((one) => one.contents === 'Årsrapport');
    const { told } = await delivered();
    expect(told.filter((one) => one.startsWith('deadline'))).toEqual([
      `deadlineEntered:${entered?.id} → ${given.leader.id}`,
    ]);
    const view = { name: 'deadlineEntered', id: entered?.id ?? '' } as const;
    expect(await seen(given.leader, view)).toMatchObject({ isOpen: true, others: 0, contents: 'Årsrapport' });
    expect(await seen(given.mayor, view)).toBeNull();
  });
});

describe('whoever has one report of several', () => {
  test('is given its form, and no others to choose from', async () => {
    const id = await aDeadline();
    await aDeadline({ contents: 'Årsrapport', dueOn: day('2027-03-01') });
    accepted(await does({ type: 'deadline.handover', deadlineId: id, responsibleId: given.steward.id }));
    const chooses: Command = { type: 'deadline.deliver.choose', projectId: given.projectId };
    expect((await replied(given.steward, chooses)).view).toBe('deliverForm');
    expect((await replied(given.leader, chooses)).view).toBe('deadlines');
    const list = await seen(given.steward, { name: 'deadlines', id: given.projectId });
    expect(list?.open.map((one) => one.mayDeliver)).toEqual([true, false]);
    expect(list?.may.deliver).toBe(true);
  });
});
