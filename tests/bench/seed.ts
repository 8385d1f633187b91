import type { Notice } from '../../bot/delivery/notice.ts';
import { ballotKey } from '../../bot/evaluation/asking.ts';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { OpenRound } from '../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds } from '../../bot/evaluation/scale.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Person } from '../../bot/people/person.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { parties } from '../../bot/project/project.ts';
import { cardVersion } from '../../cards/card.ts';
import { readConfig } from '../../config.ts';
import { demoConnectionId } from '../../demo/offices.ts';
import { type Running, start } from '../../main.ts';
import { clockAhead, untilAtWork } from '../harness/at-work.ts';

/** A round with the members who can answer it, each with the letter that asks them. */
export interface SeededRound {
  readonly roundId: Id;
  /** The channel's key in the browser chat, and a member who may read it. */
  readonly channel: string;
  readonly asked: readonly { readonly as: string; readonly letter: Id }[];
}

type Settings = Readonly<Record<string, string>>;

/** On which platform the people and channels are. */
export type SeededOn = 'web' | 'slack' | 'teams';

/** The workspace that the bench's own Slack says it is. */
export const benchTeam = 'T0BENCH';

/** The tenant that the bench's own Teams says it is, and Saman in it. */
export const benchTenant = '00000000-0000-4000-8001-000000000001';
export const benchBot = '28:00000000-0000-4000-8005-000000000001';

export interface Size {
  readonly people: number;
  readonly rounds: number;
  readonly membersOfEach: number;
}

/**
 * Adds people, projects and open rounds to the demo in a database, each round with its card in the channel and a
 * letter for each member. Written by the store, not told one by one: only answering is measured.
 */
export async function seed(
  settings: Settings,
  size: Size,
  prefix: string,
  platform: SeededOn = 'web',
  serviceUrl = '',
): Promise<readonly SeededRound[]> {
  const running = await start(readConfig({ ...settings, PORT: '0' }), {
    now: clockAhead(untilAtWork()),
  });
  try {
    const place = await placeOf(running, platform, serviceUrl);
    const people = await addPeople(running, prefix, size.people, place);
    for (const person of people) await keepReference(running, place, 'person', accountOf(person));
    const rounds: SeededRound[] = [];
    for (let index = 0; index < size.rounds; index += 1) {
      const members = Array.from(
        { length: size.membersOfEach },
        (_, member) => people[(index * 7 + member) % people.length] as Person,
      );
      rounds.push(await addRound(running, `${prefix}-${index}`, members, place));
    }
    await running.database.queue.drain();
    return rounds;
  } finally {
    await running.stop();
  }
}

interface SeededPlace {
  readonly platform: SeededOn;
  readonly connectionId: Id;
  /** Where Teams' connector is. */
  readonly serviceUrl: string;
}

async function placeOf({ database }: Running, platform: SeededOn, serviceUrl: string): Promise<SeededPlace> {
  if (platform === 'web') return { platform, connectionId: demoConnectionId, serviceUrl };
  const connected =
    platform === 'teams'
      ? await database.connections.connect('teams', benchTenant, benchTenant, null)
      : await database.connections.find('slack', benchTeam);
  if (!connected) throw new Error('the workspace of the bench is not connected');
  return { platform, connectionId: connected.id, serviceUrl };
}

/** As Saman keeps it once somebody has written in Teams, or it has been added to a channel. */
async function keepReference(
  { database }: Running,
  { platform, connectionId, serviceUrl }: SeededPlace,
  kind: 'person' | 'place',
  externalId: string,
): Promise<void> {
  if (platform !== 'teams') return;
  const common = { botId: benchBot, serviceUrl, name: externalId };
  const reference =
    kind === 'place'
      ? { ...common, kind: 'channel', team: { id: 'T', name: 'Bench' } }
      : {
          ...common,
          userId: `29:${externalId}`,
          conversationId: `a:${externalId}`,
          locale: 'nb-NO',
          timeZone: 'Europe/Oslo',
        };
  await database.conversations.keep({ connectionId, kind, externalId }, JSON.stringify(reference));
}

/** Another text than the name: where they are the same, the platform is asked each time what somebody is called. */
const accountOf = ({ name }: Person): string => name.replaceAll(' ', '-');

const addPeople = (
  { services }: Running,
  prefix: string,
  count: number,
  { platform, connectionId }: SeededPlace,
): Promise<readonly Person[]> =>
  services.store.transaction(async (tx) => {
    const people: Person[] = [];
    for (let index = 0; index < count; index += 1) {
      const preferredAccountId = newId();
      const person: Person = {
        id: newId(),
        name: `${prefix} member ${index}`,
        language: 'nb',
        timeZone: 'Europe/Oslo',
        isAdministrator: false,
        preferredAccountId,
      };
      await tx.people.addPerson(person);
      await tx.people.addAccount({
        id: preferredAccountId,
        platform,
        connectionId,
        externalId: accountOf(person),
        personId: person.id,
        kind: 'member',
      });
      people.push(person);
    }
    return people;
  });

