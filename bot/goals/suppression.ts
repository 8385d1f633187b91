import type { Entry, Goal } from './goal.ts';

/** Who sees a figure: the project's own people, or somebody to whom it leaves the project (PRIV-3). */
export type Reach = 'project' | 'outside';

/** Figures about fewer persons do not leave the project (PRIV-3). */
export const fewestPersons = 5;

/**
 * A figure as it may be seen: null where it is suppressed. What is about persons leaves the project only where it is
 * known to cover enough of them; how many too few there were is suppressed with it.
 */
export function figureFor(
  { aboutPersons }: Pick<Goal, 'aboutPersons'>,
  { value, persons }: Pick<Entry, 'value' | 'persons'>,
  reach: Reach,
  fewest = fewestPersons,
): number | null {
  if (reach === 'project' || !aboutPersons) return value;
  return persons !== null && persons >= fewest ? value : null;
}

/** The zero point as it may be seen: it is a figure like any other. */
export const zeroFor = (
  goal: Pick<Goal, 'aboutPersons' | 'zero' | 'zeroPersons'>,
  reach: Reach,
): number | null =>
  goal.zero === null ? null : figureFor(goal, { value: goal.zero, persons: goal.zeroPersons }, reach);
