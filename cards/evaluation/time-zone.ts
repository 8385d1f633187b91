import type { Say } from '../words/say.ts';

/** A label of a date or time that is local to the project, which says so where the reader is in another time zone. */
export const inZone = (label: string, timeZone: string, say: Say): string =>
  timeZone === say.timeZone ? label : `${label} (${timeZone.replaceAll('_', ' ')})`;
