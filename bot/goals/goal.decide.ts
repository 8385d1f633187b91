import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/working-days.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import type { Standing } from '../permissions/standing.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import {
  type Entry,
  type Goal,
  type GoalChange,
  type GoalPlan,
  isMeasured,
  type PlanPart,
  planParts,
} from './goal.ts';
import { asksFrom, dueDates } from './measuring.ts';

/** Who enters a goal's numbers: who is responsible for it, PL, and PA. */
export const measures = (
  { responsibleId }: Pick<Goal, 'responsibleId'>,
  by: Id,
  standing: Pick<Standing, 'roles'> | null,
): boolean => responsibleId === by || (standing !== null && standing.roles.length > 0);

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

const tidied = (plan: GoalPlan): GoalPlan => ({
  wording: oneLine(plan.wording),
  zero: plan.zero,
  zeroOn: plan.zeroOn,
  target: plan.target,
  targetOn: plan.targetOn,
  unit: oneLine(plan.unit),
  interval: plan.interval,
  firstOn: plan.firstOn,
  responsibleId: plan.responsibleId,
  aboutPersons: plan.aboutPersons,
  zeroPersons: plan.aboutPersons ? plan.zeroPersons : null,
});

/** A number that means something: finite, not of too many digits, not of too many decimals. */
export function isSensible(value: number): boolean {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(Math.abs(value))) ?? [];
  if (whole === undefined) return false;
  return whole.length + decimals.length <= limits.digits && decimals.length <= limits.decimals;
}

const numberProblems = (field: string, value: number | null): readonly Refusal[] =>
  value === null || isSensible(value)
    ? []
    : [{ code: 'numberOutside', field, details: { digits: limits.digits, decimals: limits.decimals } }];

const personsProblems = (field: string, persons: number | null): readonly Refusal[] =>
  persons === null || (Number.isInteger(persons) && persons > 0 && persons <= limits.personsCovered)
    ? []
    : [{ code: 'personsInvalid', field }];

const tooLong = (field: string, text: string, max: number): readonly Refusal[] =>
  text.length > max ? [{ code: 'textTooLong', field, details: { max, length: text.length } }] : [];

/** What is wrong with the days of a plan, as far as they are settled. */
function dayProblems(
  { zeroOn, targetOn, firstOn }: GoalPlan,
  before: Pick<GoalPlan, 'targetOn'> | null,
  today: Temporal.PlainDate,
): readonly Refusal[] {
  const isNew = targetOn !== null && before?.targetOn?.equals(targetOn) !== true;
  const last = today.add({ years: limits.goalYears });
  return [
    ...(zeroOn && isBefore(today, zeroOn) ? [{ code: 'zeroInFuture' as const, field: 'zeroOn' }] : []),
    ...(isNew && isBefore(targetOn, today) ? [{ code: 'dateInPast' as const, field: 'targetOn' }] : []),
    ...(targetOn && isBefore(last, targetOn)
      ? [{ code: 'goalTooFar' as const, field: 'targetOn', details: { years: limits.goalYears } }]
      : []),
    ...(zeroOn && targetOn && !isBefore(zeroOn, targetOn)
      ? [{ code: 'targetBeforeZero' as const, field: 'targetOn', details: { date: zeroOn } }]
      : []),
    ...(firstOn && zeroOn && isBefore(firstOn, zeroOn)
      ? [{ code: 'firstBeforeZero' as const, field: 'firstOn', details: { date: zeroOn } }]
      : []),
    ...(firstOn && targetOn && isBefore(targetOn, firstOn)
      ? [{ code: 'firstAfterTarget' as const, field: 'firstOn', details: { date: targetOn } }]
      : []),
  ];
}

/** What is to be known of who and when, for a plan. */
export interface Planning {
  /** Who can be responsible. */
  readonly responsible: readonly Id[];
  readonly today: Temporal.PlainDate;
}

/** Why a plan cannot be used as it is; what it lacks only makes it a draft (PLAN-4). */
const planProblems = (
  plan: GoalPlan,
  before: Goal | null,
  { responsible, today }: Planning,
): readonly Refusal[] => [
  ...(plan.wording === '' ? [{ code: 'textMissing' as const, field: 'wording' }] : []),
  ...tooLong('wording', plan.wording, limits.goal),
  ...tooLong('unit', plan.unit, limits.unit),
  ...numberProblems('zero', plan.zero),
  ...numberProblems('target', plan.target),
  ...personsProblems('zeroPersons', plan.zeroPersons),
  ...(plan.responsibleId === null || responsible.includes(plan.responsibleId)
    ? []
    : [{ code: 'personUnknown' as const, field: 'responsible' }]),
  ...dayProblems(plan, before, today),
];

/** A part of a plan as it is kept in a change. Who is responsible is a person, whom no text may name (PRIV-4). */
const written = (plan: GoalPlan, part: PlanPart): string | null => {
  const value = plan[part];
  return part === 'responsibleId' || value === null || value === '' ? null : value.toString();
};

const isSamePart = (a: GoalPlan, b: GoalPlan, part: PlanPart): boolean =>
  part === 'responsibleId' ? a[part] === b[part] : written(a, part) === written(b, part);

