import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import { type View, viewKey } from '../../../bot/conversation/view.ts';
import type { Id } from '../../../bot/id.ts';
import { peopleLoaders } from '../../../bot/people/people.loaders.ts';
import type { Person } from '../../../bot/people/person.ts';
import type { JobHandlers } from '../../../bot/ports/queue.ts';
import { projectLoaders } from '../../../bot/project/project.loaders.ts';
import { projectContents } from '../../../bot/project/project-contents.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';

let world: World;
let given: GivenProject;

beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
});

afterEach(() => world.close());

const does = (command: Command, by: Person = given.leader) => world.does(by, world.elverum, command);
const store = () => world.services.store;

/** What was told to whom and brought up to date, from the queue. */
async function delivered(): Promise<{ told: string[]; refreshed: string[] }> {
  const told: string[] = [];
  const refreshed: string[] = [];
  const handlers: JobHandlers = {
    async deliver(id) {
      const delivery = await store().deliveries.delivery(id);
      if (delivery) told.push(`${viewKey(delivery.view)} → ${delivery.personId ?? 'channel'}`);
      return { kind: 'done' };
    },
    async refresh(view: View) {
      refreshed.push(viewKey(view));
      return { kind: 'done' };
    },
    retract: () => Promise.resolve({ kind: 'done' }),
  };
  await world.database.queue.start(handlers);
  await world.database.queue.drain();
  return { told: told.sort(), refreshed };
}

const add = (person: { id: Id } | { newName: string }): Command => ({
  type: 'group.add',
  projectId: given.projectId,
  groupKind: 'steering',
  person,
  party: 'employees',
});
const remove = (personId: Id): Command => ({
  type: 'group.remove',
  projectId: given.projectId,
  groupKind: 'steering',
  personId,
});

describe('a new project', () => {
  test('is told to PA, PL and the channel, once each', async () => {
    const { told } = await delivered();
    const view = `project:${given.projectId}`;
    expect(told).toEqual(
      [`${view} → ${given.owner.id}`, `${view} → ${given.leader.id}`, `${view} → channel`].sort(),
    );
  });

  test('is found by its channel', async () => {
    const place = (await store().projects.places(given.projectId))[0];
    expect(place).toMatchObject({ kind: 'group', connectionId: world.elverum });
    const found = await store().projects.byPlace(world.elverum, place?.externalId ?? '');
    expect(found?.id).toBe(given.projectId);
  });

  const newProject = (participant: string): Command => ({
    type: 'project.create',
    name: 'Et prosjekt til',
    participant,
    themes: [],
    language: 'nb',
    timeZone: 'Europe/Oslo',
    groupPlace: null,
    openPlace: null,
    pa: given.owner.id,
    pl: given.leader.id,
    groupKind: 'project',
    members: [],
  });

  test('is made for what one’s own organisation takes part in, by the secretariat for anybody', async () => {
    expect(codesOf(await does(newProject('Løten')))).toEqual(['notAllowed']);
    expect(codesOf(await does(newProject('Bø')))).toEqual(['participantAmbiguous']);
    expect(codesOf(await does(newProject('Atlantis')))).toEqual(['participantUnknown']);
    expect(codesOf(await does(newProject('elverum kommune')))).toEqual([]);
    await world.database.seed.addProgrammeRole({
      personId: given.leader.id,
      programmeId: world.programmeId,
      role: 'secretariat',
      networkId: null,
    });
    expect(codesOf(await does(newProject('Løten')))).toEqual([]);
    expect(codesOf(await does(newProject('Bø i Nordland')))).toEqual([]);
  });

  test('the form offers one’s own participant and the people of the workspace', async () => {
    await world.person('Fra Løten', world.loten);
    const form = await projectLoaders.projectForm(
      {
        services: world.services,
        repositories: store(),
        reader: await world.reader(given.leader),
        standing: null,
      },
      { name: 'projectForm' },
      { values: {}, refusals: [] },
    );
    expect(form).toMatchObject({ ownParticipant: 'Elverum', participantNames: ['Elverum'], places: [] });
    expect(form?.people.map((one) => one.name)).toEqual([
      'Hovedtillitsvalgt',
      'Kommunedirektør',
      'Ordfører',
      'Prosjektleder',
    ]);
  });
});

describe('a group that changes', () => {
  test('keeps when somebody joined and left (COOP-3), and shows a party that is missing (COOP-1)', async () => {
    world.advance({ days: 30 });
    accepted(await does(remove(given.steward.id)));
    const standing = await store().projects.standing(given.leader.id, { projectId: given.projectId });
    const shown = await projectContents(store(), standing, given.projectId);
    expect(shown?.groups[0]).toMatchObject({ missing: ['employees'], joined: 0, left: 1 });
    accepted(await does(add({ id: given.steward.id })));
    const again = await projectContents(store(), standing, given.projectId);
    expect(again?.groups[0]).toMatchObject({ missing: [], joined: 1, left: 1 });
    const [ended] = (await store().projects.memberships(given.projectId)).filter((one) => one.to !== null);
    expect(ended?.to?.equals(world.services.clock.now())).toBe(true);
  });

  test('a project group is made when its first member comes', async () => {
    accepted(await does({ ...add({ id: given.steward.id }), groupKind: 'project' } as Command));
    const groups = await store().projects.groups(given.projectId);
    expect(groups.map((one) => one.kind).sort()).toEqual(['project', 'steering']);
  });

  test('people of another workspace cannot be named, those of the project can', async () => {
    const foreign = await world.person('Fra Løten', world.loten);
    expect(codesOf(await does(add({ id: foreign.id })))).toEqual(['personUnknown']);
    accepted(await does(remove(given.chair.id)));
    const form = await projectLoaders.groupForm(
      {
        services: world.services,
        repositories: store(),
        reader: await world.reader(given.leader),
        standing: null,
      },
      { name: 'groupForm', id: given.projectId },
      { values: {}, refusals: [] },
    );
    expect(form?.people.map((one) => one.name)).toEqual([
      'Hovedtillitsvalgt',
      'Kommunedirektør',
      'Ordfører',
      'Prosjektleder',
      'Utvalgsleder',
    ]);
    expect(form).toMatchObject({ pa: given.owner.id, pl: given.leader.id });
    expect(codesOf(await does(add({ id: given.chair.id })))).toEqual([]);
  });
});