async function addRound(
  running: Running,
  name: string,
  members: readonly Person[],
  where: SeededPlace,
): Promise<SeededRound> {
  const { services, database } = running;
  const { store, clock } = services;
  const sentAt = clock.now().toString();
  await keepReference(running, where, 'place', name);
  const round = await store.transaction(async (tx) => {
    const stored = await storeRound(tx, running, name, members, where.connectionId);
    // in Teams the message that asks is brought up to date by itself, so it has to be there
    if (where.platform === 'teams') await tx.notify(ballotsOf(stored, members));
    return stored;
  });
  const asked: { as: string; letter: Id }[] = [];
  for (const as of members.map(accountOf)) {
    const letter = newId();
    if (where.platform === 'web')
      await database.mailbox.put({
        id: letter,
        conversation: `dm:${as}`,
        from: { kind: 'saman' },
        content: { kind: 'view', view: { name: 'ballot', id: round.id } },
        sentAt,
      });
    asked.push({ as, letter });
  }
  return { roundId: round.id, channel: `ch:${name}`, asked };
}

const ballotsOf = ({ id }: OpenRound, members: readonly Person[]): readonly Notice[] =>
  members.map((person) => ({
    kind: 'tell',
    to: { kind: 'person', personId: person.id },
    view: { name: 'ballot', id },
    dedupeKey: ballotKey(id, person.id),
  }));

async function storeRound(
  tx: Repositories,
  { services }: Running,
  name: string,
  members: readonly Person[],
  connectionId: Id,
): Promise<OpenRound> {
  const now = services.clock.now();
  const programme = await tx.programmes.current();
  const [participant] = programme ? await tx.programmes.participants(programme.id) : [];
  const pa = members[0];
  if (!programme || !participant || !pa) throw new Error('the demo has no programme');
  const projectId = newId();
  const groupId = newId();
  const thresholds = defaultThresholds(defaultScale);
  await tx.projects.add({
    id: projectId,
    name,
    participantId: participant.id,
    programmeId: programme.id,
    themes: ['full-time'],
    language: 'nb',
    timeZone: 'Europe/Oslo',
    phase: 'execution',
    scale: defaultScale,
    thresholds,
    sharesContents: false,
  });
  const place = { id: newId(), projectId, connectionId, externalId: name };
  await tx.projects.addPlace({ ...place, kind: 'group', open: false });
  await tx.projects.addGroup({ id: groupId, projectId, kind: 'steering' });
  await tx.projects.giveRole({ projectId, personId: pa.id, role: 'pa', from: now, to: null });
  for (const [index, { id }] of members.entries()) {
    const party = parties[index % parties.length] ?? 'employees';
    await tx.projects.addMembership({ id: newId(), groupId, personId: id, party, from: now, to: null });
  }
  const factors = standardFactors.map((key) => ({ kind: 'standard' as const, key }));
  const round: OpenRound = {
    status: 'open',
    id: newId(),
    projectId,
    groupId,
    groupKind: 'steering',
    number: 1,
    settings: { scale: defaultScale, thresholds, factors, grading: 'hidden', greeting: '' },
    openedBy: pa.id,
    openedAt: now,
    deadline: now.add({ hours: 24 * 7 }),
  };
  await tx.rounds.add(round);
  await tx.notify([
    {
      kind: 'tell',
      to: { kind: 'groupChannel', projectId },
      view: { name: 'progress', id: round.id },
      dedupeKey: `progress:${round.id}`,
    },
    {
      kind: 'tell',
      to: { kind: 'person', personId: pa.id },
      view: { name: 'roundStatus', id: round.id },
      dedupeKey: `status:${round.id}`,
    },
  ]);
  return round;
}

/** The request of a browser that sends a ballot: five grades and a reason. */
export function answerBody(roundId: Id, { as, letter }: SeededRound['asked'][number], turn: number): string {
  const grades = standardFactors.map((key, index) => [`grade:${key}`, String(((turn + index) % 5) + 1)]);
  return JSON.stringify({
    as,
    page: '',
    conversation: `dm:${as}`,
    verb: 'answer.give',
    data: { roundId, v: cardVersion },
    values: {
      ...Object.fromEntries(grades),
      'reason:team': 'Vi mangler noen som kan turnusplanlegging.',
      comment: '',
    },
    letter,
    quiet: false,
  });
}
