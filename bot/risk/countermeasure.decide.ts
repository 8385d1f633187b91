import { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import type { Activity, Milestone } from '../plan/milestone.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Entry } from './register.ts';
import { type Countermeasure, isOnList, type Risk } from './risk.ts';

/** A countermeasure as filled in. */
export interface CountermeasurePlan {
  readonly text: string;
  readonly lowers: 's' | 'k';
  /** The milestone whose activity it becomes; null: it becomes a milestone of its own. */
  readonly activityOf: Id | null;
  /** Of a milestone of its own; of an activity they are its milestone's. */
  readonly responsibleId: Id | null;
  readonly dueOn: Temporal.PlainDate | null;
  /** How it will be seen that it is done. */
  readonly criterion: string;
}

/** What is to be known to set one in. */
export interface Setting {
  readonly risk: Risk;
  /** Who can be responsible. */
  readonly people: readonly Id[];
  /** What is still to be reached, each with its activities. */
  readonly milestones: readonly { readonly milestone: Milestone; readonly activities: readonly Activity[] }[];
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly newId: () => Id;
}

/** A countermeasure and what it becomes in the plan (MILE-4). */
export interface SetIn {
  readonly countermeasure: Countermeasure;
  /** Null where it is an activity. */
  readonly milestone: Milestone | null;
  /** All activities of the milestone that it is one of; null where it is a milestone. */
  readonly activities: readonly Activity[] | null;
}

const tidied = (text: string): string => text.trim().replace(/\s+/g, ' ');

const textProblems = (field: string, text: string, max: number): readonly Refusal[] => {
  if (text.length > max) return [{ code: 'textTooLong', field, details: { max, length: text.length } }];
  return text === '' ? [{ code: 'textMissing', field }] : [];
};

function ownProblems(plan: CountermeasurePlan, { people, today }: Setting): readonly Refusal[] {
  return [
    ...(plan.responsibleId === null
      ? [{ code: 'choiceMissing' as const, field: 'responsible' }]
      : people.includes(plan.responsibleId)
        ? []
        : [{ code: 'personUnknown' as const, field: 'responsible' }]),
    ...(plan.dueOn === null
      ? [{ code: 'dateInvalid' as const, field: 'dueOn' }]
      : Temporal.PlainDate.compare(plan.dueOn, today) < 0
        ? [{ code: 'deadlineInPast' as const, field: 'dueOn' }]
        : []),
    ...textProblems('criterion', plan.criterion.trim(), limits.criterion),
  ];
}

/** Sets in a countermeasure: a milestone, or an activity of one, at once (RISK-6, MILE-4). */
export function setCountermeasure(plan: CountermeasurePlan, setting: Setting): Outcome<SetIn> {
  const { risk, now, newId } = setting;
  if (!isOnList(risk)) return refuse('riskNotOnList');
  const text = tidied(plan.text);
  const problems = [
    ...textProblems('text', text, limits.milestone),
    ...(plan.activityOf === null ? ownProblems(plan, setting) : []),
  ];
  const place = setting.milestones.find(({ milestone }) => milestone.id === plan.activityOf);
  if (plan.activityOf !== null && !place) problems.push({ code: 'choiceUnknown', field: 'place' });
  if (place && place.activities.length >= limits.activities)
    problems.push({ code: 'tooManyActivities', field: 'place', details: { max: limits.activities } });
  if (problems.length > 0) return { ok: false, refusals: problems };
  const base = { id: newId(), riskId: risk.id, text, lowers: plan.lowers, setAt: now };
  if (place) {
    const activity: Activity = { id: newId(), text, doneAt: null };
    return accept({
      countermeasure: { ...base, milestoneId: place.milestone.id, activityId: activity.id },
      milestone: null,
      activities: [...place.activities, activity],
    });
  }
  const milestone = milestoneOf(plan, setting, text);
  return accept({
    countermeasure: { ...base, milestoneId: milestone.id, activityId: null },
    milestone,
    activities: null,
  });
}

/** It is told in the group when it is reached, and nobody is promised a celebration. */
const milestoneOf = (
  plan: CountermeasurePlan,
  { risk, now, newId }: Setting,
  wording: string,
): Milestone => ({
  id: newId(),
  projectId: risk.projectId,
  wording,
  criterion: plan.criterion.trim(),
  responsibleId: plan.responsibleId as Id,
  isDecisionPoint: false,
  tellsOpenly: false,
  celebration: '',
  dueOn: plan.dueOn as Temporal.PlainDate,
  recordedAt: now,
  reached: null,
  celebratedAt: null,
});

/** Whether the same form was sent before. */
export const setAlready = (known: readonly Countermeasure[], riskId: Id, text: string): boolean =>
  known.some((one) => one.riskId === riskId && one.text === tidied(text));

/** A countermeasure that is not to be done after all. */
export interface Withdrawal {
  readonly countermeasureId: Id;
  readonly reason: string;
}

/**
 * Withdraws a countermeasure, for a reason: its risk lacks one again where it must have one (RISK-6). What it became stays
 * in the plan, where others count on it already.
 */
export function withdrawCountermeasure(
  { risk, countermeasures }: Pick<Entry, 'risk' | 'countermeasures'>,
  { countermeasureId, reason: given }: Withdrawal,
): Outcome<{ readonly countermeasure: Countermeasure; readonly told: string }> {
  if (!isOnList(risk)) return refuse('riskNotOnList');
  const countermeasure = countermeasures.find(({ id }) => id === countermeasureId);
  if (countermeasure?.doneAt) return refuse('countermeasureDone', {}, 'countermeasureId');
  const reason = given.trim();
  const problems: readonly Refusal[] = [
    ...(countermeasure ? [] : [{ code: 'choiceUnknown' as const, field: 'countermeasureId' }]),
    ...textProblems('reason', reason, limits.riskReason),
  ];
  if (!countermeasure || problems.length > 0) return { ok: false, refusals: problems };
  return accept({ countermeasure, told: `${countermeasure.text}\n${reason}` });
}
