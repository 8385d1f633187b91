import { readFile } from 'node:fs/promises';
import type { Temporal } from 'temporal-polyfill';
import { defaultScale, defaultThresholds } from '../../../../bot/evaluation/scale.ts';
import { type Id, newId } from '../../../../bot/id.ts';
import type { Person } from '../../../../bot/people/person.ts';
import type { Repositories } from '../../../../bot/ports/store.ts';
import type { Party } from '../../../../bot/project/project.ts';
import { readParticipants } from '../../../../demo/participants.ts';
import { loadProgramme, programmeFrom } from '../../../../demo/programme.ts';
import type { TestDatabase } from '../../../harness/database.ts';
import { type Chance, History } from './chance.ts';

/** Somebody of the programme, with how they want it. */
export interface Somebody {
  readonly person: Person;
  readonly id: Id;
  readonly zone: string;
  readonly off: History<readonly string[]>;
  readonly pauses: Pausing[];
  readonly laters: Later[];
}

/** From the day to the day; `end`: when it was ended before that. */
export interface Pausing {
  readonly setAt: number;
  readonly from: string;
  readonly to: string;
  readonly deputy: Somebody | null;
  endedAt: number;
}

/** What somebody put off. */
export interface Later {
  readonly at: number;
  readonly subjectId: Id;
  readonly why: string;
  /** Told again at 09:00 of this day. */
  readonly until: string;
}

/** A project with its people: PA, who is in the group too, PL, who is not, and four more members. */
export interface Team {
  readonly projectId: Id;
  readonly participantId: Id;
  /** Of its participant. */
  readonly networkIds: readonly Id[];
  /** The group's, by its name on the platform. */
  readonly channel: string;
  readonly pa: Somebody;
  readonly pl: History<Somebody>;
  /** Everybody who ever was in the group, and for which party. */
  readonly members: Map<Somebody, History<boolean>>;
  readonly parties: Map<Somebody, Party>;
  /** Who can only answer through a link; null where there is nobody like that. */
  readonly linked: Somebody | null;
}

export const zone = 'Europe/Oslo';

export const membersAt = ({ members }: Team, moment: number): readonly Somebody[] =>
  [...members].filter(([, isThere]) => isThere.at(moment)).map(([one]) => one);

export const membersNow = (team: Team): readonly Somebody[] => membersAt(team, Number.POSITIVE_INFINITY);

export const peopleNow = (team: Team): readonly Somebody[] => [
  ...new Set([team.pl.now, team.pa, ...membersNow(team)]),
];

/** Whether somebody has a part in the project at a moment. */
export const isPresent = (team: Team, one: Somebody, moment: number): boolean =>
  team.pa === one || team.pl.at(moment) === one || team.members.get(one)?.at(moment) === true;

export interface Programme {
  readonly connectionId: Id;
  readonly teams: readonly Team[];
  readonly people: Map<Id, Somebody>;
  readonly secretary: Person;
  /** Who leads which network. */
  readonly networkLeaders: ReadonlyMap<Id, Somebody>;
  /** Somebody new, who is in no project. */
  newcomer(): Somebody;
}

const parties: readonly Party[] = ['administration', 'politicians', 'employees', 'employees', 'politicians'];

