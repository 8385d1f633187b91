import { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { isOnList, mustHaveCountermeasure, type PlannedCountermeasure, type Risk, sumOf } from './risk.ts';

/** A risk as it stands: with its place, what is the same, and what is done about it. */
export interface Entry {
  readonly risk: Risk;
  /** 1 for the first that came into the register: it never changes. */
  readonly number: number;
  /** What was merged into it, directly or through others. */
  readonly same: readonly Risk[];
  /** Its own, and those of what was merged into it; in the order in which they were set. */
  readonly countermeasures: readonly PlannedCountermeasure[];
  /** When it was graded, or what was merged into it while it was not graded itself. */
  readonly gradedAt: Temporal.Instant | null;
  /** Whether it must have a countermeasure (RISK-6). */
  readonly isRequired: boolean;
  /** Whether it must have one and has none: it is open, and shown so (RISK-7). */
  readonly isLacking: boolean;
  /** All that was done about it is done: it can be graded again (RISK-7). */
  readonly awaitsGrading: boolean;
}

/** What a merged risk is the same as in the end; itself where it is not merged. Ends also where the data goes round. */
export function rootOf(risks: readonly Risk[], id: Id): Id {
  const seen = new Set<Id>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const into = risks.find((one) => one.id === at)?.mergedInto;
    if (!into) return at;
    at = into;
  }
  return at;
}

/** One that was done before the last grading is in that grading already: it counts for nothing more. */
const counts = (gradedAt: Temporal.Instant | null, { doneAt }: PlannedCountermeasure): boolean =>
  doneAt === null || gradedAt === null || Temporal.Instant.compare(doneAt, gradedAt) > 0;

/** The whole register. `risks` are in the order in which they came. */
export function registerOf(
  risks: readonly Risk[],
  countermeasures: readonly PlannedCountermeasure[],
): readonly Entry[] {
  return risks.map((risk, index) => {
    const same = under(risks, risk.id);
    const ids = [risk.id, ...same.map((one) => one.id)];
    const own = countermeasures.filter((one) => ids.includes(one.riskId));
    const gradedAt = gradedIn(risk, same)
      .map((one) => one.gradedAt)
      .filter((at) => at !== null)
      .toSorted(Temporal.Instant.compare)
      .at(-1);
    const alive = own.filter((one) => counts(gradedAt ?? null, one));
    const isRequired = isOnList(risk) && isDuty(risk, same);
    return {
      risk,
      number: index + 1,
      same,
      countermeasures: own,
      gradedAt: gradedAt ?? null,
      isRequired,
      isLacking: isRequired && alive.length === 0,
      awaitsGrading:
        risk.status === 'open' && alive.length > 0 && alive.every(({ doneAt }) => doneAt !== null),
    };
  });
}

/** What was merged into a risk, directly or through others. */
const under = (risks: readonly Risk[], id: Id): readonly Risk[] =>
  risks.filter((one) => one.id !== id && isUnder(risks, one, id));

/** Whose grades stand for a risk: its own, or as long as it has none, those of what was merged into it. */
const gradedIn = (risk: Risk, same: readonly Risk[]): readonly Risk[] =>
  risk.grades ? [risk] : same.filter(({ grades }) => grades !== null);

const isDuty = (risk: Risk, same: readonly Risk[]): boolean =>
  gradedIn(risk, same).some(({ grades }) => grades !== null && mustHaveCountermeasure(grades));

/** Whether a risk must have a countermeasure by its grades, or by those of what was merged into it (RISK-6). */
export const mustBeCountered = (risks: readonly Risk[], risk: Risk): boolean =>
  isDuty(risk, under(risks, risk.id));

function isUnder(risks: readonly Risk[], risk: Risk, top: Id): boolean {
  const seen = new Set<Id>();
  let into = risk.mergedInto;
  while (into !== null && !seen.has(into)) {
    if (into === top) return true;
    seen.add(into);
    into = risks.find((one) => one.id === into)?.mergedInto ?? null;
  }
  return false;
}

/** The worst first: what lacks a countermeasure, then by sum, then by number. */
export const worstFirst = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted(
    (a, b) =>
      Number(b.isLacking) - Number(a.isLacking) ||
      (b.risk.grades ? sumOf(b.risk.grades) : 0) - (a.risk.grades ? sumOf(a.risk.grades) : 0) ||
      a.number - b.number,
  );
