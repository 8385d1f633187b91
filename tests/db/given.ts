import { Temporal } from 'temporal-polyfill';
import type { Answer, ClosedRound, OpenRound } from '../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds } from '../../bot/evaluation/scale.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Account, Person } from '../../bot/people/person.ts';
import type { ProgrammeSeed } from '../../bot/ports/seed.ts';
import type { Store } from '../../bot/ports/store.ts';
import type { Group, Party, Project } from '../../bot/project/project.ts';

/** A moment of the tests: some hours, minutes and microseconds into 2026-11-23. */
export const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-11-23T${time}Z`);

export interface Given {
  readonly connectionId: Id;
  readonly organisationId: Id;
  readonly programmeId: Id;
  readonly participantId: Id;
  readonly networkId: Id;
  readonly project: Project;
  readonly steering: Group;
  readonly pa: Person;
}

export const aPerson = (name = 'Ordførar'): Person => ({
  id: newId(),
  name,
  language: 'nn',
  timeZone: 'Europe/Oslo',
  isAdministrator: false,
  preferredAccountId: null,
});

export const anAccount = (person: Person, connectionId: Id): Account => ({
  id: newId(),
  platform: 'web',
  connectionId,
  externalId: `account-${person.id}`,
  personId: person.id,
  kind: 'member',
});

/** A programme with one participant, and a project of it with a steering group and a PA. */
export async function aProject({ store, seed }: { store: Store; seed: ProgrammeSeed }): Promise<Given> {
  const [organisationId, connectionId, programmeId, participantId, cohortId, networkId] = Array.from(
    { length: 6 },
    newId,
  ) as [Id, Id, Id, Id, Id, Id];
  await seed.addOrganisation({ id: organisationId, name: 'Ein kommune', kind: 'municipality' });
  await seed.addConnection({ id: connectionId, platform: 'web', externalId: newId(), organisationId });
  await seed.addProgramme({ id: programmeId, name: 'Saman', startsOn: '2024-01-01', endsOn: '2027-12-31' });
  await seed.addCohort({ id: cohortId, programmeId, number: 1 });
  await seed.addNetwork({ id: networkId, cohortId, name: 'Omdømme' });
  await seed.addParticipant({
    id: participantId,
    programmeId,
    name: 'Ein kommune',
    organisationIds: [organisationId],
  });
  const listed = { listed: true, group: null, themes: ['reputation'] } as const;
  await seed.addListings([{ participantId, organisationId, cohortId, networkId, ...listed }]);

  const project: Project = {
    id: newId(),
    name: 'Heiltid',
    participantId,
    programmeId,
    themes: ['full-time', 'reputation'],
    language: 'nn',
    timeZone: 'Europe/Oslo',
    phase: 'execution',
    scale: defaultScale,
    thresholds: defaultThresholds(defaultScale),
    sharesContents: false,
  };
  const steering: Group = { id: newId(), projectId: project.id, kind: 'steering' };
  const pa = aPerson('Rådmann');
  await store.transaction(async (tx) => {
    await tx.people.addPerson(pa);
    await tx.projects.add(project);
    await tx.projects.addGroup(steering);
    await tx.projects.giveRole({
      projectId: project.id,
      personId: pa.id,
      role: 'pa',
      from: at('08:00'),
      to: null,
    });
  });
  return { connectionId, organisationId, programmeId, participantId, networkId, project, steering, pa };
}

/** Somebody new in the project's steering group. */
export async function aMember(store: Store, given: Given, party: Party = 'employees'): Promise<Person> {
  const person = aPerson();
  await store.transaction(async (tx) => {
    await tx.people.addPerson(person);
    await tx.projects.addMembership({
      id: newId(),
      groupId: given.steering.id,
      personId: person.id,
      party,
      from: at('08:00'),
      to: null,
    });
  });
  return person;
}

export const aRound = (given: Given, number = 1): OpenRound => ({
  id: newId(),
  projectId: given.project.id,
  groupId: given.steering.id,
  groupKind: 'steering',
  number,
  settings: {
    scale: defaultScale,
    thresholds: defaultThresholds(defaultScale),
    factors: [
      { kind: 'standard', key: 'need' },
      { kind: 'own', key: 'own-1', name: 'Økonomi', prompt: '"Nok" pengar?' },
    ],
    grading: 'hidden',
    greeting: 'Hei\n<alle>',
  },
  openedBy: given.pa.id,
  openedAt: at('09:00'),
  deadline: at('15:00'),
  status: 'open',
});

export const closed = (round: OpenRound): ClosedRound => ({
  ...round,
  status: 'closed',
  closedAt: at('15:00:01'),
  closedBy: 'deadline',
  completeness: 'complete',
  turnout: {
    politicians: { members: 1, answered: 1 },
    administration: { members: 1, answered: 1 },
    employees: { members: 1, answered: 1 },
  },
  resultShown: true,
});

export const anAnswer = (roundId: Id, personId: Id, grade = 4): Answer => ({
  roundId,
  personId,
  party: 'employees',
  grades: { need: grade, 'own-1': 2 },
  reasons: { 'own-1': 'For lite' },
  comment: '',
  givenAt: at('10:00'),
});
