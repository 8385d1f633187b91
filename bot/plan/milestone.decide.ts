import { Temporal } from 'temporal-polyfill';
import { isOfficeMoment, nextOfficeMoment } from '../calendar/office-hours.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import type { Standing } from '../permissions/standing.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Activity, Milestone, MilestoneMove, MilestonePlan } from './milestone.ts';

/** So long what was said to be reached can be taken back; only then anybody is told. */
const timeToTakeBack = Temporal.Duration.from({ minutes: 10 });

export const takeBackUntil = ({ at }: { readonly at: Temporal.Instant }): Temporal.Instant =>
  at.add(timeToTakeBack);

/** Whether what was said to be reached cannot be taken back any more. */
export const isFinal = (reached: { readonly at: Temporal.Instant }, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, takeBackUntil(reached)) >= 0;

/** Whom a plan can name. */
export interface Nameable {
  readonly responsible: readonly Id[];
  readonly audience: readonly Id[];
}

/** A milestone together with the tasks that lead to it and who should know of it. */
export interface Planned {
  readonly milestone: Milestone;
  readonly activities: readonly Activity[];
  readonly audience: readonly Id[];
}

/** Who says whether a milestone is reached, and moves it when it is not: who is responsible for it, PL, and PA. */
export const answersFor = (
  { responsibleId }: Pick<Milestone, 'responsibleId'>,
  by: Id,
  standing: Pick<Standing, 'roles'> | null,
): boolean => responsibleId === by || (standing !== null && standing.roles.length > 0);

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

const textProblems = (field: string, text: string, max: number): readonly Refusal[] => {
  if (text.length > max) return [{ code: 'textTooLong', field, details: { max, length: text.length } }];
  return text === '' ? [{ code: 'textMissing', field }] : [];
};

const tidied = (plan: MilestonePlan): MilestonePlan => ({
  wording: oneLine(plan.wording),
  criterion: plan.criterion.trim(),
  responsibleId: plan.responsibleId,
  isDecisionPoint: plan.isDecisionPoint,
  activities: plan.activities.map(oneLine).filter((line) => line !== ''),
  audience: [...new Set(plan.audience)],
  tellsOpenly: plan.tellsOpenly,
  celebration: oneLine(plan.celebration),
});

function activityProblems(activities: readonly string[]): readonly Refusal[] {
  const field = 'activities';
  const longest = Math.max(0, ...activities.map((line) => line.length));
  return [
    ...(activities.length > limits.activities
      ? [{ code: 'tooManyActivities' as const, field, details: { max: limits.activities } }]
      : []),
    ...(longest > limits.activity
      ? [{ code: 'textTooLong' as const, field, details: { max: limits.activity, length: longest } }]
      : []),
  ];
}

function audienceProblems(audience: readonly Id[], known: readonly Id[]): readonly Refusal[] {
  const field = 'audience';
  return [
    ...(audience.length > limits.audience
      ? [{ code: 'tooManyChosen' as const, field, details: { max: limits.audience } }]
      : []),
    ...(audience.some((id) => !known.includes(id)) ? [{ code: 'personUnknown' as const, field }] : []),
  ];
}

/** Why a plan cannot be used as it is (MILE-1, MILE-2). */
const planProblems = (plan: MilestonePlan, people: Nameable): readonly Refusal[] => [
  ...textProblems('wording', plan.wording, limits.milestone),
  ...textProblems('criterion', plan.criterion, limits.criterion),
  ...(people.responsible.includes(plan.responsibleId)
    ? []
    : [{ code: 'personUnknown' as const, field: 'responsible' }]),
  ...activityProblems(plan.activities),
  ...audienceProblems(plan.audience, people.audience),
  ...textProblems('celebration', plan.celebration, limits.celebration),
];

const dateProblems = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): readonly Refusal[] =>
  Temporal.PlainDate.compare(dueOn, today) < 0 ? [{ code: 'deadlineInPast', field: 'dueOn' }] : [];

