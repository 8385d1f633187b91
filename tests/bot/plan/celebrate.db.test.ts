import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { show } from '../../../bot/conversation/showing.ts';
import type { View, Views } from '../../../bot/conversation/view.ts';
import { routesOf } from '../../../bot/delivery/routes.ts';
import { type Id, newId } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { celebrateDue } from '../../../bot/plan/celebrate.ts';
import type { ChatAdapter } from '../../../bot/ports/chat.ts';
import type { Store } from '../../../bot/ports/store.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';

// 10:00 on a Monday in Oslo
let world: World;
let given: GivenProject;
beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
});
afterEach(() => world.close());

const does = (person: Person, command: Command) => world.does(person, world.elverum, command);

async function aMilestone(over: Partial<Extract<Command, { type: 'milestone.add' }>> = {}): Promise<Id> {
  const answered = accepted(
    await does(given.leader, {
      type: 'milestone.add',
      projectId: given.projectId,
      wording: 'Alle avdelinger har prøvd turnusen',
      criterion: 'Tre måneder hver',
      dueOn: Temporal.PlainDate.from('2026-12-04'),
      responsibleId: given.steward.id,
      isDecisionPoint: false,
      activities: [],
      audience: [given.mayor.id],
      tellsOpenly: false,
      celebration: 'Kake',
      ...over,
    }),
  );
  return 'id' in answered.view ? answered.view.id : '';
}

const reach = (milestoneId: Id, person = given.steward) =>
  does(person, { type: 'milestone.reach', milestoneId, result: 'Ti fikk hel stilling.' });

const told = async (id: Id) =>
  (
    await world.database.query(
      `select view_key, person_id, project_id from delivery where view ->> 'id' = '${id}' order by view_key`,
    )
  ).map((row) => [String(row.view_key).split(':')[0], row.person_id ?? row.project_id]);

const addOpenChannel = () =>
  world.services.store.transaction((tx) =>
    tx.projects.addPlace({
      id: newId(),
      projectId: given.projectId,
      kind: 'open',
      connectionId: world.elverum,
      externalId: 'alle',
      open: true,
    }),
  );