describe('a group that changes while its round is open', () => {
  test('who joins is asked at once; who leaves is no longer waited for', async () => {
    const roundId = await openRound(world, given);
    const newcomer = await world.person('Hovedverneombud', world.elverum);
    accepted(await does(add({ id: newcomer.id })));
    accepted(await does(remove(given.mayor.id)));
    const { told, refreshed } = await delivered();
    expect(told).toContain(`ballot:${roundId} → ${newcomer.id}`);
    for (const name of ['progress', 'roundStatus', 'ballot'])
      expect(refreshed).toContain(`${name}:${roundId}`);
    const standing = await store().projects.standing(given.mayor.id, { roundId });
    expect(standing?.memberships).toEqual([]);
  });

  test('who joins without an account gets a link, which PL passes on; the same one after coming again', async () => {
    const roundId = await openRound(world, given);
    accepted(await does(add({ newName: 'Vara' })));
    const links = await store().links.of({ roundId });
    expect(links).toHaveLength(2);
    accepted(await does(remove(given.chair.id)));
    accepted(await does(add({ id: given.chair.id })));
    expect((await store().links.of({ roundId })).map((one) => one.id).sort()).toEqual(
      links.map((one) => one.id).sort(),
    );
    const { told } = await delivered();
    expect(told.filter((one) => one.startsWith('answerLinks'))).toEqual([
      `answerLinks:${roundId} → ${given.leader.id}`,
    ]);
  });

  test('a new PL gets the links, a new PA the status', async () => {
    const roundId = await openRound(world, given);
    const role = (which: 'pa' | 'pl'): Command => ({
      type: 'role.give',
      projectId: given.projectId,
      role: which,
      personId: given.mayor.id,
    });
    accepted(await does(role('pl')));
    accepted(await does(role('pa')));
    accepted(await does(role('pa')));
    const { told } = await delivered();
    const toMayor = told.filter((one) => one.endsWith(given.mayor.id));
    expect(toMayor).toEqual(
      [
        `answerLinks:${roundId} → ${given.mayor.id}`,
        `ballot:${roundId} → ${given.mayor.id}`,
        `project:${given.projectId} → ${given.mayor.id}`,
        `project:${given.projectId} → ${given.mayor.id}`,
        `roundStatus:${roundId} → ${given.mayor.id}`,
      ].sort(),
    );
    const roles = await store().projects.roles(given.projectId);
    expect(roles.filter((one) => one.to === null).map((one) => one.personId)).toEqual([
      given.mayor.id,
      given.mayor.id,
    ]);
    expect(roles).toHaveLength(4);
  });
});

describe('home', () => {
  const homeOf = async (person: Person) => {
    const home = await peopleLoaders.home(
      {
        services: world.services,
        repositories: store(),
        reader: await world.reader(person),
        standing: null,
      },
      { name: 'home' },
      { values: {}, refusals: [] },
    );
    if (!home) throw new Error('there is no home');
    return home;
  };

  test('says what waits for one’s answer, until it is given', async () => {
    const roundId = await openRound(world, given);
    expect((await homeOf(given.mayor)).waiting).toMatchObject([{ roundId, hasDraft: false }]);
    // PL leads, and is not in the steering group
    expect((await homeOf(given.leader)).waiting).toEqual([]);
    accepted(await does({ type: 'answer.draft', roundId, values: { comment: 'senere' } }, given.mayor));
    expect((await homeOf(given.mayor)).waiting).toMatchObject([{ roundId, hasDraft: true }]);
    const grades = { need: 4, solution: 4, 'project-leader': 4, team: 4, anchoring: 4 };
    accepted(await does({ type: 'answer.give', roundId, grades, reasons: {}, comment: '' }, given.mayor));
    const home = await homeOf(given.mayor);
    expect(home.waiting).toEqual([]);
    expect(home.projects).toMatchObject([
      { id: given.projectId, participant: 'Elverum', roles: ['steering'], openRoundId: roundId },
    ]);
  });

  test('a network leader follows the projects of the network, and no others', async () => {
    const [inside, outside] = await Promise.all(
      ['Nettverksleder øst', 'Nettverksleder nord'].map((name) => world.person(name, world.loten)),
    );
    const give = (person: Person | undefined, network: string) =>
      world.database.seed.addProgrammeRole({
        personId: person?.id ?? '',
        programmeId: world.programmeId,
        role: 'network-leader',
        networkId: world.networkId(network),
      });
    await give(inside, 'Heltid/deltid Øst');
    await give(outside, 'Kompetanse Nord');
    if (!inside || !outside) throw new Error('somebody is missing');
    expect((await homeOf(inside)).followed.map((one) => one.id)).toEqual([given.projectId]);
    expect((await homeOf(outside)).followed).toEqual([]);
  });

  test('a stranger in the same workspace finds nothing but the way to begin', async () => {
    const stranger = await world.person('Ansatt', world.elverum);
    expect(await homeOf(stranger)).toMatchObject({
      waiting: [],
      projects: [],
      followed: [],
      may: { createProject: true },
    });
  });
});
