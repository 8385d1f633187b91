import { Temporal } from 'temporal-polyfill';
import type { PlanPart } from '../../bot/goals/goal.ts';
import { intervals } from '../../bot/goals/goal.ts';
import type { ChangeLine, Figure } from '../../bot/goals/goals.views.ts';
import type { Say } from '../words/say.ts';

/** A number with its unit: `7,2 prosent`. */
export const amount = (value: number, unit: string, say: Say): string =>
  unit === '' ? say.number(value) : `${say.number(value)} ${unit}`;

/** A figure with its unit, or that it is not shown (PRIV-3). */
export const figure = (value: number | null, unit: string, say: Say): string =>
  value === null ? say.words.goals.suppressed : amount(value, unit, say);

/** The same with its day. */
export const figureOn = ({ value, on }: Figure, unit: string, say: Say): string =>
  say.words.goals.on(figure(value, unit, say), say.day(on));

/** The name of a part of a plan. */
export const partOf = (part: PlanPart, say: Say): string => say.words.goals.part[part];

/** One side of a change, as it is said; it was kept as data. */
function sideOf(part: PlanPart, value: string | null, say: Say): string {
  const words = say.words.goals;
  if (value === null) return words.unsettled;
  switch (part) {
    case 'zero':
    case 'target':
    case 'zeroPersons':
      return say.number(Number(value));
    case 'zeroOn':
    case 'targetOn':
    case 'firstOn':
      return say.day(Temporal.PlainDate.from(value));
    case 'interval': {
      const found = intervals.find((one) => one === value);
      return found ? words.interval[found] : value;
    }
    case 'aboutPersons':
      return value === 'true' ? words.yes : words.no;
    default:
      return value;
  }
}

/** What was changed: from what to what, where that is kept. */
export function changeText({ part, from, to }: ChangeLine, say: Say): string {
  const words = say.words.goals;
  const name = partOf(part, say);
  if (from === null && to === null) return words.changed(name);
  return words.changedFrom(name, sideOf(part, from, say), sideOf(part, to, say));
}
