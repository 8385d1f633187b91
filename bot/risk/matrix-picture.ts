import type { Services } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import { loadRegister, matrixEntries } from './risk.loading.ts';
import type { MatrixContents, MatrixEntry } from './risk.views.ts';

/** Tells one state of a matrix from another: a platform that keeps what is at an address fetches the new one. */
function stateOf(entries: readonly MatrixEntry[]): string {
  const text = JSON.stringify(entries.map(({ number, grades, before }) => [number, grades, before]));
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** What the address of a project's matrix names: ids and nothing else. */
export const matrixToken = ({ projectId, entries }: MatrixContents, language: Language): string =>
  `${projectId}.${stateOf(entries)}.${language}`;

/** A project's matrix as it stands; null where there is no such project. */
export async function loadMatrix(
  store: Services['store'],
  projectId: Id,
): Promise<{ readonly matrix: MatrixContents; readonly timeZone: string } | null> {
  const project = await store.projects.project(projectId);
  if (!project) return null;
  const entries = await matrixEntries(store, await loadRegister(store, projectId), projectId);
  return { matrix: { projectId, projectName: project.name, entries }, timeZone: project.timeZone };
}
