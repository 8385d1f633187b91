import type { Loader } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { firstToTell, zonesOf } from '../reminders/subject.ts';
import { loadDeadline } from './reporting.loading.ts';
import { bySoonest, isOpen, type ReportingDeadline } from './reporting.ts';

/**
 * Tells PL, or PA where nobody is PL or nothing can be told to them, of deadlines that the secretariat has entered (REP-2): one message for each project,
 * about the first of them.
 */
export async function enteredNotices(
  tx: Repositories,
  deadlines: readonly ReportingDeadline[],
  by: Id,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const [projectId, entered] of Map.groupBy(deadlines, (one) => one.projectId)) {
    const [first] = bySoonest(entered);
    const { pl, pa } = await leadersOf(tx, projectId);
    const leaders = [pl, pa].filter((id) => id !== null);
    const personId = firstToTell(leaders, await zonesOf(tx, leaders));
    if (!first || personId === null || personId === by) continue;
    notices.push({
      kind: 'tell',
      to: { kind: 'person', personId },
      view: { name: 'deadlineEntered', id: first.id },
      dedupeKey: `entered:${first.id}`,
    });
  }
  return notices;
}

/** A deadline, and how many others were entered with it. */
export const deadlineEntered: Loader<'deadlineEntered'> = async ({ repositories }, { id }) => {
  const loaded = await loadDeadline(repositories, id);
  if (!loaded) return null;
  const { deadline, project, head } = loaded;
  const together = (await repositories.reporting.ofProject(project.id)).filter((one) =>
    one.recordedAt.equals(deadline.recordedAt),
  );
  return { ...head, isOpen: isOpen(deadline), others: together.length - 1 };
};