describe('celebrating (MILE-3)', () => {
  test('after ten minutes the group, the audience and PL are told, once for ever', async () => {
    const id = await aMilestone();
    accepted(await reach(id));
    world.advance({ minutes: 9, seconds: 59 });
    expect(await celebrateDue(world.services)).toBe(0);
    expect(await told(id)).toEqual([]);
    world.advance({ seconds: 1 });
    expect(await celebrateDue(world.services)).toBe(1);
    const expected = [
      ['celebration', given.projectId],
      ['celebrationTold', given.mayor.id],
      ['newsDraft', given.leader.id],
    ];
    expect(await told(id)).toEqual(expected);
    for (let nth = 0; nth < 3; nth += 1) {
      world.advance({ hours: 7 });
      expect(await celebrateDue(world.services)).toBe(0);
    }
    expect(await told(id)).toEqual(expected);
  });

  test('two processes at the same moment celebrate once', async () => {
    const id = await aMilestone();
    accepted(await reach(id));
    world.advance({ minutes: 10 });
    const counts = await Promise.all([1, 2, 3].map(() => celebrateDue(world.services)));
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect((await told(id)).length).toBe(3);
  });

  test('the open channel is told where the plan says so, and there is one', async () => {
    const without = await aMilestone({ tellsOpenly: true });
    accepted(await reach(without));
    world.advance({ minutes: 10 });
    await celebrateDue(world.services);
    expect((await told(without)).map(([name]) => name)).not.toContain('celebrationOpen');
    await addOpenChannel();
    const [quiet, open] = [
      await aMilestone({ wording: 'Stille' }),
      await aMilestone({ wording: 'Åpen', tellsOpenly: true }),
    ];
    for (const id of [quiet, open]) accepted(await reach(id));
    world.advance({ minutes: 10 });
    expect(await celebrateDue(world.services)).toBe(2);
    expect((await told(quiet)).map(([name]) => name)).not.toContain('celebrationOpen');
    expect(await told(open)).toContainEqual(['celebrationOpen', given.projectId]);
  });

  test('what is for all goes to the open channel alone, and what is the group’s to the group’s', async () => {
    await addOpenChannel();
    const id = await aMilestone({ tellsOpenly: true });
    accepted(await reach(id));
    world.advance({ minutes: 10 });
    await celebrateDue(world.services);
    const { store } = world.services;
    const services = { ...world.services, adapters: [{ name: 'web' } as ChatAdapter] };
    const group = (await store.projects.places(given.projectId)).find((place) => place.kind === 'group');
    const goesTo = async (name: 'celebration' | 'celebrationOpen') => {
      const [row] = await world.database.query(`select id from delivery where view_key = '${name}:${id}'`);
      const delivery = await store.deliveries.delivery(String(row?.id));
      return delivery && (await routesOf(services, delivery)).ways.map(({ address }) => address);
    };
    const at = { kind: 'channel', connectionId: world.elverum };
    expect(await goesTo('celebrationOpen')).toEqual([{ ...at, externalId: 'alle' }]);
    expect(await goesTo('celebration')).toEqual([{ ...at, externalId: group?.externalId }]);
  });

  test('outside office hours it waits for the next working day at 08:00, in the project’s time zone', async () => {
    // 15:55 on Friday
    world.advance({ days: 4, hours: 5, minutes: 55 });
    const id = await aMilestone();
    accepted(await reach(id));
    world.advance({ minutes: 10 });
    expect(await celebrateDue(world.services)).toBe(0);
    world.advance({ days: 2 });
    expect(await celebrateDue(world.services)).toBe(0);
    world.advance({ hours: 15, minutes: 54 });
    expect(await celebrateDue(world.services)).toBe(0);
    world.advance({ minutes: 1 });
    expect(await celebrateDue(world.services)).toBe(1);
  });

  test('what was taken back is not celebrated; reached again, it is, with the new result', async () => {
    const id = await aMilestone();
    accepted(await reach(id));
    world.advance({ minutes: 5 });
    expect(codesOf(await does(given.leader, { type: 'milestone.unreach', milestoneId: id }))).toEqual([
      'onlyWhoPressed',
    ]);
    accepted(await does(given.steward, { type: 'milestone.unreach', milestoneId: id }));
    world.advance({ minutes: 10 });
    expect(await celebrateDue(world.services)).toBe(0);
    accepted(await reach(id));
    expect(codesOf(await does(given.steward, { type: 'milestone.unreach', milestoneId: id }))).toEqual([]);
    accepted(await reach(id, given.leader));
    world.advance({ minutes: 10 });
    expect(codesOf(await does(given.leader, { type: 'milestone.unreach', milestoneId: id }))).toEqual([
      'takeBackOver',
    ]);
    expect(await celebrateDue(world.services)).toBe(1);
  });

  test('one that cannot be celebrated does not hold up the others', async () => {
    const ids = [await aMilestone(), await aMilestone({ wording: 'En til' })];
    for (const id of ids) accepted(await reach(id));
    world.advance({ minutes: 10 });
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
    await expect(celebrateDue({ ...world.services, store: failingOnce })).rejects.toThrow('the first one');
    expect(await celebrateDue(world.services)).toBe(1);
  });
});

