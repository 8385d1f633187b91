import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAccount, anAnswer, aPerson, aProject, aRound, at } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);

describe('persons and accounts', () => {
  test('come back as written, and by each way to look for them', async () => {
    const { connectionId, organisationId } = await aProject(database);
    const person = aPerson();
    const account = anAccount(person, connectionId);
    const saved = { ...person, name: 'Varaordførar', preferredAccountId: account.id };
    await write(async (tx) => {
      await tx.people.addPerson(person);
      await tx.people.addAccount(account);
      await tx.people.savePerson(saved);
    });
    const { people } = database.store;
    expect(await people.person(person.id)).toEqual(saved);
    expect(await people.persons([person.id, newId()])).toEqual([saved]);
    expect(await people.persons([])).toEqual([]);
    expect(await people.account('web', connectionId, account.externalId)).toEqual(account);
    expect(await people.account('slack', connectionId, account.externalId)).toBeNull();
    expect(await people.accountById(account.id)).toEqual(account);
    expect(await people.accountsOf(person.id)).toEqual([account]);
    expect(await people.onConnection(connectionId)).toEqual([saved]);
    expect(await people.connection(connectionId)).toMatchObject({ platform: 'web', endedAt: null });
    expect(await people.connection(newId())).toBeNull();
    expect(await people.organisationOf(connectionId)).toMatchObject({ id: organisationId });
  });

  test('an account of a platform is one person’s only', async () => {
    const { connectionId } = await aProject(database);
    const person = aPerson();
    const account = anAccount(person, connectionId);
    await write((tx) => tx.people.addPerson(person));
    await write((tx) => tx.people.addAccount(account));
    await expect(write((tx) => tx.people.addAccount({ ...account, id: newId() }))).rejects.toMatchObject({
      name: 'StoreError',
      unavailable: false,
      constraint: 'account_platform_connectionId_externalId_unique',
    });
  });

  test('a code is used once', async () => {
    const code = { id: newId(), codeHash: newId(), personId: null, expiresAt: at('12:00'), usedAt: null };
    await write((tx) => tx.people.addCode(code));
    await write((tx) => tx.people.useCode(code.id, at('11:00')));
    await write((tx) => tx.people.useCode(code.id, at('11:30')));
    expect(await write((tx) => tx.people.codeByHash(code.codeHash))).toEqual({
      ...code,
      usedAt: at('11:00'),
    });
    expect(await write((tx) => tx.people.codeByHash('another'))).toBeNull();
  });
});

test('merging makes one of two persons, and what the one has already stands', async () => {
  const given = await aProject(database);
  const into = await aMember(database.store, given, 'politicians');
  const from = await aMember(database.store, given, 'employees');
  const rounds = [aRound(given, 1), aRound(given, 2)] as const;
  const account = anAccount(from, given.connectionId);
  const link = {
    id: newId(),
    purpose: 'answer' as const,
    personId: from.id,
    about: { roundId: rounds[0].id },
    boundTo: null,
    createdAt: at('09:00'),
    expiresAt: null,
    replacedAt: null,
  };
  const office = { programmeId: given.programmeId, role: 'secretariat' as const, networkId: null };
  await database.seed.addProgrammeRole({ personId: from.id, ...office });
  await database.seed.addProgrammeRole({ personId: into.id, ...office });
  await database.seed.addProgrammeRole({
    personId: from.id,
    programmeId: given.programmeId,
    role: 'network-leader',
    networkId: given.networkId,
  });
  await write(async (tx) => {
    await tx.people.addAccount(account);
    await tx.people.savePerson({ ...from, preferredAccountId: account.id });
    await tx.projects.giveRole({
      projectId: given.project.id,
      personId: from.id,
      role: 'pl',
      from: at('08:00'),
      to: null,
    });
    for (const round of rounds) {
      await tx.rounds.add(round);
      await tx.rounds.giveAnswer(anAnswer(round.id, from.id, 1));
      if (round === rounds[1]) continue;
      await tx.rounds.giveAnswer(anAnswer(round.id, into.id, 5));
      const { id: _id, ...facts } = round;
      await tx.rounds.close({
        id: round.id,
        ...facts,
        status: 'closed',
        closedAt: at('15:00'),
        closedBy: 'pa',
        completeness: 'complete',
        resultShown: true,
        turnout: {
          politicians: { members: 1, answered: 1 },
          administration: { members: 0, answered: 0 },
          employees: { members: 1, answered: 1 },
        },
      });
    }
    await tx.links.add(link);
    await tx.notify([
      { kind: 'tell', to: { kind: 'person', personId: from.id }, view: { name: 'help' }, dedupeKey: newId() },
    ]);
  });
  await write((tx) => tx.people.merge(from.id, into.id, at('16:00')));

  const { people, projects, links, programmes } = database.store;
  expect(await people.accountsOf(into.id)).toEqual([{ ...account, personId: into.id }]);
  expect(await people.accountsOf(from.id)).toEqual([]);
  expect(await people.person(from.id)).toEqual({ ...from, preferredAccountId: null });
  // who had no account is reached in the one that came with it
  expect(await people.person(into.id)).toEqual({ ...into, preferredAccountId: account.id });
  expect(await projects.memberships(given.project.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ personId: from.id, to: at('16:00') }),
      expect.objectContaining({ personId: into.id, to: null, party: 'politicians' }),
    ]),
  );
  expect((await projects.roles(given.project.id)).find(({ role }) => role === 'pl')?.personId).toBe(into.id);
  expect((await links.link(link.id))?.personId).toBe(into.id);
  expect((await programmes.rolesOf(into.id)).map(({ role }) => role).toSorted()).toEqual([
    'network-leader',
    'secretariat',
  ]);
  expect(await programmes.rolesOf(from.id)).toEqual([]);
  const answers = await Promise.all(rounds.map(({ id }) => database.store.rounds.answers(id)));
  expect(answers.map((found) => found.map(({ personId, grades }) => [personId, grades.need]))).toEqual([
    [[into.id, 5]],
    [[into.id, 1]],
  ]);
  expect(await database.query(`select 1 from delivery where person_id = '${from.id}'`)).toEqual([]);
});
