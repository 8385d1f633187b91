import type { Id } from '../../../../bot/id.ts';
import { localOf, workday } from './days.ts';
import { isPresent, type Somebody, type Team, zone } from './programme.ts';
import { type Matter, type Planned, plannedIn, stretches } from './year.ts';

const never = Number.POSITIVE_INFINITY;

/** A risk with every grading of it, and what is done about it (RISK-4 to RISK-7). */
export interface Danger {
  readonly riskId: Id;
  readonly gradings: { readonly at: number; readonly s: number; readonly k: number }[];
  readonly measures: { readonly setAt: number; readonly doneAt: () => number }[];
}

/** In which some risks are graded again. */
export interface Regrading {
  readonly riskIds: readonly Id[];
  readonly from: number;
  until: number;
}

/** A project's risks: PL hears of what lacks a countermeasure, and of what can be graded again (RISK-7). */
export class Register implements Matter {
  readonly kind = 'risk';
  readonly subjectId: Id;
  readonly team: Team;
  readonly dangers = new Map<Id, Danger>();
  readonly regradings: Regrading[] = [];
  constructor(team: Team) {
    this.subjectId = team.projectId;
    this.team = team;
  }
  graded(riskId: Id, grading: Danger['gradings'][number]): void {
    const known = this.dangers.get(riskId) ?? { riskId, gradings: [], measures: [] };
    known.gradings.push(grading);
    this.dangers.set(riskId, known);
  }
  /** Since when one lacks a countermeasure, or can be graded again; null: it does not, or cannot. */
  since({ riskId, gradings, measures }: Danger, why: string, at: number): number | null {
    const grading = gradings.findLast((one) => one.at <= at);
    if (!grading) return null;
    const set = measures.filter(({ setAt }) => setAt <= at).map(({ doneAt }) => doneAt());
    // what was done by the grading is in it already
    const alive = set.filter((done) => done > grading.at);
    if (why === 'lacking') {
      const isRequired = grading.s * grading.k >= 9 || grading.k === 5;
      return isRequired && alive.length === 0 ? grading.at : null;
    }
    const isOn = this.regradings.some(
      (one) => one.riskIds.includes(riskId) && one.from <= at && at < one.until,
    );
    return alive.length > 0 && alive.every((done) => done <= at) && !isOn ? Math.max(...set) : null;
  }
  /** Those of which PL hears, each with since when. */
  all(why: string, at: number): ReadonlyMap<Id, number> {
    const found = new Map<Id, number>();
    for (const one of this.dangers.values()) {
      const since = this.since(one, why, at);
      if (since !== null) found.set(one.riskId, since);
    }
    return found;
  }
  doneAt(_who: Somebody, why: string, at: number): number {
    return this.all(why, at).size === 0 ? at : never;
  }
  isWhose(who: Somebody, _why: string, at: number): boolean {
    return this.team.pl.at(at) === who;
  }
  canStandIn(deputy: Somebody, _who: Somebody, _why: string, at: number): boolean {
    return isPresent(this.team, deputy, at);
  }
  planned(end: number): readonly Planned[] {
    const { team } = this;
    const changes = [
      ...team.pl.changes.map(({ at }) => at),
      ...this.regradings.flatMap(({ from, until }) => [from, until]),
      ...[...this.dangers.values()].flatMap(({ gradings, measures }) => [
        ...gradings.map(({ at }) => at),
        ...measures.flatMap(({ setAt, doneAt }) => [setAt, doneAt()]),
      ]),
    ].filter((at) => at < never);
    return (['lacking', 'regrade'] as const).flatMap((why) =>
      stretches(
        (at) => {
          const [first] = [...this.all(why, at).values()].sort((a, b) => a - b);
          return first === undefined ? null : { since: localOf(first, zone).day, whose: team.pl.at(at)?.id };
        },
        changes,
        end,
      ).flatMap((stretch) => {
        const who = team.pl.at(stretch.from);
        const last = localOf(stretch.until, zone).day;
        const days = [workday(stretch.facts.since, why === 'lacking' ? 5 : 1)];
        while ((days.at(-1) ?? '') <= last) days.push(workday(days.at(-1) ?? '', 5));
        return who ? plannedIn(days, who, why, stretch) : [];
      }),
    );
  }
}
