import type { Temporal } from 'temporal-polyfill';
import { readTimeZone } from '../calendar/time-zone.ts';
import type { ActCommand } from '../conversation/command.ts';
import { defaultScale, defaultThresholds } from '../evaluation/scale.ts';
import { type Id, newId } from '../id.ts';
import { limits } from '../limits.ts';
import { personWithoutAccount } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import type { Participant } from '../programme/programme.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Group, Membership, Place, Project, RoleHolding } from './project.ts';

export type CreateProject = Extract<ActCommand, { type: 'project.create' }>;

/** What is known when a project is to be made. */
export interface ProjectToMake {
  readonly participant: Participant;
  /** Who can be named: people with an account where the form was filled in. */
  readonly people: readonly Person[];
  readonly connectionId: Id;
  /** The channels of other projects on this connection, of those that the command names. */
  readonly takenPlaces: readonly string[];
  /** Those of the named channels that more than the group can read. */
  readonly openPlaces: readonly string[];
  /** The names of the participant's projects. */
  readonly takenNames: readonly string[];
}

/** Everything that a new project consists of. */
export interface NewProject {
  readonly project: Project;
  readonly places: readonly Place[];
  readonly group: Group;
  readonly memberships: readonly Membership[];
  readonly roles: readonly RoleHolding[];
  /** Named in the form, without an account. */
  readonly newPersons: readonly Person[];
}

/**
 * Makes a project, in its first phase (PHASE-1), with the group that answers rounds: the steering group or, where
 * there is none, the project group (EVAL-1). PA and PL are roles, and members only if they are chosen as such.
 * Refused, everything at once: name missing, too long or another project's of the participant, time zone unknown, PA, PL or a member unknown, somebody
 * in the group twice, a channel that is another project's.
 */
export function createProject(
  state: ProjectToMake,
  command: CreateProject,
  now: Temporal.Instant,
): Outcome<NewProject> {
  const timeZone = readTimeZone(command.timeZone);
  const members = readMembers(state, command);
  const refusals: Refusal[] = [
    ...nameProblems(command.name, state.takenNames),
    ...(timeZone ? [] : refuse('timeZoneUnknown', { typed: command.timeZone }, 'timeZone').refusals),
    ...unknownPeople(state, { pa: command.pa, pl: command.pl }),
    ...placeProblems(state, command),
    ...(members.ok ? [] : members.refusals),
  ];
  if (refusals.length > 0 || !timeZone || !members.ok) return { ok: false, refusals };

  const project: Project = {
    id: newId(),
    name: command.name.trim(),
    participantId: state.participant.id,
    programmeId: state.participant.programmeId,
    themes: command.themes.length > 0 ? [...new Set(command.themes)] : state.participant.themes,
    language: command.language,
    timeZone,
    phase: 'clarification',
    scale: defaultScale,
    thresholds: defaultThresholds(defaultScale),
    sharesContents: false,
  };
  const group: Group = { id: newId(), projectId: project.id, kind: command.groupKind };
  return accept({
    project,
    places: placesOf(project.id, state, command),
    group,
    memberships: members.value.map(({ person, party }) => ({
      id: newId(),
      groupId: group.id,
      personId: person.id,
      party,
      from: now,
      to: null,
    })),
    roles: (['pa', 'pl'] as const).map((role) => ({
      projectId: project.id,
      personId: command[role],
      role,
      from: now,
      to: null,
    })),
    newPersons: members.value.filter((one) => one.isNew).map((one) => one.person),
  });
}

interface NamedMember {
  readonly person: Person;
  readonly party: Membership['party'];
  readonly isNew: boolean;
}

function readMembers(state: ProjectToMake, command: CreateProject): Outcome<readonly NamedMember[]> {
  if (command.members.length > limits.membersPerGroup)
    return refuse('groupFull', { max: limits.membersPerGroup });
  const members: NamedMember[] = [];
  const refusals: Refusal[] = [];
  for (const { person: choice, party } of command.members) {
    const isNew = !('id' in choice);
    const field = isNew ? 'newPeople' : `members:${party}`;
    const known = isNew ? undefined : state.people.find((one) => one.id === choice.id);
    const person = isNew
      ? personWithoutAccount(choice.newName, command, field)
      : known
        ? accept(known)
        : refuse('personUnknown', undefined, field);
    if (!person.ok) refusals.push(...person.refusals);
    else if (members.some((other) => isSame(other, person.value, isNew)))
      refusals.push(...refuse('personTwice', { name: person.value.name }, field).refusals);
    else members.push({ person: person.value, party, isNew });
  }
  return refusals.length > 0 ? { ok: false, refusals } : accept(members);
}

const isSame = (member: NamedMember, person: Person, isNew: boolean): boolean =>
  member.person.id === person.id ||
  (isNew && member.isNew && member.person.name.toLowerCase() === person.name.toLowerCase());

function nameProblems(typed: string, taken: readonly string[]): readonly Refusal[] {
  const name = typed.trim();
  if (name.length === 0) return refuse('textMissing', undefined, 'name').refusals;
  if (name.length > limits.projectName)
    return refuse('textTooLong', { max: limits.projectName }, 'name').refusals;
  const same = taken.find((one) => one.toLocaleLowerCase('nb') === name.toLocaleLowerCase('nb'));
  return same === undefined ? [] : refuse('projectNameTaken', { name: same }, 'name').refusals;
}

const unknownPeople = (state: ProjectToMake, named: Readonly<Record<string, Id>>): readonly Refusal[] =>
  Object.entries(named)
    .filter(([, id]) => !state.people.some((one) => one.id === id))
    .flatMap(([field]) => refuse('personUnknown', undefined, field).refusals);

const placeProblems = (state: ProjectToMake, command: CreateProject): readonly Refusal[] =>
  (['groupPlace', 'openPlace'] as const)
    .filter((field) => state.takenPlaces.includes(command[field] ?? ''))
    .flatMap((field) => refuse('placeTaken', undefined, field).refusals);

/** The channel for the group, made anew where none is named, and the open one if it is another. */
function placesOf(projectId: Id, state: ProjectToMake, command: CreateProject): readonly Place[] {
  const groupChannel = command.groupPlace ?? `project-${projectId}`;
  const place = (kind: Place['kind'], externalId: string): Place => ({
    id: newId(),
    projectId,
    kind,
    connectionId: state.connectionId,
    externalId,
    open: state.openPlaces.includes(externalId),
  });
  const open =
    command.openPlace && command.openPlace !== groupChannel ? [place('open', command.openPlace)] : [];
  return [place('group', groupChannel), ...open];
}
