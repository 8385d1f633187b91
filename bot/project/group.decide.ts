import type { Temporal } from 'temporal-polyfill';
import type { ActCommand } from '../conversation/command.ts';
import { type Id, newId } from '../id.ts';
import { limits } from '../limits.ts';
import { personWithoutAccount } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { currentMembers } from './group.ts';
import type { Group, Membership, Project, RoleHolding } from './project.ts';

type Of<T extends ActCommand['type']> = Extract<ActCommand, { type: T }>;

/** What is known when a group or a role changes. */
export interface GroupState {
  readonly project: Project;
  /** Of all the project's groups, ended ones included. */
  readonly memberships: readonly Membership[];
  /** Who can be named: people with an account where the form is, and those who have been in the project. */
  readonly people: readonly Person[];
}

export interface Joined {
  readonly person: Person;
  /** Named in the form, and has no account yet. */
  readonly isNew: boolean;
  readonly membership: Membership;
}

/**
 * Somebody joins the group, from now on (COOP-3). Refused: somebody who is in it already, under whatever party
 * (COOP-1: each speaks for one), somebody unknown, a new name that is empty or too long, the same new name again (the
 * form was sent twice), a full group.
 */
export function joinGroup(
  state: GroupState,
  group: Group,
  command: Of<'group.add'>,
  now: Temporal.Instant,
): Outcome<Joined> {
  const members = currentMembers(state.memberships, group.id);
  const choice = command.person;
  const isNew = !('id' in choice);
  const known = isNew ? undefined : state.people.find((one) => one.id === choice.id);
  if (!isNew && !known) return refuse('personUnknown', undefined, 'person');
  if (known && members.some((member) => member.personId === known.id))
    return refuse('alreadyMember', { name: known.name }, 'person');
  if (members.length >= limits.membersPerGroup) return refuse('groupFull', { max: limits.membersPerGroup });
  const person = isNew
    ? personWithoutAccount(choice.newName, state.project, 'newName')
    : accept(known as Person);
  if (!person.ok) return person;
  if (isNew && state.people.some((one) => isSameNewcomer(one, person.value, members)))
    return refuse('alreadyMember', { name: person.value.name }, 'newName');
  return accept({
    person: person.value,
    isNew,
    membership: {
      id: newId(),
      groupId: group.id,
      personId: person.value.id,
      party: command.party,
      from: now,
      to: null,
    },
  });
}

/** Whether a member without an account has the new person's name: two of one name need something to tell them apart. */
const isSameNewcomer = (one: Person, added: Person, members: readonly Membership[]): boolean =>
  one.preferredAccountId === null &&
  one.name.toLocaleLowerCase('nb') === added.name.toLocaleLowerCase('nb') &&
  members.some((member) => member.personId === one.id);

/** Somebody leaves the group: the membership that ends (COOP-3: it is kept). Refused: who is not in it. */
export function leaveGroup(
  state: GroupState,
  group: Group | undefined,
  command: Of<'group.remove'>,
): Outcome<Membership> {
  const members = group ? currentMembers(state.memberships, group.id) : [];
  const found = members.find((member) => member.personId === command.personId);
  return found ? accept(found) : refuse('notMember', undefined, 'member');
}

/**
 * Somebody becomes PA or PL from now on; null where they are it already. Refused: somebody unknown, and somebody
 * without an account, who could not be told what PA and PL must know.
 */
export function giveRole(
  state: GroupState,
  roles: readonly RoleHolding[],
  command: Of<'role.give'>,
  now: Temporal.Instant,
): Outcome<RoleHolding | null> {
  const { role, personId, projectId } = command;
  const person = state.people.find((one) => one.id === personId);
  if (!person || person.preferredAccountId === null) return refuse('personUnknown', undefined, role);
  const holder: Id | undefined = roles.find((one) => one.role === role && one.to === null)?.personId;
  return accept(holder === personId ? null : { projectId, personId, role, from: now, to: null });
}
