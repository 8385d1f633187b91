import type { Services } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import type { MatrixToDraw } from '../ports/pictures.ts';
import { loadRegister, matrixEntries } from './risk.loading.ts';
import type { MatrixContents, MatrixEntry } from './risk.views.ts';

/** What an address is signed for. */
const purpose = 'risk matrix';

/** Tells one state of a matrix from another: a platform that keeps what is at an address fetches the new one. */
function stateOf(entries: readonly MatrixEntry[]): string {
  const text = JSON.stringify(
    entries.map(({ number, grades, before, isLacking }) => [number, grades, before, isLacking]),
  );
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** The address of a project's matrix as it is now: ids only, and nobody can guess it. The picture holds no sentence. */
export function matrixAddress(
  { signer, publicUrl }: Pick<Services, 'signer' | 'publicUrl'>,
  { projectId, entries }: MatrixContents,
  language: Language,
): string {
  const named = `${projectId}.${stateOf(entries)}.${language}`;
  return `${publicUrl}/pictures/matrix.${named}.${signer.sign(purpose, named)}.png`;
}

/** What a signed address shows: a project's matrix, as it is when it is fetched. */
export async function matrixAt(
  { signer, store }: Pick<Services, 'signer' | 'store'>,
  token: string,
  isLanguage: (text: string) => text is Language,
): Promise<MatrixToDraw | null> {
  const [kind, projectId = '', state = '', language = '', signature = ''] = token.split('.');
  if (kind !== 'matrix' || !isLanguage(language)) return null;
  if (!signer.verify(purpose, `${projectId}.${state}.${language}`, signature)) return null;
  const contents = await loadMatrix(store, projectId);
  const project = await store.projects.project(projectId);
  return contents && project && { contents, audience: { language, timeZone: project.timeZone } };
}

/** A project's matrix as it stands; null where there is no such project. */
export async function loadMatrix(store: Services['store'], projectId: Id): Promise<MatrixContents | null> {
  const project = await store.projects.project(projectId);
  if (!project) return null;
  const entries = await matrixEntries(store, await loadRegister(store, projectId), projectId);
  return { projectId, projectName: project.name, entries };
}
