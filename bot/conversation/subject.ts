import { gatheringViews } from '../gatherings/gatherings.views.ts';
import { goalListViews, goalViews } from '../goals/goals.views.ts';
import type { Id } from '../id.ts';
import { permissions } from '../permissions/permissions.ts';
import { milestoneViews, planViews } from '../plan/plan.views.ts';
import { deadlineViews, reportingViews } from '../reporting/reporting.views.ts';
import { registerViews, riskViews, workshopViews } from '../risk/risk.views.ts';
import type { View, ViewName } from './view.ts';

const projectViews: readonly ViewName[] = [
  ...(['project', 'groupForm', 'sharing', 'roundForm', 'undelivered', 'reachMe'] as const),
  ...(['projectCalendar', 'projectUpcoming', 'themeDayForm'] as const),
  ...planViews,
  ...goalListViews,
  ...reportingViews,
  ...registerViews,
];

/** What a view or a command is about. */
export type Subject =
  | { readonly projectId: Id }
  | { readonly roundId: Id }
  | { readonly deadlineId: Id }
  | { readonly milestoneId: Id }
  | { readonly workshopId: Id }
  | { readonly riskId: Id }
  | { readonly goalId: Id };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isId = (value: unknown): value is Id => typeof value === 'string' && uuid.test(value);

/** The names under which a subject's id stands in a command, and in what an action carries; the first one counts. */
const idNames = [
  ...(['roundId', 'deadlineId', 'milestoneId'] as const),
  ...(['workshopId', 'riskId', 'goalId', 'projectId'] as const),
];

/** What a command, or an action's data before they are read as one, says that it is about; null where that is no id. */
export function subjectIn(data: object): Subject | null {
  const ids: Partial<Record<(typeof idNames)[number], unknown>> = data;
  const name = idNames.find((one) => isId(ids[one]));
  return name === undefined ? null : ({ [name]: ids[name] } as unknown as Subject);
}

/**
 * The view that a key names, as it comes back from a platform; null where it names none. Whether there is such a thing,
 * and who may see it, is found when it is shown.
 */
export function viewNamed(key: string): View | null {
  const [name = '', id] = key.split(':');
  if (!Object.hasOwn(permissions, name)) return null;
  if (id === undefined) return { name } as View;
  if (name === 'chooseProject') return { name, verb: id };
  return isId(id) ? ({ name, id } as View) : null;
}

export const isSameSubject = (a: Subject | null, b: Subject | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What a view is about; null where it is one's own. */
export function subjectOf(view: View): Subject | null {
  if (!('id' in view) || view.name === 'digest' || view.name === 'deputyTold') return null;
  // of no one project: what somebody may with it is decided with the gathering
  if ((gatheringViews as readonly ViewName[]).includes(view.name)) return null;
  if ((deadlineViews as readonly ViewName[]).includes(view.name)) return { deadlineId: view.id };
  if ((milestoneViews as readonly ViewName[]).includes(view.name)) return { milestoneId: view.id };
  if ((workshopViews as readonly ViewName[]).includes(view.name)) return { workshopId: view.id };
  if ((riskViews as readonly ViewName[]).includes(view.name)) return { riskId: view.id };
  if ((goalViews as readonly ViewName[]).includes(view.name)) return { goalId: view.id };
  return projectViews.includes(view.name) ? { projectId: view.id } : { roundId: view.id };
}
