import type { Id } from '../id.ts';
import type { View, ViewName } from './view.ts';

const projectViews: readonly ViewName[] = ['project', 'groupForm', 'roundForm', 'undelivered'];

/** What a view or a command is about. */
export type Subject = { readonly projectId: Id } | { readonly roundId: Id };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isId = (value: unknown): value is Id => typeof value === 'string' && uuid.test(value);

/** What an action's data says that it is about, before they are read as a command; null where that is no id. */
export function subjectIn(data: Readonly<Record<string, unknown>>): Subject | null {
  if (isId(data.roundId)) return { roundId: data.roundId };
  return isId(data.projectId) ? { projectId: data.projectId } : null;
}

export const isSameSubject = (a: Subject | null, b: Subject | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What a view is about: a project, a round, or neither. */
export function subjectOf(view: View): Subject | null {
  if (!('id' in view)) return null;
  return projectViews.includes(view.name) ? { projectId: view.id } : { roundId: view.id };
}
