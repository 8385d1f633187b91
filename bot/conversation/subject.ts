import type { View, ViewName } from './view.ts';

const projectViews: readonly ViewName[] = ['project', 'groupForm', 'roundForm', 'undelivered'];

/** What a view is about: a project, a round, or neither. */
export function subjectOf(view: View): { readonly projectId: string } | { readonly roundId: string } | null {
  if (!('id' in view)) return null;
  return projectViews.includes(view.name) ? { projectId: view.id } : { roundId: view.id };
}
