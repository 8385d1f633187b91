import { Temporal } from 'temporal-polyfill';
import { kept } from './kept.ts';

const beginning = Temporal.PlainDate.from('1970-01-01');

/** A day as a number, 0 for 1 January 1970 in the Gregorian calendar: to count with, which is dear with dates. */
export function dayNumber({ year: y, month, day }: Temporal.PlainDate): number {
  // years that begin in March, so that the leap day is the last one
  const year = month > 2 ? y : y - 1;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The day of a number. */
export const dayOfNumber = kept((number: number): Temporal.PlainDate => beginning.add({ days: number }));
