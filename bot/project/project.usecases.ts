import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import { inviteWhoJoined } from '../gatherings/telling.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { makingRights, participantMeant } from '../programme/project-makers.ts';
import { accept, refuse } from '../refusal.ts';
import { groupHandlers } from './group.usecases.ts';
import { peopleWithAccounts } from './people-to-name.ts';
import { openPlaces } from './places.ts';
import { type CreateProject, createProject, type NewProject } from './project.decide.ts';
import { sharingHandlers } from './sharing.usecases.ts';

/** Which of the channels that the command names belong to another project on this connection. */
async function takenPlaces(
  tx: Repositories,
  connectionId: string,
  command: CreateProject,
): Promise<readonly string[]> {
  const named = [command.groupPlace, command.openPlace].filter((place) => place !== null);
  const taken: string[] = [];
  for (const place of named) if (await tx.projects.byPlace(connectionId, place)) taken.push(place);
  return taken;
}

async function store(tx: Repositories, made: NewProject): Promise<void> {
  await tx.projects.add(made.project);
  for (const place of made.places) await tx.projects.addPlace(place);
  await tx.projects.addGroup(made.group);
  for (const person of made.newPersons) await tx.people.addPerson(person);
  for (const membership of made.memberships) await tx.projects.addMembership(membership);
  for (const role of made.roles) await tx.projects.giveRole(role);
}

/** PA, PL and the group's channel are shown the new project, once each. */
function newProjectNotices(made: NewProject, by: Id): readonly Notice[] {
  const { id } = made.project;
  const view = { name: 'project', id } as const;
  const leaders = [...new Set(made.roles.map((role) => role.personId))];
  return [
    ...leaders.map(
      (personId): Notice => ({
        kind: 'tell',
        to: { kind: 'person', personId },
        view,
        dedupeKey: `project:${id}:${personId}`,
        answers: by,
      }),
    ),
    { kind: 'tell', to: { kind: 'groupChannel', projectId: id }, view, dedupeKey: `project:${id}:channel` },
  ];
}

async function create(context: Context, command: CreateProject) {
  const now = context.clock.now();
  const { connectionId } = context.reader;
  if (connectionId === null) return refuse('notAllowed');
  const open = await openPlaces(context, connectionId, command);
  if (!open.ok) return open;
  return context.store.transaction(async (tx) => {
    const rights = await makingRights(tx, context.reader);
    if (!rights) return refuse('programmeMissing');
    if (rights.participants.length === 0) return refuse('notAllowed');
    const participant = participantMeant(command.participant, rights);
    if (!participant.ok) return participant;
    // one at a time, so that the same form sent twice makes one project
    await tx.programmes.lockParticipant(participant.value.id);
    const projects = await tx.projects.all();
    const decided = createProject(
      {
        participant: participant.value,
        people: await peopleWithAccounts(tx, context.reader),
        connectionId,
        takenPlaces: await takenPlaces(tx, connectionId, command),
        openPlaces: open.value,
        takenNames: projects
          .filter((one) => one.participantId === participant.value.id)
          .map((one) => one.name),
      },
      command,
      now,
    );
    if (!decided.ok) return decided;
    await store(tx, decided.value);
    await inviteWhoJoined(tx, decided.value.project, now);
    await tx.audit({
      what: command.type,
      by: context.reader.person.id,
      projectId: decided.value.project.id,
      roundId: null,
      at: now,
    });
    await tx.notify(newProjectNotices(decided.value, context.reader.person.id));
    const { project, roles } = decided.value;
    return accept<Answered>({
      how: 'done',
      view: { name: 'project', id: project.id },
      told: { persons: roles.map((role) => role.personId), channelOf: project.id },
    });
  });
}

/** Setting up a project and showing it, and its people (`group.usecases.ts`), and who may read it (`sharing.usecases.ts`). */
export const projectHandlers: Handlers<
  | 'project.show'
  | 'project.form'
  | 'project.create'
  | 'group.form'
  | 'group.add'
  | 'group.remove'
  | 'role.give'
  | 'sharing.show'
  | 'sharing.set'
> = {
  ...groupHandlers,
  ...sharingHandlers,
  'project.show': async (_context, { projectId }) =>
    accept({ how: 'say', view: { name: 'project', id: projectId } }),
  'project.form': async (context) => {
    const rights = await makingRights(context.store, context.reader);
    if (!rights) return refuse('programmeMissing');
    return rights.participants.length === 0
      ? refuse('notAllowed')
      : accept({ how: 'open', view: { name: 'projectForm' } });
  },
  'project.create': create,
};
