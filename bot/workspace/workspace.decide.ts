import { Temporal } from 'temporal-polyfill';
import type { ActCommand } from '../conversation/command.ts';
import { newId } from '../id.ts';
import { limits } from '../limits.ts';
import type { Organisation } from '../people/person.ts';
import type { Participant, Programme } from '../programme/programme.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';

/** What is known when an administrator says whose workspace this is. */
export interface WorkspaceToGive {
  readonly isAdministrator: boolean;
  readonly programme: Programme | null;
  /** The organisation that has the name already, if there is one. */
  readonly named: Organisation | null;
  readonly participants: readonly Participant[];
  readonly today: Temporal.PlainDate;
}

/** What has to be stored for it. */
export interface WorkspaceGiven {
  readonly organisation: Organisation;
  readonly isNewOrganisation: boolean;
  readonly programme: Programme;
  readonly isNewProgramme: boolean;
  /** Whether the organisation becomes a participant of the programme of its own (PROG-1). */
  readonly becomesParticipant: boolean;
}

/**
 * A workspace belongs to an organisation, whose people can make projects for it. Only an administrator says so: the
 * name that a workspace gives itself proves nothing. Where no programme is there yet, one is made (PROG-1).
 */
export function giveWorkspace(
  state: WorkspaceToGive,
  command: Extract<ActCommand, { type: 'workspace.save' }>,
): Outcome<WorkspaceGiven> {
  if (!state.isAdministrator) return refuse('notAllowed');
  const name = command.organisation.trim();
  const refusals: Refusal[] = [...nameProblems(name, 'organisation')];
  const programme = state.programme ?? newProgramme(command, state.today);
  if ('refusals' in programme) refusals.push(...programme.refusals);
  if (refusals.length > 0 || 'refusals' in programme) return { ok: false, refusals };
  const organisation = state.named ?? { id: newId(), name, kind: 'municipality' };
  return accept({
    organisation,
    isNewOrganisation: state.named === null,
    programme,
    isNewProgramme: state.programme === null,
    becomesParticipant: !state.participants.some((one) => one.organisationIds.includes(organisation.id)),
  });
}

function nameProblems(name: string, field: string): readonly Refusal[] {
  if (name === '') return refuse('textMissing', undefined, field).refusals;
  return name.length > limits.projectName
    ? refuse('textTooLong', { max: limits.projectName }, field).refusals
    : [];
}

function newProgramme(
  command: Extract<ActCommand, { type: 'workspace.save' }>,
  today: Temporal.PlainDate,
): Programme | { readonly refusals: readonly Refusal[] } {
  const name = command.programme.trim();
  const refusals: Refusal[] = [...nameProblems(name, 'programme')];
  const { endsOn } = command;
  if (endsOn === null) refusals.push(...refuse('dateInvalid', undefined, 'endsOn').refusals);
  else if (Temporal.PlainDate.compare(endsOn, today) <= 0)
    refusals.push(...refuse('deadlineInPast', undefined, 'endsOn').refusals);
  if (refusals.length > 0 || endsOn === null) return { refusals };
  return { id: newId(), name, startsOn: today.toString(), endsOn: endsOn.toString() };
}
