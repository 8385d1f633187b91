import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Refusal, RefusalCode } from '../bot/refusal.ts';

/** What was typed, by input id. */
export type Values = Readonly<Record<string, string>>;

export const id = z.uuid();

/** Collects what stands in the way while a form's values are read. */
export class Reading {
  readonly refusals: Refusal[] = [];
  readonly values: Values;

  constructor(values: Values) {
    this.values = tidied(values);
  }

  refuse(field: string, code: RefusalCode, details?: Refusal['details']): void {
    this.refusals.push({ code, field, ...(details ? { details } : {}) });
  }

  text(field: string): string {
    return this.values[field] ?? '';
  }

  /** One of a closed list; refused where it is missing or not on it. */
  choice<T extends string>(field: string, options: readonly T[]): T {
    const value = this.text(field);
    if (value === '') this.refuse(field, 'choiceMissing');
    else if (!(options as readonly string[]).includes(value)) this.refuse(field, 'choiceUnknown');
    return value as T;
  }

  /** The id of something picked. */
  id(field: string): string {
    const value = this.text(field);
    if (value === '') this.refuse(field, 'choiceMissing');
    else if (!id.safeParse(value).success) this.refuse(field, 'choiceUnknown');
    return value;
  }

  many(field: string): readonly string[] {
    return this.text(field)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }

  date(field: string): Temporal.PlainDate {
    const found = /^\d{4}-\d{2}-\d{2}$/.test(this.text(field))
      ? parsed(() => Temporal.PlainDate.from(this.text(field)))
      : null;
    if (!found) this.refuse(field, 'dateInvalid');
    return found ?? Temporal.PlainDate.from('2000-01-01');
  }

  time(field: string): Temporal.PlainTime {
    const found = /^\d{2}:\d{2}(:\d{2})?$/.test(this.text(field))
      ? parsed(() => Temporal.PlainTime.from(this.text(field)))
      : null;
    if (!found) this.refuse(field, 'timeInvalid');
    return found ?? Temporal.PlainTime.from('00:00');
  }
}

/** Temporal says by throwing that a date is none: 31 February, 25:00. */
function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** No form of ours has as many inputs; what comes after is not looked at. */
const mostValues = 100;

/**
 * What was typed, as texts that can be stored and shown: line ends are `\n`, and other control characters and halves
 * of signs are left out (a database takes no NUL).
 */
const tidied = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'string')
      .slice(0, mostValues)
      .map(([name, value]) => [
        name,
        value
          .replace(/\r\n?/g, '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '')
          .toWellFormed(),
      ]),
  );
