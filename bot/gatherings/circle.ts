import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { type GroupKind, type Party, type ProjectRole, parties } from '../project/project.ts';
import type { Attendance, GatheringOf } from './gathering.ts';

/** Somebody's part in a project, as it is now. Somebody with several parts is there several times. */
export interface Part {
  readonly personId: Id;
  readonly name: string;
  readonly timeZone: string;
  readonly hasAccount: boolean;
  readonly projectId: Id;
  readonly participantId: Id;
  readonly participant: string;
  readonly part: ProjectRole | GroupKind;
  /** Of the membership; a role has none. */
  readonly party: Party | null;
  readonly since: Temporal.Instant;
}

/** Somebody who leads a network. */
export interface NetworkLeader {
  readonly personId: Id;
  readonly timeZone: string;
  readonly hasAccount: boolean;
}

/** The people around a gathering, as they are now. */
export interface Circle {
  /** Of the network, the participant, or the programme. */
  readonly name: string;
  /** In the projects of the network's participants, of the participant, or as PL anywhere (PROG-3: many-to-many). */
  readonly parts: readonly Part[];
  /** Who leads the network; nobody where it is no network's. */
  readonly networkLeaders: readonly NetworkLeader[];
}

/**
 * The parts for which people are invited: of each project PA, PL and its steering group, or its project group where
 * there is no steering group; to a project leaders' gathering, PL alone (NET-1 to NET-3).
 */
export function invitedParts(of: GatheringOf, parts: readonly Part[]): readonly Part[] {
  if (of.kind === 'leaders') return parts.filter(({ part }) => part === 'pl');
  const steered = new Set(parts.filter(({ part }) => part === 'steering').map(({ projectId }) => projectId));
  return parts.filter(
    ({ part, projectId }) =>
      part === 'pa' ||
      part === 'pl' ||
      part === 'steering' ||
      (part === 'project' && !steered.has(projectId)),
  );
}

/** Somebody who is invited, once, whatever parts they have. */
export interface Invited {
  readonly personId: Id;
  readonly name: string;
  readonly timeZone: string;
  readonly hasAccount: boolean;
  /** Since they have had a part for which they are invited. */
  readonly since: Temporal.Instant;
}

export function invitedTo(of: GatheringOf, parts: readonly Part[]): readonly Invited[] {
  const found = new Map<Id, Invited>();
  for (const { personId, name, timeZone, hasAccount, since } of invitedParts(of, parts)) {
    const known = found.get(personId);
    const earlier = known && known.since.epochMilliseconds <= since.epochMilliseconds ? known.since : since;
    found.set(personId, { personId, name, timeZone, hasAccount, since: earlier });
  }
  return [...found.values()];
}

/** Who comes from a participant. */
export interface Coming {
  readonly participantId: Id;
  readonly participant: string;
  readonly counts: Readonly<Record<Party, number>>;
  /** Who come and are members of no group: their party is not known. */
  readonly others: number;
  /** Of whom nobody has said that they come (NET-1). */
  readonly missing: readonly Party[];
  readonly personIds: readonly Id[];
}

/**
 * Who comes, by participant and party (NET-1): the political, the administrative and the union side of each. Who is
 * invited as PA or PL counts for the party that they have in a group of the participant, whichever group that is.
 */
export function comingBy(
  of: GatheringOf,
  parts: readonly Part[],
  attendance: readonly Pick<Attendance, 'personId' | 'answer'>[],
): readonly Coming[] {
  const yes = new Set(attendance.filter(({ answer }) => answer === 'yes').map(({ personId }) => personId));
  const invited = invitedParts(of, parts);
  const participants = Map.groupBy(invited, ({ participantId }) => participantId);
  const found = [...participants].map(([participantId, own]): Coming => {
    const personIds = [...new Set(own.map(({ personId }) => personId))].filter((id) => yes.has(id));
    const all = parts.filter((part) => part.participantId === participantId);
    const partiesOf = (id: Id) =>
      parties.filter((party) => all.some((one) => one.personId === id && one.party === party));
    const count = (party: Party) => personIds.filter((id) => partiesOf(id).includes(party)).length;
    const counts = {
      politicians: count('politicians'),
      administration: count('administration'),
      employees: count('employees'),
    };
    return {
      participantId,
      participant: own[0]?.participant ?? '',
      counts,
      others: personIds.filter((id) => partiesOf(id).length === 0).length,
      // the project leaders meet as such, whatever their party (NET-3)
      missing: of.kind === 'leaders' ? [] : parties.filter((party) => counts[party] === 0),
      personIds,
    };
  });
  return found.toSorted(
    (a, b) =>
      a.participant.localeCompare(b.participant, 'nb') || a.participantId.localeCompare(b.participantId),
  );
}

/** Who leads a project of those, in that role. */
export const holdersOf = (role: ProjectRole, parts: readonly Part[]): readonly Part[] =>
  parts.filter(({ part }) => part === role);

/** What somebody has said, as far as who has to know of a change follows from it. */
export type Said = Pick<Attendance, 'personId' | 'answer'> & Partial<Pick<Attendance, 'registeredBy'>>;

/**
 * Who has to know that it is moved or cancelled, and can be told: whoever has said that they come, to this day or to the
 * one that it had before, and PL who has said it for somebody without an account.
 */
export function saidYes(
  { of }: { readonly of: GatheringOf },
  { parts }: Pick<Circle, 'parts'>,
  attendance: readonly Said[],
): readonly Invited[] {
  const coming = attendance.filter(({ answer }) => answer !== 'no');
  const concerned = new Set(
    coming.flatMap(({ personId, registeredBy }) => [personId, registeredBy ?? personId]),
  );
  return invitedTo(of, parts).filter(({ personId, hasAccount }) => hasAccount && concerned.has(personId));
}
