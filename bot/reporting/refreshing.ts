import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';

/** What shows a project's deadlines. */
export const deadlineRefreshes = (projectId: Id): readonly Notice[] => [
  { kind: 'refresh', view: { name: 'deadlines', id: projectId } },
  { kind: 'refresh', view: { name: 'project', id: projectId } },
];
