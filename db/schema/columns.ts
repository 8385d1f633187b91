import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, customType, uuid } from 'drizzle-orm/pg-core';
import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';

/** A moment, kept as `timestamptz` to the microsecond; `Temporal.Instant` outside of db. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (moment) => moment.toString(),
  fromDriver: (text) => Temporal.Instant.from(text),
});

/** A random id as primary key. */
export const id = () => uuid().$type<Id>().primaryKey();

/** An id of something else. */
export const ref = (name?: string) => (name === undefined ? uuid() : uuid(name)).$type<Id>();

/** A check that a text is one of a closed list. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${list(values)})`);

const list = (values: readonly string[]): SQL => sql.raw(values.map((value) => `'${value}'`).join(', '));
