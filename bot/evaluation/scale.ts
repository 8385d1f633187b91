/**
 * A scale of grades (EVAL-3): whole numbers from `low` to `high`. `best` tells the direction. `words` name the
 * steps from the worst to the best; null means Saman's own words where it has them (a scale of five steps).
 */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly best: 'high' | 'low';
  readonly words: readonly string[] | null;
}

/**
 * How many steps from the worst count as poor (EVAL-5), and from the best as good (EVAL-6). Kept per project and
 * frozen into each round.
 */
export interface Thresholds {
  readonly poorSteps: number;
  readonly goodSteps: number;
}

export const defaultScale: Scale = { low: 1, high: 5, best: 'high', words: null };

/** The number of steps of the scale. */
export const stepsOf = (scale: Scale): number => scale.high - scale.low + 1;

/** Two fifths of the steps at either end, at least one (EVAL-5, EVAL-6). */
export const defaultThresholds = (scale: Scale): Thresholds => {
  const steps = Math.max(1, Math.floor((stepsOf(scale) * 2) / 5));
  return { poorSteps: steps, goodSteps: steps };
};

/** All grades from the worst to the best. */
export const gradesOf = (scale: Scale): readonly number[] => {
  const ascending = Array.from({ length: stepsOf(scale) }, (_, index) => scale.low + index);
  return scale.best === 'high' ? ascending : ascending.reverse();
};

/** 1 for the worst grade, rising to the number of steps for the best. Halves are possible for a median. */
export const rankOf = (scale: Scale, grade: number): number =>
  scale.best === 'high' ? grade - scale.low + 1 : scale.high - grade + 1;

export const isOnScale = (scale: Scale, grade: number): boolean =>
  Number.isInteger(grade) && grade >= scale.low && grade <= scale.high;

/** Whether a grade is poor (EVAL-5). */
export const isPoor = (scale: Scale, thresholds: Thresholds, grade: number): boolean =>
  rankOf(scale, grade) <= thresholds.poorSteps;

/** Whether a median is good (EVAL-6). */
export const isGood = (scale: Scale, thresholds: Thresholds, median: number): boolean =>
  rankOf(scale, median) > stepsOf(scale) - thresholds.goodSteps;

/** The worse of two grades (EVAL-4). */
export const worseOf = (scale: Scale, a: number, b: number): number =>
  rankOf(scale, a) <= rankOf(scale, b) ? a : b;
