import { Temporal } from 'temporal-polyfill';
import type { Loading } from '../conversation/handling.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { Project } from '../project/project.ts';
import { type Milestone, type MilestoneMove, statusOf } from './milestone.ts';
import type { MilestoneHead, MoveLine } from './plan.views.ts';

/** Its date has passed, and it is not reached. */
export const isOverdue = ({ dueOn, reached }: Milestone, today: Temporal.PlainDate): boolean =>
  !reached && Temporal.PlainDate.compare(dueOn, today) < 0;

export const namesShown = ({ standing }: Pick<Loading, 'standing'>): boolean => may('names.read', standing);

const headOf = (milestone: Milestone, project: Project): MilestoneHead => ({
  milestoneId: milestone.id,
  projectId: project.id,
  projectName: project.name,
  wording: milestone.wording,
  dueOn: milestone.dueOn,
  status: statusOf(milestone),
});

export async function loadMilestone({ repositories }: Pick<Loading, 'repositories'>, id: Id) {
  const milestone = await repositories.milestones.milestone(id);
  const project = milestone && (await repositories.projects.project(milestone.projectId));
  return milestone && project ? { milestone, project, head: headOf(milestone, project) } : null;
}

/** Moves as the reader may see them: the programme's people see the dates (domain §3). */
export async function moveLines(
  loading: Loading,
  moves: readonly MilestoneMove[],
): Promise<readonly MoveLine[]> {
  const name = await namesOf(
    loading.repositories,
    moves.map((one) => one.movedBy),
  );
  const isReadable = may('contents.read', loading.standing);
  return moves.map(({ fromDate, toDate, reason, movedBy }) => ({
    fromDate,
    toDate,
    reason: isReadable ? reason : null,
    by: namesShown(loading) ? name(movedBy) : null,
  }));
}
