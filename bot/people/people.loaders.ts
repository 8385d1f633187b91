import type { Loaders, Reader } from '../conversation/handling.ts';
import type { AccountOption, Views } from '../conversation/view.ts';
import type { Repositories } from '../ports/store.ts';
import { mayCreateProject } from '../programme/project-makers.ts';
import { projectsFollowedBy } from '../project/followed.ts';
import { projectLines } from '../project/project.loaders.ts';
import type { Project } from '../project/project.ts';
import { workshopsFor } from '../risk/waiting.ts';
import type { Person } from './person.ts';

/** Settings as they are stored now. */
async function settingsOf(
  repositories: Repositories,
  reader: Reader,
): Promise<{ readonly language: Person['language']; readonly timeZone: string }> {
  const { language, timeZone } = (await repositories.people.person(reader.person.id)) ?? reader.person;
  return { language, timeZone };
}

/** Where messages can go, for somebody with several accounts, here first; empty for everybody else. */
async function accountOptions(repositories: Repositories, reader: Reader): Promise<readonly AccountOption[]> {
  const accounts = await repositories.people.accountsOf(reader.person.id);
  if (accounts.length < 2) return [];
  const options: AccountOption[] = [];
  for (const { id, connectionId } of accounts)
    options.push({
      id,
      isHere: connectionId === reader.connectionId,
      isPreferred: id === reader.person.preferredAccountId,
      organisation: (await repositories.people.organisationOf(connectionId))?.name ?? '',
    });
  return options.sort((a, b) => Number(b.isHere) - Number(a.isHere));
}

/** The open rounds that wait for the person's answer, the most urgent first. */
async function waitingFor(
  repositories: Repositories,
  person: Person,
  projects: readonly Project[],
): Promise<Views['home']['waiting']> {
  const waiting: Views['home']['waiting'][number][] = [];
  for (const project of projects) {
    const round = (await repositories.rounds.ofProject(project.id)).find((one) => one.status === 'open');
    if (!round) continue;
    const standing = await repositories.projects.standing(person.id, { projectId: project.id });
    if (!standing?.memberships.some((one) => one.groupId === round.groupId)) continue;
    if (await repositories.rounds.answer(round.id, person.id)) continue;
    waiting.push({
      roundId: round.id,
      projectName: project.name,
      deadline: round.deadline,
      hasDraft: (await repositories.rounds.draft(round.id, person.id)) !== null,
    });
  }
  return waiting.sort((a, b) => a.deadline.epochMilliseconds - b.deadline.epochMilliseconds);
}

/** What concerns oneself. Contents that are not stored (a code) are handed over with the answer instead. */
export const peopleLoaders: Loaders<'help' | 'home' | 'settings' | 'settingsForm' | 'codeForm'> = {
  help: async ({ repositories, reader }) => ({
    createProject: await mayCreateProject(repositories, reader),
    isAdministrator: reader.person.isAdministrator,
  }),
  home: async ({ repositories, reader }) => {
    const { person } = reader;
    const own = await repositories.projects.ofPerson(person.id);
    const followed = await projectsFollowedBy(repositories, person.id);
    return {
      personName: person.name,
      waiting: await waitingFor(repositories, person, own),
      workshops: await workshopsFor(repositories, person.id, own),
      projects: await projectLines(repositories, person.id, own),
      followed: await projectLines(repositories, person.id, followed),
      may: { createProject: await mayCreateProject(repositories, reader) },
    };
  },
  settings: ({ repositories, reader }) => settingsOf(repositories, reader),
  settingsForm: async ({ repositories, reader }, _view, form) => ({
    ...(await settingsOf(repositories, reader)),
    accounts: await accountOptions(repositories, reader),
    form,
  }),
  codeForm: async (_loading, _view, form) => ({ form }),
};
