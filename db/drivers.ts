import type { PGlite } from '@electric-sql/pglite';
import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { StoreError } from '../bot/ports/store-error.ts';

// All that differs between postgres.js and PGlite behind the query builder is in this file.

/** The database, or a transaction on it: queries are written for this, whichever the driver is. */
export type Db = PgDatabase<PgQueryResultHKT>;

const casing = 'snake_case';

export const onPglite = (pglite: PGlite): Db => drizzlePglite({ client: pglite, casing }) as unknown as Db;

export const onPostgres = (client: Sql): Db =>
  drizzlePostgres({ client: preparing(client), casing }) as unknown as Db;

/**
 * Makes postgres.js keep the statements that Drizzle builds prepared: it asks for that with named queries only, and
 * an unprepared one costs a round trip more. A statement that lacks a value fails before it is sent: postgres.js
 * notices in the middle, and whatever else uses the connection then waits for ever.
 */
function preparing<T extends Pick<Sql, 'unsafe'>>(client: T): T {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = ((text, values, options) => {
    if (values?.includes(undefined as never)) throw new TypeError('a statement lacks a value');
    return unsafe(text, values, { ...options, prepare: true });
  }) as typeof client.unsafe;
  const whole = client as unknown as { begin?: unknown; savepoint?: unknown };
  for (const name of ['begin', 'savepoint'] as const) {
    const inner = whole[name];
    if (typeof inner !== 'function') continue;
    whole[name] = (work: (tx: T) => unknown) => inner.call(client, (tx: T) => work(preparing(tx)));
  }
  return client;
}

/** Runs SQL by hand and gives its rows, by the names the SQL gave them. Timestamps come as text. */
export async function rows<T>(db: Db, query: SQL): Promise<readonly T[]> {
  const result: unknown = await db.execute(query);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as readonly T[];
}

/** `column = any(…)`: one statement text for any number of ids, so that it stays prepared. */
export const anyOf = (column: SQL | Parameters<typeof sql>[1], ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`;

interface DriverError extends Error {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly constraint_name?: unknown;
}

const sqlState = /^(\d[\dA-Z]|F0|HV|P0|XX)[\dA-Z]{3}$/;
/** Classes of SQLSTATE that pass: connection, resources, operator's intervention, serialisation. */
const passing = /^(08|53|57|40)/;
const connectionLost =
  /^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|CONNECT(ION)?_[A-Z]+)$/;

/** The driver's error without any value of the statement that it is about; any other error as it is. */
export function storeError(error: unknown): unknown {
  const statement = error instanceof DrizzleQueryError ? error.query : null;
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint: ofPglite, constraint_name: ofPostgres } = at as DriverError;
    if (typeof code !== 'string') continue;
    if (connectionLost.test(code)) return new StoreError(code, null, true, statement);
    if (!sqlState.test(code)) continue;
    const constraint = ofPglite ?? ofPostgres;
    const named = typeof constraint === 'string' ? constraint : null;
    return new StoreError(code, named, passing.test(code), statement);
  }
  return statement === null ? error : new StoreError('unknown', null, false, statement);
}

/** Whether the database is away for the time being: nothing was stored, and it may be tried again. */
export const isAway = (error: unknown): boolean => {
  const known = storeError(error);
  return known instanceof StoreError && known.unavailable;
};

/** What may be logged of an error: its kind and place, never its message, which can quote what somebody wrote. */
export function errorFacts(error: unknown): Readonly<Record<string, string>> {
  const known = storeError(error);
  if (known instanceof StoreError) return { error: known.message };
  if (!(known instanceof Error)) return { error: typeof known };
  const at = known.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { error: known.name, at: at?.trim() ?? 'unknown' };
}