/** The tasks as they are written now; one that stands there as before is done if it was. */
function activitiesFrom(
  lines: readonly string[],
  before: readonly Activity[],
  newId: () => Id,
): readonly Activity[] {
  const left = [...before];
  return lines.map((text) => {
    const at = left.findIndex((one) => one.text === text);
    const [known] = at === -1 ? [] : left.splice(at, 1);
    return known ?? { id: newId(), text, doneAt: null };
  });
}

/** The columns of a plan that stand with the milestone itself. */
const inMilestone = ({ activities: _tasks, audience: _people, ...rest }: MilestonePlan) => rest;

/** What is to be known for a new milestone. */
export interface Adding {
  readonly projectId: Id;
  readonly people: Nameable;
  readonly dueOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly newId: () => Id;
}

/** A new milestone (MILE-1): what, how it is seen, when, who; how and to whom it is told, how celebrated (MILE-2). */
export function addMilestone(given: MilestonePlan, adding: Adding): Outcome<Planned> {
  const plan = tidied(given);
  const problems = [...planProblems(plan, adding.people), ...dateProblems(adding.dueOn, adding.today)];
  if (problems.length > 0) return { ok: false, refusals: problems };
  return accept({
    milestone: {
      id: adding.newId(),
      projectId: adding.projectId,
      ...inMilestone(plan),
      dueOn: adding.dueOn,
      recordedAt: adding.now,
      reached: null,
      celebratedAt: null,
    },
    activities: activitiesFrom(plan.activities, [], adding.newId),
    audience: plan.audience,
  });
}

/** The milestone that the same form made already, when it is sent twice. */
export const madeAlready = (
  existing: readonly Milestone[],
  plan: MilestonePlan,
  dueOn: Temporal.PlainDate,
): Milestone | undefined =>
  existing.find(
    (one) =>
      one.wording === oneLine(plan.wording) &&
      one.responsibleId === plan.responsibleId &&
      one.dueOn.equals(dueOn),
  );

/**
 * Changes what the plan says of a milestone that is not reached; its date is moved, with a reason. The activities that
 * are `countermeasures` stay as they are (MILE-4): a risk counts on them.
 */
export function changeMilestone(
  { milestone, activities }: Planned,
  given: MilestonePlan,
  people: Nameable,
  newId: () => Id,
  countermeasures: readonly Id[] = [],
): Outcome<Planned> {
  if (milestone.reached) return refuse('milestoneReached');
  const plan = tidied(given);
  const written = activitiesFrom(plan.activities, activities, newId);
  const lost = activities.find(
    ({ id }) => countermeasures.includes(id) && written.every((one) => one.id !== id),
  );
  const problems: readonly Refusal[] = [
    ...planProblems(plan, people),
    ...(lost
      ? [{ code: 'countermeasureInPlan' as const, field: 'activities', details: { text: lost.text } }]
      : []),
  ];
  if (problems.length > 0) return { ok: false, refusals: problems };
  return accept({
    milestone: { ...milestone, ...inMilestone(plan) },
    activities: written,
    audience: plan.audience,
  });
}

/** What is to be known of who moves a milestone, and when. */
export interface Moving {
  readonly by: Id;
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly newId: () => Id;
}

/** Moves a milestone that is not reached to another date; the move is kept, with its reason. */
export function moveMilestone(
  milestone: Milestone,
  dueOn: Temporal.PlainDate,
  given: string,
  { by, today, now, newId }: Moving,
): Outcome<{ readonly milestone: Milestone; readonly move: MilestoneMove }> {
  if (milestone.reached) return refuse('milestoneReached');
  const reason = given.trim();
  const problems: readonly Refusal[] = [
    ...(dueOn.equals(milestone.dueOn)
      ? [{ code: 'dateNotMoved' as const, field: 'dueOn', details: { date: dueOn } }]
      : dateProblems(dueOn, today)),
    ...textProblems('reason', reason, limits.moveReason),
  ];
  if (problems.length > 0) return { ok: false, refusals: problems };
  return accept({
    milestone: { ...milestone, dueOn },
    move: {
      id: newId(),
      milestoneId: milestone.id,
      fromDate: milestone.dueOn,
      toDate: dueOn,
      reason,
      movedBy: by,
      movedAt: now,
    },
  });
}

