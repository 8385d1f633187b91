import type { Reader } from '../conversation/handling.ts';
import type { Organisation } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { findParticipant, type ParticipantName, participantNames } from './find-participant.ts';
import type { Participant, Programme } from './programme.ts';

/** For whom a reader may make a project, and under which names the participants are known. */
export interface MakingRights {
  readonly programme: Programme;
  /** All participants for the programme's secretariat; for others those that their organisation takes part in. */
  readonly participants: readonly Participant[];
  readonly ownParticipant: Participant | null;
  /** Every name of the programme; a name that is known but not theirs is refused as such. */
  readonly allNames: readonly ParticipantName[];
}

/** What the reader may make projects for; null where there is no programme. */
export async function makingRights(
  repositories: Pick<Repositories, 'people' | 'programmes'>,
  reader: Reader,
): Promise<MakingRights | null> {
  const programme = await repositories.programmes.current();
  if (!programme) return null;
  const all = await repositories.programmes.participants(programme.id);
  const roles = await repositories.programmes.rolesOf(reader.person.id);
  const home = await homeOf(repositories, reader);
  const own = home ? all.filter((one) => one.organisationIds.includes(home.id)) : [];
  const isSecretariat = roles.some((one) => one.role === 'secretariat' && one.programmeId === programme.id);
  const organisations = await repositories.programmes.organisations([
    ...new Set(all.flatMap((one) => one.organisationIds)),
  ]);
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  return {
    programme,
    participants: isSecretariat ? all : own,
    ownParticipant: own.find((one) => one.name === home?.name) ?? own[0] ?? null,
    allNames: participantNames(all, (id) => names.get(id)),
  };
}

/**
 * The organisation that the reader writes from; for a message to somebody, that of the account they prefer. A guest of
 * its workspace, or somebody of another one, is not of the organisation.
 */
async function homeOf(
  { people }: Pick<Repositories, 'people'>,
  { connectionId, person }: Reader,
): Promise<Organisation | null> {
  const accounts = await people.accountsOf(person.id);
  const account = accounts.find((one) =>
    connectionId === null ? one.id === person.preferredAccountId : one.connectionId === connectionId,
  );
  return account?.kind === 'member' ? people.organisationOf(account.connectionId) : null;
}

/** Whether the reader may make projects at all; the same rule as `makingRights`, with fewer queries. */
export async function mayCreateProject(
  repositories: Pick<Repositories, 'people' | 'programmes'>,
  reader: Reader,
): Promise<boolean> {
  const programme = await repositories.programmes.current();
  if (!programme) return false;
  const roles = await repositories.programmes.rolesOf(reader.person.id);
  if (roles.some((one) => one.role === 'secretariat' && one.programmeId === programme.id)) return true;
  const home = await homeOf(repositories, reader);
  if (!home) return false;
  const all = await repositories.programmes.participants(programme.id);
  return all.some((one) => one.organisationIds.includes(home.id));
}

/** The participant that is meant by a name, if the reader may make a project for it. Their own are tried first. */
export function participantMeant(typed: string, rights: MakingRights): Outcome<Participant> {
  const mine = new Set(rights.participants.map((one) => one.id));
  const among = rights.allNames.filter((one) => mine.has(one.participantId));
  const ownOne = findParticipant(typed, among);
  const found = ownOne.ok ? ownOne : findParticipant(typed, rights.allNames);
  if (!found.ok) return found;
  const participant = rights.participants.find((one) => one.id === found.value);
  return participant ? accept(participant) : refuse('notAllowed', undefined, 'participant');
}
