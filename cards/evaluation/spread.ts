import type { SpreadStep } from '../../bot/evaluation/result.ts';
import type { Element } from '../card.ts';
import type { Say } from '../words/say.ts';

/** `1: 0 · 2: 1 · 3: 2`: a spread in one line. */
export const spreadText = (spread: readonly SpreadStep[], say: Say): string =>
  spread.map(({ grade, count }) => say.words.evaluation.result.step(grade, count)).join(' · ');

/** Whose grades are listed one by one is a group at a table. */
const mostListed = 12;

/** `4, 4, 5`: the grades of a few, from the worst to the best; of many the spread in one line. */
export const gradesText = (spread: readonly SpreadStep[], say: Say): string => {
  const all = spread.flatMap(({ grade, count }) => Array.from({ length: count }, () => grade));
  return all.length <= mostListed ? all.join(', ') : spreadText(spread, say);
};

/** Beside each other on a telephone there is room for this many. */
const mostColumns = 6;

/**
 * A spread drawn as a row of steps, from the worst to the best: the grade, and under it how many gave it. A longer
 * scale is one line of text.
 */
export function spreadDrawn(
  spread: readonly SpreadStep[],
  poor: (grade: number) => boolean,
  say: Say,
): Element {
  const words = say.words.evaluation;
  if (spread.length > mostColumns)
    return { type: 'TextBlock', text: words.result.spread(spreadText(spread, say)), wrap: true };
  return {
    type: 'ColumnSet',
    columns: spread.map(({ grade, count }) => ({
      type: 'Column',
      width: 'stretch',
      items: [
        { type: 'TextBlock', text: String(grade), wrap: true, weight: 'bolder' },
        {
          type: 'TextBlock',
          text: words.result.answers(count),
          wrap: true,
          size: 'small',
          spacing: 'none',
          ...(count === 0
            ? { isSubtle: true }
            : { weight: 'bolder', ...(poor(grade) ? { color: 'attention' } : {}) }),
        },
      ],
    })),
  };
}
