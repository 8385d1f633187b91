import type { Loader, Loaders } from '../conversation/handling.ts';
import type { ProjectLine } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import { may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import { makingRights } from '../programme/project-makers.ts';
import { byKind, groupByParty } from './group.ts';
import { leadersOf } from './leaders.ts';
import { peopleOfProject, peopleToName, peopleWithAccounts } from './people-to-name.ts';
import { around, peopleToOffer } from './people-to-offer.ts';
import { makesChannels } from './places.ts';
import { groupKinds, type Project } from './project.ts';
import { projectContents } from './project-contents.ts';

/** Projects as lines of a list, with the person's own parts in them. */
export async function projectLines(
  repositories: Repositories,
  personId: Id,
  projects: readonly Project[],
): Promise<readonly ProjectLine[]> {
  return Promise.all(projects.map((project) => projectLine(repositories, personId, project)));
}

async function projectLine(repositories: Repositories, personId: Id, project: Project): Promise<ProjectLine> {
  const participant = await repositories.programmes.participant(project.participantId);
  const standing = await repositories.projects.standing(personId, { projectId: project.id });
  const rounds = await repositories.rounds.ofProject(project.id);
  const kinds = new Set(standing?.memberships.map((membership) => membership.kind));
  return {
    id: project.id,
    name: project.name,
    participant: participant?.name ?? '',
    roles: [...(standing?.roles ?? []), ...groupKinds.filter((kind) => kinds.has(kind))],
    openRoundId: rounds.find((round) => round.status === 'open')?.id ?? null,
  };
}

const project: Loader<'project'> = ({ repositories, standing }, view) =>
  projectContents(repositories, standing, view.id);

const projectForm: Loader<'projectForm'> = async ({ services, repositories, reader }, _view, form) => {
  const rights = await makingRights(repositories, reader);
  if (!rights) return null;
  const near = await around(services, repositories, reader);
  const own = rights.ownParticipant?.name ?? null;
  const names = rights.participants.map((one) => one.name).sort(new Intl.Collator('nb').compare);
  return {
    people: await peopleToOffer(
      repositories,
      reader,
      near.people,
      near.people.length > 0 ? [] : await peopleWithAccounts(repositories, reader),
    ),
    ownParticipant: own,
    participantNames: own ? [own, ...names.filter((name) => name !== own)] : names,
    places: near.places,
    picksPlaces: !(await makesChannels(services, reader)),
    defaults: { language: reader.person.language, timeZone: reader.person.timeZone },
    form,
  };
};

const groupForm: Loader<'groupForm'> = async ({ services, repositories, reader }, view, form) => {
  const found = await repositories.projects.project(view.id);
  if (!found) return null;
  const memberships = await repositories.projects.memberships(found.id);
  const persons = await personsById(
    repositories,
    memberships.map((one) => one.personId),
  );
  const { pa, pl } = await leadersOf(repositories, found.id);
  const near = (await around(services, repositories, reader)).people;
  return {
    projectId: found.id,
    projectName: found.name,
    groups: byKind(await repositories.projects.groups(found.id)).map((group) =>
      groupByParty(group, memberships, persons, true),
    ),
    people: await peopleToOffer(
      repositories,
      reader,
      near,
      near.length > 0
        ? await peopleOfProject(repositories, found.id)
        : await peopleToName(repositories, reader, found.id),
    ),
    pa,
    pl,
    form,
  };
};

const reachMe: Loader<'reachMe'> = async ({ repositories }, view) => {
  const found = await repositories.projects.project(view.id);
  return found && { projectId: found.id, projectName: found.name };
};

const sharing: Loader<'sharing'> = async ({ repositories, standing }, view) => {
  const found = await repositories.projects.project(view.id);
  if (!found) return null;
  const change = may('sharing.set', standing);
  return { projectId: found.id, projectName: found.name, shares: found.sharesContents, may: { change } };
};

/** What is shown of a project, and its forms. */
export const projectLoaders: Loaders<'project' | 'projectForm' | 'groupForm' | 'sharing' | 'reachMe'> = {
  project,
  projectForm,
  groupForm,
  sharing,
  reachMe,
};