const isSamePlan = (a: GoalPlan, b: GoalPlan): boolean => planParts.every((part) => isSamePart(a, b, part));

/** The goal that the same form made already, when it is sent twice. */
export const madeAlready = (existing: readonly Goal[], plan: GoalPlan): Goal | undefined =>
  existing.find((one) => !one.ended && isSamePlan(one, tidied(plan)));

/** What is to be known for a new goal. */
export interface Adding extends Planning {
  readonly id: Id;
  readonly projectId: Id;
  readonly now: Temporal.Instant;
}

/** A new result goal (PLAN-2); one that lacks something is a draft (PLAN-4). */
export function addGoal(given: GoalPlan, adding: Adding): Outcome<Goal> {
  const plan = tidied(given);
  const problems = planProblems(plan, null, adding);
  if (problems.length > 0) return { ok: false, refusals: problems };
  const { id, projectId, now } = adding;
  return accept({ id, projectId, ...plan, recordedAt: now, revision: 0, ended: null });
}

/** Who acts, and when. */
interface Acting {
  readonly by: Id;
  readonly now: Temporal.Instant;
}

/**
 * Changes a goal's plan, and says what was changed; its measurements stay. Refused where it was changed since it was
 * shown. The same plan again changes nothing.
 */
export function changeGoal(
  goal: Goal,
  given: GoalPlan,
  seen: number,
  planning: Planning & Acting,
): Outcome<{ readonly goal: Goal; readonly changes: readonly GoalChange[] }> {
  if (goal.ended) return refuse('goalEnded');
  const plan = tidied(given);
  if (isSamePlan(goal, plan)) return accept({ goal, changes: [] });
  if (seen !== goal.revision) return refuse('formOutOfDate');
  // who has left may stay responsible until somebody else is found
  const responsible = [...planning.responsible, ...(goal.responsibleId ? [goal.responsibleId] : [])];
  const problems = planProblems(plan, goal, { ...planning, responsible });
  if (problems.length > 0) return { ok: false, refusals: problems };
  const revision = goal.revision + 1;
  const { by, now: at } = planning;
  const changes = planParts
    .filter((part) => !isSamePart(goal, plan, part))
    .map((part): GoalChange => {
      const [from, to] = [written(goal, part), written(plan, part)];
      return { goalId: goal.id, revision, part, from, to, by, at };
    });
  return accept({ goal: { ...goal, ...plan, revision }, changes });
}

/** Ends a goal, with a reason: it is asked for no more. The same said again by the same person changes nothing. */
export function endGoal(goal: Goal, given: string, { by, now: at }: Acting): Outcome<Goal> {
  const reason = given.trim();
  if (goal.ended) {
    const isSame = goal.ended.by === by && goal.ended.reason === reason;
    return isSame ? accept(goal) : refuse('goalEnded');
  }
  if (reason === '') return refuse('textMissing', undefined, 'reason');
  const problems = tooLong('reason', reason, limits.moveReason);
  return problems.length > 0
    ? { ok: false, refusals: problems }
    : accept({ ...goal, ended: { at, by, reason } });
}

/** Takes up again a goal that was ended; one that is not stays as it is. */
export const reopenGoal = (goal: Goal): Goal => (goal.ended ? { ...goal, ended: null } : goal);

/** A number as it is given. */
export interface Given {
  readonly on: Temporal.PlainDate;
  readonly value: number;
  readonly persons: number | null;
  /** The entry that stood for the day when the form was shown, 0 for none; null where the form did not say. */
  readonly seen: number | null;
}

/**
 * Enters a number for a day, or corrects the one that stands there (PLAN-5). Null: it stands there already. Refused: a
 * draft, an ended goal, a day that has not come, and where somebody else was first with another number.
 */
export function enter(
  goal: Goal,
  entries: readonly Entry[],
  given: Given,
  { by, now: at, today }: Acting & { readonly today: Temporal.PlainDate },
): Outcome<Entry | null> {
  if (goal.ended) return refuse('goalEnded');
  if (!isMeasured(goal)) return refuse('goalDraft');
  const { on, value } = given;
  const persons = goal.aboutPersons ? given.persons : null;
  const isAsked = dueDates(goal).some((due) => due.equals(on) && !isBefore(today, asksFrom(due)));
  const problems: readonly Refusal[] = [
    ...numberProblems('value', value),
    ...(goal.aboutPersons && persons === null
      ? [{ code: 'personsMissing' as const, field: 'persons' }]
      : personsProblems('persons', persons)),
    ...((isBefore(today, on) && !isAsked) || isBefore(on, goal.zeroOn)
      ? [
          {
            code: 'dayNotMeasured' as const,
            details: { from: goal.zeroOn, to: today },
            ...(given.seen === null ? { field: 'on' } : {}),
          },
        ]
      : []),
  ];
  if (problems.length > 0) return { ok: false, refusals: problems };
  const standing = entries.findLast((one) => one.on.equals(on));
  if (standing?.value === value && standing.persons === persons) return accept(null);
  if (given.seen !== null && given.seen !== (standing?.nth ?? 0)) return refuse('measuredMeanwhile');
  return accept({ goalId: goal.id, nth: entries.length + 1, on, value, persons, by, at });
}