/** The programme of the demo, with a project of six persons for each of its participants (or for the first so many). */
export async function loadWhole(
  { store, seed }: TestDatabase,
  luck: Chance,
  now: Temporal.Instant,
  count = Number.POSITIVE_INFINITY,
): Promise<Programme> {
  const file = new URL('../../../../demo/participants.csv', import.meta.url);
  const loaded = programmeFrom(readParticipants(await readFile(file, 'utf8')), 2026);
  await loadProgramme(seed, loaded);
  const connectionId = newId();
  const organisationId = loaded.organisations[0]?.id ?? '';
  await seed.addConnection({ id: connectionId, platform: 'web', externalId: 'all', organisationId });
  const people = new Map<Id, Somebody>();
  const make = (name: string, hasAccount = true): Somebody => {
    const timeZone = luck.of([...Array(15).fill(zone), 'America/New_York', 'Pacific/Auckland']) as string;
    const preferredAccountId = hasAccount ? newId() : null;
    const person = {
      id: newId(),
      name,
      language: 'nb',
      timeZone,
      isAdministrator: false,
      preferredAccountId,
    } as const;
    const history = new History<readonly string[]>(now.epochMilliseconds, []);
    const one: Somebody = { person, id: person.id, zone: timeZone, off: history, pauses: [], laters: [] };
    people.set(one.id, one);
    return one;
  };
  const save = async (tx: Repositories, { person }: Somebody): Promise<void> => {
    await tx.people.addPerson(person);
    if (person.preferredAccountId)
      await tx.people.addAccount({
        ...{ id: person.preferredAccountId, platform: 'web', connectionId },
        ...{ externalId: person.id, personId: person.id, kind: 'member' },
      });
  };
  const teams: Team[] = [];
  const spare: Somebody[] = [];
  const secretary = make('Sekretariat');
  const networkLeaders = new Map(
    loaded.networks.map(({ id, name }, index) => [id, make(`Nettverk ${index + 1} ${name}`)]),
  );
  await store.transaction(async (tx) => {
    for (const one of [secretary, ...networkLeaders.values()]) await save(tx, one);
    for (const participant of loaded.participants.slice(0, count)) {
      const { name } = participant;
      const [pa, pl] = [make(`PA ${name}`), make(`PL ${name}`)];
      const others = [1, 2, 3].map((nth) => make(`Medlem ${nth} ${name}`));
      const hasLinks = luck.below(0.2);
      const last = make(`Medlem 4 ${name}`, !hasLinks);
      const newcomer = make(`Ny ${name}`);
      spare.push(newcomer);
      for (const one of [pa, pl, ...others, last, newcomer]) await save(tx, one);
      const [projectId, groupId] = [newId(), newId()];
      await tx.projects.add({
        ...{ id: projectId, name, participantId: participant.id, programmeId: loaded.programme.id },
        ...{ themes: ['full-time'], language: 'nb', timeZone: zone, phase: 'execution' },
        ...{ scale: defaultScale, thresholds: defaultThresholds(defaultScale), sharesContents: false },
      });
      const place = { id: newId(), projectId, connectionId, externalId: `ch ${name}` };
      await tx.projects.addPlace({ ...place, kind: 'group', open: false });
      await tx.projects.addGroup({ id: groupId, projectId, kind: 'steering' });
      await tx.projects.giveRole({ projectId, personId: pa.id, role: 'pa', from: now, to: null });
      await tx.projects.giveRole({ projectId, personId: pl.id, role: 'pl', from: now, to: null });
      const members = [pa, ...others, last];
      for (const [index, { id }] of members.entries())
        await tx.projects.addMembership({
          ...{ id: newId(), groupId, personId: id, party: parties[index] as Party, from: now, to: null },
        });
      const at = now.epochMilliseconds;
      const networkIds = loaded.listings.flatMap((one) =>
        one.participantId === participant.id && one.networkId !== null ? [one.networkId] : [],
      );
      teams.push({
        ...{ projectId, participantId: participant.id, networkIds, channel: place.externalId },
        ...{ pa, pl: new History(at, pl), linked: hasLinks ? last : null },
        parties: new Map(members.map((one, index) => [one, parties[index] as Party])),
        members: new Map(members.map((one) => [one, new History(at, true)])),
      });
    }
  });
  const { id: programmeId } = loaded.programme;
  await seed.addProgrammeRole({
    ...{ personId: secretary.id, programmeId, role: 'secretariat', networkId: null },
  });
  for (const [networkId, { id: personId }] of networkLeaders)
    await seed.addProgrammeRole({ personId, programmeId, role: 'network-leader', networkId });
  return {
    ...{ connectionId, teams, people, secretary: secretary.person, networkLeaders },
    newcomer: () => spare.pop() ?? make('Nobody'),
  };
}
