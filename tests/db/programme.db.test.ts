import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aProject, aRound } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('PROG-3: a participant is in every cohort that lists it, in networks of others, with all their themes', async () => {
  const { seed, store } = database;
  const programmeId = newId();
  const [first, second] = [newId(), newId()];
  const [networkA, networkB, networkC] = [newId(), newId(), newId()];
  const [organisationId, otherId] = [newId(), newId()];
  const participantId = newId();
  await seed.addProgramme({ id: programmeId, name: 'Nyast', startsOn: '2090-01-01', endsOn: '2093-12-31' });
  for (const [index, id] of [first, second].entries())
    await seed.addCohort({ id, programmeId, number: index + 1 });
  for (const [id, cohortId] of [
    [networkA, first],
    [networkB, first],
    [networkC, second],
  ] as const)
    await seed.addNetwork({ id, cohortId, name: `Nettverk ${id}` });
  for (const id of [organisationId, otherId])
    await seed.addOrganisation({ id, name: `Kommune ${id}`, kind: 'municipality' });
  const organisationIds = [organisationId, otherId];
  await seed.addParticipant({ id: participantId, programmeId, name: 'To saman', organisationIds });
  const line = { participantId, organisationId, listed: true, group: 'To saman' };
  await seed.addListings([
    { ...line, cohortId: first, networkId: networkA, themes: ['sick-leave'] },
    {
      ...line,
      cohortId: first,
      networkId: networkB,
      themes: ['full-time', 'sick-leave'],
      organisationId: otherId,
    },
    { ...line, cohortId: second, networkId: networkC, themes: ['innovation'], listed: false },
  ]);
  const alone = newId();
  await seed.addParticipant({ id: alone, programmeId, name: 'Utan nettverk', organisationIds: [] });
  await seed.addListings([
    {
      participantId: alone,
      organisationId,
      cohortId: second,
      networkId: null,
      listed: true,
      group: null,
      themes: [],
    },
  ]);
  await seed.addListings([]);

  expect(await store.programmes.current()).toMatchObject({ id: programmeId, startsOn: '2090-01-01' });
  const participant = await store.programmes.participant(participantId);
  expect(participant).toEqual({
    id: participantId,
    programmeId,
    name: 'To saman',
    organisationIds: organisationIds.toSorted(),
    cohorts: [1],
    networkIds: [networkA, networkB, networkC].toSorted(),
    themes: ['sick-leave', 'full-time', 'innovation'],
  });
  const all = await store.programmes.participants(programmeId);
  expect(all).toHaveLength(2);
  expect(all).toContainEqual(participant);
  expect(all).toContainEqual({
    id: alone,
    programmeId,
    name: 'Utan nettverk',
    organisationIds: [],
    cohorts: [2],
    networkIds: [],
    themes: [],
  });
  expect((await store.programmes.networkNames([networkA, networkC])).toSorted()).toEqual(
    [`Nettverk ${networkA}`, `Nettverk ${networkC}`].toSorted(),
  );
  expect(await store.programmes.networkNames([])).toEqual([]);
  expect(await store.programmes.organisations([otherId])).toEqual([
    { id: otherId, name: `Kommune ${otherId}`, kind: 'municipality' },
  ]);
});

test('starting over empties everything, approved minutes and waiting jobs included, and can be begun anew', async () => {
  const { seed, store, mailbox } = database;
  const given = await aProject(database);
  const round = aRound(given);
  await store.transaction(async (tx) => {
    await tx.rounds.add(round);
    await tx.rounds.addMinutes({
      id: newId(),
      roundId: round.id,
      version: 1,
      document: { language: 'nn', title: '', subtitle: '', blocks: [] },
      digest: '',
      approvedBy: given.pa.id,
      approvedAt: round.openedAt,
    });
    await tx.notify([{ kind: 'refresh', view: { name: 'help' } }]);
  });
  const letter = {
    id: newId(),
    conversation: 'c',
    from: { kind: 'saman' },
    content: { kind: 'text', text: 'Hei' },
    sentAt: '2026-11-23T09:00:00Z',
  } as const;
  await mailbox.put(letter);
  expect(await seed.isEmpty()).toBe(false);
  expect(await seed.connections()).toContainEqual(
    expect.objectContaining({ id: given.connectionId, platform: 'web' }),
  );

  await seed.startOver();
  expect(await seed.isEmpty()).toBe(true);
  const left = (await database.everything()).filter((line) => !/^(pgboss\.(?!job )|drizzle\.)/.test(line));
  expect(left).toEqual([]);
  await aProject(database);
  expect((await mailbox.put(letter)).order).toBe(1);
});
