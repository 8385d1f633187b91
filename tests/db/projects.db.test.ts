import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subject } from '../../bot/conversation/subject.ts';
import { newId } from '../../bot/id.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { StoreError } from '../../bot/ports/store-error.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAccount, aPerson, aProject, aRound, at } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);

describe('a project', () => {
  test('comes back as written and saved, by its people and its places', async () => {
    const given = await aProject(database);
    const saved = { ...given.project, name: 'Nytt', phase: 'evaluation' as const, sharesContents: true };
    await write((tx) => tx.projects.save(saved));
    const place = {
      id: newId(),
      projectId: given.project.id,
      kind: 'group' as const,
      connectionId: given.connectionId,
      externalId: 'kanal',
      open: true,
    };
    await write((tx) => tx.projects.addPlace(place));
    const { projects } = database.store;
    expect(await projects.project(given.project.id)).toEqual(saved);
    expect(await write((tx) => tx.projects.lock(given.project.id))).toEqual(saved);
    expect(await projects.all()).toContainEqual(saved);
    expect(await projects.ofPerson(given.pa.id)).toEqual([saved]);
    expect(await projects.ofPerson(newId())).toEqual([]);
    expect(await projects.byPlace(given.connectionId, 'kanal')).toEqual(saved);
    expect(await projects.byPlace(given.connectionId, 'ein annan')).toBeNull();
    expect(await projects.places(given.project.id)).toEqual([place]);
    expect(await projects.groups(given.project.id)).toEqual([given.steering]);
  });

  test('keeps who joined and who left (COOP-3), with one current place for each', async () => {
    const given = await aProject(database);
    const member = await aMember(database.store, given);
    const again = {
      id: newId(),
      groupId: given.steering.id,
      personId: member.id,
      party: 'politicians' as const,
      from: at('12:00'),
      to: null,
    };
    await expect(write((tx) => tx.projects.addMembership(again))).rejects.toThrow(StoreError);
    const [first] = await database.store.projects.memberships(given.project.id);
    if (!first) throw new Error('nobody joined');
    await write((tx) => tx.projects.endMembership(first.id, at('11:00')));
    await write((tx) => tx.projects.endMembership(first.id, at('11:30')));
    expect(await database.store.projects.ofPerson(member.id)).toEqual([]);
    await write((tx) => tx.projects.addMembership(again));
    expect(await database.store.projects.memberships(given.project.id)).toEqual([
      { ...first, to: at('11:00') },
      again,
    ]);
    expect(await database.store.projects.ofPerson(member.id)).toHaveLength(1);
  });

  test('has one PA at a time', async () => {
    const given = await aProject(database);
    const next = aPerson();
    await write((tx) => tx.people.addPerson(next));
    const role = { projectId: given.project.id, role: 'pa' as const };
    await write((tx) => tx.projects.giveRole({ ...role, personId: next.id, from: at('12:00'), to: null }));
    expect(await database.store.projects.roles(given.project.id)).toEqual([
      { ...role, personId: given.pa.id, from: at('08:00'), to: at('12:00') },
      { ...role, personId: next.id, from: at('12:00'), to: null },
    ]);
  });
});

describe('a standing', () => {
  test('has all that somebody is to a project, found by the project or by its round', async () => {
    const given = await aProject(database);
    const round = aRound(given);
    await write((tx) => tx.rounds.add(round));
    const member = await aMember(database.store, given, 'politicians');
    const office = { personId: member.id, programmeId: given.programmeId };
    await database.seed.addProgrammeRole({ ...office, role: 'network-leader', networkId: given.networkId });
    await write((tx) =>
      tx.projects.giveRole({
        projectId: given.project.id,
        personId: member.id,
        role: 'pl',
        from: at('12:00'),
        to: null,
      }),
    );
    const standing = {
      projectId: given.project.id,
      roles: ['pl'],
      memberships: [{ groupId: given.steering.id, kind: 'steering', party: 'politicians' }],
      offices: ['network-leader'],
      isAdministrator: false,
      sharesContents: false,
    };
    const { projects } = database.store;
    expect(await projects.standing(member.id, { projectId: given.project.id })).toEqual(standing);
    expect(await projects.standing(member.id, { roundId: round.id })).toEqual(standing);
    expect(await projects.standing(member.id, { roundId: newId() })).toBeNull();
    expect(await projects.standing(newId(), { projectId: given.project.id })).toBeNull();

    // the same with who somebody is, by their account
    const { people } = database.store;
    const account = anAccount(member, given.connectionId);
    await write((tx) => tx.people.addAccount(account));
    const behind = (about: Subject, externalId = account.externalId) =>
      people.behindAccountWith('web', given.connectionId, externalId, about);
    const person = await people.person(member.id);
    expect(await behind({ roundId: round.id })).toEqual({ person, standing });
    expect(await behind({ projectId: given.project.id })).toEqual({ person, standing });
    expect(await behind({ projectId: newId() })).toEqual({ person, standing: null });
    expect(await behind({ roundId: round.id }, 'nobody')).toBeNull();
  });

  test('has neither what has ended, nor the offices of other networks and programmes', async () => {
    const given = await aProject(database);
    const other = await aProject(database);
    const member = await aMember(database.store, given);
    const [membership] = await database.store.projects.memberships(given.project.id);
    await write((tx) => tx.projects.endMembership(membership?.id ?? '', at('11:00')));
    for (const office of [
      { role: 'network-leader' as const, programmeId: given.programmeId, networkId: other.networkId },
      { role: 'secretariat' as const, programmeId: other.programmeId, networkId: null },
    ])
      await database.seed.addProgrammeRole({ personId: member.id, ...office });
    expect(await database.store.projects.standing(member.id, { projectId: given.project.id })).toMatchObject({
      roles: [],
      memberships: [],
      offices: [],
    });
  });
});
