import type { Id } from '../id.ts';
import { type Party, parties } from '../project/project.ts';
import type { Factor } from './factor.ts';
import type { KeptGrade, KeptText, RoundSettings } from './round.ts';
import { gradesOf, isGood, isPoor, rankOf, type Scale, worseOf } from './scale.ts';

/** A step of the scale and how many gave it; steps run from the worst to the best, zeros included. */
export interface SpreadStep {
  readonly grade: number;
  readonly count: number;
}

/** What became of a factor. Grades are on the round's scale. */
export interface FactorResult {
  readonly factor: Factor;
  /** The worst grade given (EVAL-4). */
  readonly standing: number;
  readonly spread: readonly SpreadStep[];
  /** May be a half. */
  readonly median: number;
  /** Lifted into the risk analysis (EVAL-5). */
  readonly critical: boolean;
  /** Offered as working (EVAL-6). */
  readonly good: boolean;
  /** The standing grade of the project's last shown round of this group on the same scale, if the factor was in it. */
  readonly previous: number | null;
  readonly trend: 'better' | 'worse' | 'same' | null;
  readonly reasons: readonly { readonly text: string; readonly by: string | null }[];
  /** Only where PRIV-2 lets the party stay. */
  readonly byParty: readonly { readonly party: Party; readonly spread: readonly SpreadStep[] }[] | null;
  /** Only in open grading: who gave what. */
  readonly byPerson: readonly { readonly name: string; readonly grade: number }[] | null;
}

/** The worst grade stands (EVAL-4), whatever the order. Needs at least one grade. */
export function standingGrade(scale: Scale, grades: readonly number[]): number {
  return grades.reduce((worst, grade) => worseOf(scale, worst, grade));
}

/** The middle grade; the mean of the two middle ones for an even count. Needs at least one grade. */
export function medianOf(grades: readonly number[]): number {
  const sorted = [...grades].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

/** How many gave each grade of the scale, from the worst to the best. */
export function spreadOf(scale: Scale, grades: readonly number[]): readonly SpreadStep[] {
  return gradesOf(scale).map((grade) => ({ grade, count: grades.filter((one) => one === grade).length }));
}

const sameScale = (a: Scale, b: Scale): boolean => a.low === b.low && a.high === b.high && a.best === b.best;

/** A factor of one's own is the same factor in another round if its name is. */
export const sameFactor = (a: Factor, b: Factor): boolean =>
  a.kind === 'own' && b.kind === 'own' ? a.name === b.name : a.kind === b.kind && a.key === b.key;

/** A closed round and what was kept of it. */
export interface KeptRound {
  readonly settings: RoundSettings;
  readonly grades: readonly KeptGrade[];
}

/** The standing grade that the factor had in an earlier round on the same scale, or null. */
export function previousStanding(factor: Factor, scale: Scale, earlier: KeptRound | null): number | null {
  if (!earlier || !sameScale(scale, earlier.settings.scale)) return null;
  const then = earlier.settings.factors.find((one) => sameFactor(one, factor));
  const grades = earlier.grades.filter((kept) => kept.factorKey === then?.key).map((kept) => kept.grade);
  return then && grades.length > 0 ? standingGrade(scale, grades) : null;
}

const trendOf = (scale: Scale, now: number, before: number | null): FactorResult['trend'] => {
  if (before === null) return null;
  const change = rankOf(scale, now) - rankOf(scale, before);
  return change > 0 ? 'better' : change < 0 ? 'worse' : 'same';
};

/**
 * What became of each factor (EVAL-4 to EVAL-6), from what was kept at closing. Factors without a grade are left
 * out. `nameOf` is asked in open grading only.
 */
export function resultsOf(
  round: KeptRound,
  texts: readonly KeptText[],
  earlier: KeptRound | null,
  nameOf: (personId: Id) => string,
): readonly FactorResult[] {
  const { scale, thresholds, factors } = round.settings;
  return factors.flatMap((factor) => {
    const kept = round.grades.filter((one) => one.factorKey === factor.key);
    if (kept.length === 0) return [];
    const grades = kept.map((one) => one.grade);
    const standing = standingGrade(scale, grades);
    const median = medianOf(grades);
    const previous = previousStanding(factor, scale, earlier);
    const present = parties.filter((party) => kept.some((one) => one.party === party));
    return [
      {
        factor,
        standing,
        spread: spreadOf(scale, grades),
        median,
        critical: isPoor(scale, thresholds, standing),
        good: isGood(scale, thresholds, median),
        previous,
        trend: trendOf(scale, standing, previous),
        reasons: texts
          .filter((text) => text.factorKey === factor.key)
          .map((text) => ({ text: text.text, by: text.personId ? nameOf(text.personId) : null })),
        byParty: kept.every((one) => one.party !== null)
          ? present.map((party) => ({
              party,
              spread: spreadOf(
                scale,
                kept.filter((one) => one.party === party).map((one) => one.grade),
              ),
            }))
          : null,
        byPerson: kept.every((one) => one.personId !== null)
          ? kept
              .map((one) => ({ name: nameOf(one.personId as Id), grade: one.grade }))
              .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
          : null,
      },
    ];
  });
}
