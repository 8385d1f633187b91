import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/working-days.ts';
import type { Loading } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { Standing } from '../permissions/standing.ts';
import type { Project } from '../project/project.ts';
import { type CompleteGoal, type Entry, type Goal, isMeasured, statusOf } from './goal.ts';
import type { ChartContents, Figure, GoalCounts, GoalHead, GoalLine } from './goals.views.ts';
import { measurementsIn, nextDue, waitingFor } from './measuring.ts';
import { figureFor, type Reach, zeroFor } from './suppression.ts';

/** Whether what somebody sees leaves the project (PRIV-3). */
export const reachOf = (standing: Standing | null): Reach =>
  may('figures.read', standing) ? 'project' : 'outside';

export const headOf = (goal: Goal, project: Project): GoalHead => ({
  goalId: goal.id,
  projectId: project.id,
  projectName: project.name,
  wording: goal.wording,
  unit: goal.unit,
  status: statusOf(goal),
});

/** A goal with its project and numbers; null where there is no such thing. */
export async function loadGoal({ repositories }: Pick<Loading, 'repositories'>, id: Id) {
  const goal = await repositories.goals.goal(id);
  const project = goal && (await repositories.projects.project(goal.projectId));
  if (!goal || !project) return null;
  return { goal, project, entries: await repositories.goals.entries(id), head: headOf(goal, project) };
}

const figureOf = (goal: Goal, entry: Entry, reach: Reach): Figure => ({
  on: entry.on,
  value: figureFor(goal, entry, reach),
});

/** The number of the latest day that has one. */
export const latestOf = (goal: Goal, entries: readonly Entry[], reach: Reach): Figure | null => {
  const [latest] = measurementsIn(entries);
  return latest ? figureOf(goal, latest.entry, reach) : null;
};

/** What the picture of a goal shows: zero point, target, and the line of what was measured (PLAN-5). */
export const chartOf = (goal: CompleteGoal, entries: readonly Entry[], reach: Reach): ChartContents => ({
  wording: goal.wording,
  unit: goal.unit,
  zero: { on: goal.zeroOn, value: zeroFor(goal, reach) },
  target: { on: goal.targetOn, value: goal.target },
  points: measurementsIn(entries)
    .map(({ entry }) => figureOf(goal, entry, reach))
    .toReversed(),
});

/** A goal in a list. */
export function lineOf(
  goal: Goal,
  entries: readonly Entry[],
  reach: Reach,
  today: Temporal.PlainDate,
): GoalLine {
  const asked = isMeasured(goal) ? goal : null;
  return {
    goalId: goal.id,
    wording: goal.wording,
    unit: goal.unit,
    status: statusOf(goal),
    target: goal.target,
    targetOn: goal.targetOn,
    latest: latestOf(goal, entries, reach),
    waiting: asked && waitingFor(asked, entries, today),
    next: asked && nextDue(asked, entries, today),
  };
}

/** How far a project's goals are. */
export function countsOf(
  lines: readonly Pick<GoalLine, 'status' | 'waiting'>[],
  today: Temporal.PlainDate,
): GoalCounts {
  const measured = lines.filter(({ status }) => status === 'measured');
  return {
    measured: measured.length,
    inTime: measured.filter(({ waiting }) => waiting === null || !isBefore(waiting, today)).length,
    drafts: lines.filter(({ status }) => status === 'draft').length,
    ended: lines.filter(({ status }) => status === 'ended').length,
  };
}

const order = { measured: 0, draft: 1, ended: 2 } as const;

/** The project's goals as lines: what waits for a number first, then by the next day, drafts, and what is ended. */
export async function goalLines(
  { repositories, services, standing }: Loading,
  project: Project,
): Promise<readonly { readonly goal: Goal; readonly line: GoalLine }[]> {
  const today = services.clock.now().toZonedDateTimeISO(project.timeZone).toPlainDate();
  const goals = await repositories.goals.ofProject(project.id);
  const entries = await repositories.goals.entriesOfProject(project.id);
  const reach = reachOf(standing);
  const soonest = ({ waiting, next }: GoalLine) => (waiting ?? next)?.toString() ?? '9';
  return goals
    .map((goal) => ({ goal, line: lineOf(goal, entries.get(goal.id) ?? [], reach, today) }))
    .toSorted(
      (a, b) => order[a.line.status] - order[b.line.status] || soonest(a.line).localeCompare(soonest(b.line)),
    );
}
