import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Command, CommandType } from '../bot/conversation/command.ts';
import type { Refusal, RefusalCode } from '../bot/refusal.ts';

type Data = Readonly<Record<string, unknown>>;
/** What was filled in, as typed, by input id. */
export type Values = Readonly<Record<string, string>>;

/** The id of a person, project or round. */
export const id = z.uuid();
/** The data of what is about a project, a round, or a deadline. */
export const onProject = z.object({ projectId: id });
export const onRound = z.object({ roundId: id });
export const onDeadline = z.object({ deadlineId: id });

/** Collects what stands in the way while a form's values are read. */
export class Reading {
  readonly refusals: Refusal[] = [];
  readonly values: Values;

  constructor(values: Values) {
    this.values = values;
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

/** Reads a command from an action: its data, and what was filled in. Null where the data is not its own. */
export type CommandReader<T extends CommandType> = (
  data: Data,
  reading: Reading,
) => Extract<Command, { type: T }> | null;

/** A form about a project or round: `fill` reads its inputs. */
export const form =
  <T extends CommandType, D>(
    type: T,
    schema: z.ZodType<D>,
    fill: (reading: Reading, data: D) => Omit<Extract<Command, { type: T }>, 'type' | keyof D>,
  ): CommandReader<T> =>
  (data, reading) => {
    const parsedData = schema.safeParse(data);
    if (!parsedData.success) return null;
    return { type, ...parsedData.data, ...fill(reading, parsedData.data) } as Extract<Command, { type: T }>;
  };

/** The lines of a text that say something. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
