import { localDay } from '../calendar/mornings.ts';
import type { Id } from '../id.ts';
import { type GatheringAct, type GatheringRelation, mayWith } from '../permissions/gathering-permissions.ts';
import type { Repositories } from '../ports/store.ts';
import type { ProgrammeRole } from '../programme/programme.ts';
import { type Circle, invitedTo, type Part } from './circle.ts';
import type { Moment } from './gathering.decide.ts';
import { type Gathering, type GatheringOf, gatheringZone } from './gathering.ts';
import type { GatheringHead, GatheringName } from './gatherings.views.ts';

/** The programme that runs, at this moment where gatherings are held; null where there is none. */
export async function momentOf(
  repositories: Pick<Repositories, 'programmes'>,
  now: Moment['now'],
): Promise<Moment | null> {
  const programme = await repositories.programmes.current();
  return programme && { now, today: localDay(now, gatheringZone), programme };
}

export const nameOf = ({ of }: Pick<Gathering, 'of'>, name: string): GatheringName => ({
  kind: of.kind,
  number: of.kind === 'network' ? of.number : null,
  name,
});

/** Changes with every move. */
export const asOf = ({ movedAt }: Pick<Gathering, 'movedAt'>): number => movedAt?.epochMilliseconds ?? 0;

export const headOf = (gathering: Gathering, name: string): GatheringHead => {
  const { startsOn, endsOn, startsAt, place } = gathering;
  return {
    gatheringId: gathering.id,
    gathering: nameOf(gathering, name),
    occasion: { startsOn, endsOn, startsAt, place },
    asOf: asOf(gathering),
  };
};

/** What an office makes somebody to a gathering. `networkIds`: of the participant whose theme day it is. */
export function officesTo(
  { of, programmeId }: Pick<Gathering, 'of' | 'programmeId'>,
  roles: readonly ProgrammeRole[],
  networkIds: readonly Id[],
): readonly GatheringRelation[] {
  const leads = (networkId: Id | null): boolean => {
    if (of.kind === 'leaders') return true;
    return (
      networkId !== null &&
      (of.kind === 'network' ? of.networkId === networkId : networkIds.includes(networkId))
    );
  };
  return roles
    .filter((one) => one.programmeId === programmeId)
    .filter((one) => one.role === 'secretariat' || leads(one.networkId))
    .map(({ role }) => role);
}

/** What somebody is to a gathering by their part in the projects around it. */
export function partsTo(of: GatheringOf, parts: readonly Part[], personId: Id): readonly GatheringRelation[] {
  const own = parts.filter((one) => one.personId === personId);
  const isInvited = invitedTo(of, own.length === 0 ? [] : parts).some((one) => one.personId === personId);
  return [
    ...own.map(({ part }) => (part === 'pa' || part === 'pl' ? part : ('part' as const))),
    ...(isInvited ? (['invited'] as const) : []),
  ];
}

/** A gathering with the people around it, and what somebody may with it. */
export interface KnownGathering {
  readonly gathering: Gathering;
  readonly circle: Circle;
  readonly may: (act: GatheringAct) => boolean;
}

/** Null where there is no such thing, or it is not theirs to see: the two are told apart to nobody. */
export async function knownGathering(
  repositories: Repositories,
  gathering: Gathering | null,
  personId: Id,
): Promise<KnownGathering | null> {
  if (!gathering) return null;
  const { of } = gathering;
  const circle = await repositories.gatherings.circle(gathering);
  const participant =
    of.kind === 'themeDay' ? await repositories.programmes.participant(of.participantId) : null;
  const relations = [
    ...partsTo(of, circle.parts, personId),
    ...officesTo(gathering, await repositories.programmes.rolesOf(personId), participant?.networkIds ?? []),
  ];
  const may = (act: GatheringAct) => mayWith(act, of.kind, relations);
  return may('see') ? { gathering, circle, may } : null;
}

/** Those without an account in the projects that somebody leads: PL says whether they come, as far as the list holds. */
export function toRegister(gathering: Gathering, { parts }: Circle, leaderId: Id, most: number) {
  const led = new Set(
    parts
      .filter(({ part, personId }) => part === 'pl' && personId === leaderId)
      .map(({ projectId }) => projectId),
  );
  const own = parts.filter(({ projectId }) => led.has(projectId));
  const collator = new Intl.Collator('nb');
  return invitedTo(gathering.of, own)
    .filter(({ hasAccount }) => !hasAccount)
    .map(({ personId, name }) => ({ id: personId, name }))
    .toSorted((a, b) => collator.compare(a.name, b.name) || a.id.localeCompare(b.id))
    .slice(0, most);
}
