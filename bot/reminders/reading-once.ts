import type { Repositories } from '../ports/store.ts';

const once = <T>(read: (id: string) => Promise<T>): ((id: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
};

/** The same repositories, which read a project and its people once: several subjects are often of the same one. */
export function readingOnce(repositories: Repositories): Repositories {
  const { projects } = repositories;
  const { project, roles, memberships, groups } = projects;
  const remembered = {
    ...projects,
    project: once(project),
    roles: once(roles),
    memberships: once(memberships),
    groups: once(groups),
  };
  return Object.create(repositories, { projects: { value: remembered } });
}
