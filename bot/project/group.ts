import { Temporal } from 'temporal-polyfill';
import type { GroupByParty } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import { type Group, groupKinds, type Membership, type Party, parties } from './project.ts';

/** Groups in the order of the domain's list: the steering group first. */
export const byKind = (groups: readonly Group[]): readonly Group[] =>
  [...groups].sort((a, b) => groupKinds.indexOf(a.kind) - groupKinds.indexOf(b.kind));

/** Who is in the group now, in the order in which they came. */
export const currentMembers = (memberships: readonly Membership[], groupId: Id): readonly Membership[] =>
  memberships
    .filter((one) => one.groupId === groupId && one.to === null)
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from));

/** The parties without anybody in the group: pointed out wherever it is shown (COOP-1). */
export const missingParties = (members: readonly Pick<Membership, 'party'>[]): readonly Party[] =>
  parties.filter((party) => !members.some((member) => member.party === party));

/** How many of each party are in the group. */
export const countByParty = (
  members: readonly Pick<Membership, 'party'>[],
): Readonly<Record<Party, number>> => {
  const count = (party: Party) => members.filter((member) => member.party === party).length;
  return {
    politicians: count('politicians'),
    administration: count('administration'),
    employees: count('employees'),
  };
};

/** How stable the group has been (COOP-3): who came after its first members, and who left. */
export function stability(
  memberships: readonly Membership[],
  groupId: Id,
): { readonly joined: number; readonly left: number } {
  const all = memberships
    .filter((one) => one.groupId === groupId)
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  const first = all[0]?.from;
  return {
    joined: all.filter((one) => first && Temporal.Instant.compare(one.from, first) > 0).length,
    left: all.filter((one) => one.to !== null).length,
  };
}

/** A group as it is shown: its members in the order of their names (none where names are not shown), missing parties, stability. */
export function groupByParty(
  group: Group,
  memberships: readonly Membership[],
  personOf: (id: Id) => Person | undefined,
  namesShown: boolean,
  guests: Guests = new Map(),
): GroupByParty {
  const members = currentMembers(memberships, group.id);
  return {
    kind: group.kind,
    members: namesShown
      ? members.flatMap((one) => memberLine(one, personOf(one.personId), guests)).sort(byName)
      : [],
    missing: missingParties(members),
    ...stability(memberships, group.id),
  };
}

/** Who has an account that is not of the workspace itself. */
export type Guests = ReadonlyMap<Id, 'guest' | 'external'>;

const memberLine = (
  membership: Membership,
  person: Person | undefined,
  guests: Guests,
): GroupByParty['members'] =>
  person
    ? [
        {
          id: person.id,
          name: person.name,
          party: membership.party,
          hasAccount: person.preferredAccountId !== null,
          guest: guests.get(person.id) ?? null,
        },
      ]
    : [];
