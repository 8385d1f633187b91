import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';

/** Who holds the project at this moment; null where nobody does. */
export async function leadersOf(
  repositories: Repositories,
  projectId: Id,
): Promise<{ readonly pa: Id | null; readonly pl: Id | null }> {
  const roles = (await repositories.projects.roles(projectId)).filter((holding) => holding.to === null);
  const holder = (role: 'pa' | 'pl') => roles.find((holding) => holding.role === role)?.personId ?? null;
  return { pa: holder('pa'), pl: holder('pl') };
}
