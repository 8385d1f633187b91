import type { Services } from '../bot/conversation/handling.ts';
import type { Notice } from '../bot/delivery/notice.ts';
import { type Id, newId } from '../bot/id.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import {
  administrator,
  demoConnectionId,
  networkLeader,
  type Office,
  offices,
  secretariat,
  stranger,
} from './offices.ts';
import { realParticipants } from './participants.ts';
import { loadProgramme, programmeFrom } from './programme.ts';
import { loadProject } from './project.ts';

const municipality = 'Elverum';
const network = 'Heltid/deltid Øst';
const timeZone = 'Europe/Oslo';

/**
 * Loads the demo where there is nothing yet, and again where loading it was broken off. Leaves everything else as it
 * is. Returns whether it loaded.
 */
export async function loadDemo(services: Services, seed: ProgrammeSeed): Promise<boolean> {
  if (!(await isToLoad(services, seed))) return false;
  if (!(await seed.isEmpty())) await seed.startOver();
  const year = services.clock.now().toZonedDateTimeISO(timeZone).year;
  const programme = programmeFrom(realParticipants(), year);
  const home = programme.organisations.find((one) => one.name === municipality);
  const led = programme.networks.find((one) => one.name === network);
  if (!home || !led) throw new Error('The list of participants lacks the municipality of the demo.');
  await seed.addOrganisation(home);
  await seed.addConnection({
    id: demoConnectionId,
    platform: 'web',
    externalId: 'demo',
    organisationId: home.id,
  });
  const organisations = programme.organisations.filter((one) => one !== home);
  await loadProgramme(seed, { ...programme, organisations });

  const ids = new Map<string, Id>();
  for (const office of offices)
    if (office !== stranger) ids.set(office.externalId, await addPerson(services, office));
  const idOf = (office: Office): Id => ids.get(office.externalId) as Id;
  const programmeId = programme.programme.id;
  await seed.addProgrammeRole({
    personId: idOf(secretariat),
    programmeId,
    role: 'secretariat',
    networkId: null,
  });
  await seed.addProgrammeRole({
    personId: idOf(networkLeader),
    programmeId,
    role: 'network-leader',
    networkId: led.id,
  });
  const projectId = await loadProject(services, municipality, idOf);
  // the last one to come: whoever finds them knows that all the rest is there
  ids.set(stranger.externalId, await addPerson(services, stranger));
  await services.store.transaction((tx) => tx.notify(welcome([...ids.values()], projectId)));
  return true;
}

/** Whether there is nothing yet, or loading was broken off. */
export const isToLoad = async (services: Services, seed: ProgrammeSeed): Promise<boolean> =>
  (await seed.isEmpty()) || (await wasBrokenOff(services, seed));

/**
 * Loading the demo was broken off: there is no other connection than the demo's, and its last person is missing.
 * Without any connection or programme nobody can have put anything in.
 */
async function wasBrokenOff(services: Services, seed: ProgrammeSeed): Promise<boolean> {
  const connections = await seed.connections();
  if (connections.length === 0) return (await services.store.programmes.current()) === null;
  if (connections.some((one) => one.id !== demoConnectionId)) return false;
  return (await services.store.people.account('web', demoConnectionId, stranger.externalId)) === null;
}

/**
 * What a database holds beside the demo. `all`: it is not the demo's at all, somebody's real work say; `connections`:
 * the demo is there, and another connection too.
 */
export async function holdsBesideDemo(seed: ProgrammeSeed): Promise<'nothing' | 'connections' | 'all'> {
  const connections = await seed.connections();
  const others = connections.filter((one) => one.id !== demoConnectionId).length;
  if (others < connections.length) return others === 0 ? 'nothing' : 'connections';
  return (await seed.isEmpty()) ? 'nothing' : 'all';
}

async function addPerson(services: Services, office: Office): Promise<Id> {
  const id = newId();
  const accountId = newId();
  await services.store.transaction(async (tx) => {
    await tx.people.addPerson({
      id,
      name: office.name,
      language: office.language,
      timeZone,
      isAdministrator: office === administrator,
      preferredAccountId: accountId,
    });
    await tx.people.addAccount({
      id: accountId,
      platform: 'web',
      connectionId: demoConnectionId,
      externalId: office.externalId,
      personId: id,
      kind: 'member',
    });
  });
  return id;
}

/** Everybody finds their home in their own conversation with Saman, and the project's channel shows the project. */
const welcome = (people: readonly Id[], projectId: Id): readonly Notice[] => [
  ...people.map(
    (personId): Notice => ({
      kind: 'tell',
      to: { kind: 'person', personId },
      view: { name: 'home' },
      dedupeKey: `welcome:${personId}`,
      answers: personId,
    }),
  ),
  {
    kind: 'tell',
    to: { kind: 'groupChannel', projectId },
    view: { name: 'project', id: projectId },
    dedupeKey: `project:${projectId}:channel`,
  },
];