describe('changes', () => {
  test('the same form sent twice makes one milestone, and one move', async () => {
    const id = await aMilestone();
    expect(await aMilestone()).toBe(id);
    const move = {
      type: 'milestone.move',
      milestoneId: id,
      dueOn: Temporal.PlainDate.from('2026-12-11'),
      reason: 'Vi venter på tall',
    } as const;
    accepted(await does(given.leader, move));
    accepted(await does(given.leader, move));
    expect(await world.services.store.milestones.moves(id)).toHaveLength(1);
  });

  test('PA hears of a second move, once', async () => {
    const id = await aMilestone();
    for (const [index, person] of [given.steward, given.leader, given.leader].entries())
      accepted(
        await does(person, {
          type: 'milestone.move',
          milestoneId: id,
          dueOn: Temporal.PlainDate.from('2026-12-11').add({ weeks: index }),
          reason: 'Vi venter på tall',
        }),
      );
    expect(await told(id)).toEqual([['milestoneSlipped', given.owner.id]]);
  });

  test('only who answers for it moves it or says that it is reached', async () => {
    const milestoneId = await aMilestone();
    const dueOn = Temporal.PlainDate.from('2026-12-11');
    const commands: readonly Command[] = [
      { type: 'milestone.reach', milestoneId, result: 'x' },
      { type: 'milestone.move', milestoneId, dueOn, reason: 'x' },
      { type: 'activities.tick', milestoneId, done: [] },
    ];
    for (const command of commands)
      expect(codesOf(await does(given.mayor, command)), command.type).toEqual(['onlyResponsible']);
  });

  test('each leaves an audit event that names the milestone and says nothing of its contents', async () => {
    const id = await aMilestone();
    accepted(await reach(id));
    world.advance({ minutes: 10 });
    await celebrateDue(world.services);
    const events = await world.database.query(
      `select what, details::text as details from audit_event where details ->> 'milestoneId' = '${id}' order by at, what`,
    );
    expect(events.map((event) => event.what)).toEqual([
      'milestone.add',
      'milestone.reach',
      'milestone.celebrate',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/stilling|Kake|avdelinger/);
  });
});

describe('what somebody sees', () => {
  const sees = async (person: Person, view: View) =>
    (await show(world.services, await world.reader(person), view)).view.name;

  test('whom the plan tells sees the celebration alone, and only when there is one', async () => {
    const stranger = await world.person('Avisen', world.elverum);
    const id = await aMilestone({ audience: [stranger.id] });
    accepted(await reach(id));
    expect(await sees(stranger, { name: 'celebrationTold', id })).toBe('gone');
    world.advance({ minutes: 10 });
    await celebrateDue(world.services);
    expect(await sees(stranger, { name: 'celebrationTold', id })).toBe('celebrationTold');
    for (const name of ['milestone', 'celebration', 'newsDraft'] as const)
      expect(await sees(stranger, { name, id }), name).toBe('gone');
    const other = await world.person('En annen', world.elverum);
    expect(await sees(other, { name: 'celebrationTold', id })).toBe('gone');
  });

  test('the programme’s people see milestones and dates, without names and reasons (domain §3)', async () => {
    const secretary = await world.person('Sekretariat', world.elverum);
    await world.database.seed.addProgrammeRole({
      personId: secretary.id,
      programmeId: world.programmeId,
      role: 'secretariat',
      networkId: null,
    });
    const id = await aMilestone();
    const dueOn = Temporal.PlainDate.from('2026-12-11');
    accepted(await does(given.leader, { type: 'milestone.move', milestoneId: id, dueOn, reason: 'Sykdom' }));
    const card = JSON.stringify(
      (await show(world.services, await world.reader(secretary), { name: 'milestone', id })).card,
    );
    expect(card).toContain('Alle avdelinger');
    expect(card).not.toMatch(/Sykdom|Hovedtillitsvalgt|Ordfører/);
    const line = JSON.stringify(
      (await show(world.services, await world.reader(secretary), { name: 'milestones', id: given.projectId }))
        .card,
    );
    expect(line).toContain('Alle avdelinger');
    expect(line).not.toMatch(/Hovedtillitsvalgt/);
  });
});

test('whom Saman cannot tell anything is not among those who should know the result (MILE-2)', async () => {
  const added = await does(given.leader, {
    ...{ type: 'milestone.add', projectId: given.projectId, wording: 'Vedtatt', criterion: 'Saken' },
    ...{ dueOn: Temporal.PlainDate.from('2026-12-04'), responsibleId: given.chair.id },
    ...{ isDecisionPoint: false, activities: [], audience: [given.chair.id], tellsOpenly: false },
    celebration: 'Kake',
  });
  expect(codesOf(added)).toEqual(['personUnknown']);
  const { card } = await show(world.services, await world.reader(given.leader), {
    name: 'milestoneForm',
    id: given.projectId,
  });
  const { people, responsibles } = card as Views['milestoneForm'];
  expect(people.map(({ name }) => name)).not.toContain('Utvalgsleder');
  expect(responsibles.map(({ name }) => name)).toContain('Utvalgsleder');
});