/** Whether the form that made the newest move was sent again. */
export const movedAlready = (
  moves: readonly MilestoneMove[],
  dueOn: Temporal.PlainDate,
  reason: string,
  by: Id,
): boolean => {
  const last = moves.at(-1);
  return last?.toDate.equals(dueOn) === true && last.reason === reason.trim() && last.movedBy === by;
};

/** Moves to a later date; one to an earlier date is no slip. */
export const slipsIn = (moves: readonly Pick<MilestoneMove, 'fromDate' | 'toDate'>[]): number =>
  moves.filter(({ fromDate, toDate }) => Temporal.PlainDate.compare(fromDate, toDate) < 0).length;

/**
 * PA is told when a milestone slips for the second time, unless PA moved it; and then of the next slip that somebody else
 * makes. The last of the moves is the one that was just made.
 */
export const tellsOfSlipping = (
  moves: readonly Pick<MilestoneMove, 'fromDate' | 'toDate'>[],
  by: Id,
  pa: Id | null,
): boolean => slipsIn(moves.slice(-1)) === 1 && slipsIn(moves) >= 2 && pa !== null && pa !== by;

/** The tasks that are done now, of those there are. */
export function tickActivities(
  { milestone, activities }: Pick<Planned, 'milestone' | 'activities'>,
  done: readonly Id[],
  now: Temporal.Instant,
): Outcome<readonly Activity[]> {
  if (milestone.reached) return refuse('milestoneReached');
  if (done.some((id) => activities.every((one) => one.id !== id))) return refuse('formOutOfDate');
  return accept(
    activities.map((one) => ({ ...one, doneAt: done.includes(one.id) ? (one.doneAt ?? now) : null })),
  );
}

/** A milestone is reached, with what came of it (MILE-3). The same said again by the same person changes nothing. */
export function reachMilestone(
  milestone: Milestone,
  by: Id,
  given: string,
  now: Temporal.Instant,
): Outcome<Milestone> {
  const result = given.trim();
  const { reached } = milestone;
  if (reached) {
    const isSame = reached.by === by && reached.result === result;
    return isSame ? accept(milestone) : refuse('milestoneReached');
  }
  const problems = textProblems('result', result, limits.milestoneResult);
  return problems.length > 0
    ? { ok: false, refusals: problems }
    : accept({ ...milestone, reached: { at: now, by, result } });
}

/** Takes back that a milestone is reached: who said it, within ten minutes, before anybody is told. */
export function takeBack(milestone: Milestone, by: Id, now: Temporal.Instant): Outcome<Milestone> {
  const { reached, celebratedAt } = milestone;
  if (!reached) return refuse('milestoneNotReached');
  if (reached.by !== by) return refuse('onlyWhoPressed');
  return celebratedAt || isFinal(reached, now)
    ? refuse('takeBackOver')
    : accept({ ...milestone, reached: null });
}

/** When a reached milestone is celebrated: when it cannot be taken back any more, and people are at work. */
export const celebratedFrom = (
  reached: { readonly at: Temporal.Instant },
  timeZone: string,
): Temporal.Instant => nextOfficeMoment(takeBackUntil(reached), timeZone);

/**
 * Celebrates a milestone, once for ever; null where it is not reached, celebrated already, or not yet to be. Whoever
 * comes late, because Saman was not running, waits for the office hours too.
 */
export function celebrate(milestone: Milestone, timeZone: string, now: Temporal.Instant): Milestone | null {
  const { reached, celebratedAt } = milestone;
  if (!reached || celebratedAt) return null;
  return isFinal(reached, now) && isOfficeMoment(now, timeZone) ? { ...milestone, celebratedAt: now } : null;
}
