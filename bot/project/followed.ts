import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from './project.ts';

/**
 * The projects that somebody follows in an office of the programme (domain §3): a network leader those of the
 * network, the secretariat all of the programme. Those that they have a part in themselves are not among them.
 */
export async function projectsFollowedBy(
  repositories: Repositories,
  personId: Id,
): Promise<readonly Project[]> {
  if ((await repositories.programmes.rolesOf(personId)).length === 0) return [];
  const own = new Set((await repositories.projects.ofPerson(personId)).map((project) => project.id));
  const followed: Project[] = [];
  for (const project of await repositories.projects.all()) {
    if (own.has(project.id)) continue;
    const standing = await repositories.projects.standing(personId, { projectId: project.id });
    if (standing && standing.offices.length > 0) followed.push(project);
  }
  return followed;
}
