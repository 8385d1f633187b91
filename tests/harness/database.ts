import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, type DatabaseTarget, openEngine, openOn } from '../../db/connect.ts';
import { type Db, rows } from '../../db/drivers.ts';
import { type Logged, recordingLog } from './log.ts';

/** What the global setup of the project prepared (`vitest.config.ts`). */
export type Provided =
  | { readonly engine: 'embedded'; readonly template: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    database: Provided;
  }
}

export interface TestDatabase extends Database {
  /** What was logged. */
  readonly logged: readonly Logged[];
  /** Runs a statement by hand. */
  query(text: string): Promise<readonly Record<string, unknown>[]>;
  /** Every row of every table, ours and the queue's, as a line `schema.table {…}`: to search for what must be gone. */
  everything(): Promise<readonly string[]>;
}

/** The engine that this run is on. */
export const engine = (): Provided['engine'] => inject('database').engine;

/** A fresh, empty database on the engine of this run. `close` deletes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { target, remove } = await newTarget();
  const opened = await openTarget(target);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await remove();
    },
  };
}

/** A database of one's own choice, with what tests need beside it. */
export async function openTarget(target: DatabaseTarget): Promise<TestDatabase> {
  const log = recordingLog();
  const engine = await openEngine(target);
  const database = await openOn(engine, log);
  return {
    ...database,
    logged: log.entries,
    query: (text) => rows(engine.db, sql.raw(text)),
    everything: () => everythingIn(engine.db),
  };
}

async function everythingIn(db: Db): Promise<readonly string[]> {
  const tables = await rows<{ name: string }>(
    db,
    sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const found = await rows<{ row: string }>(db, sql.raw(`select to_jsonb(t)::text as row from ${name} t`));
    lines.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return lines;
}

/** Where a fresh, empty database is, or will be made; `remove` after it was closed. */
export async function newTarget(): Promise<{ target: DatabaseTarget; remove: () => Promise<void> }> {
  const provided = inject('database');
  if (provided.engine === 'embedded') {
    const template = new Blob([await readFile(provided.template)]);
    return { target: { memory: true, template }, remove: async () => {} };
  }
  const { url, remove } = await newServerDatabase('migrated');
  return { target: { url }, remove };
}

/** A fresh database on the test run's PostgreSQL; only where that is the engine. */
export async function newServerDatabase(
  state: 'migrated' | 'empty',
): Promise<{ url: string; remove: () => Promise<void> }> {
  const provided = inject('database');
  if (provided.engine !== 'postgres') throw new Error('this run is on the embedded database');
  const name = `saman_${randomUUID().replaceAll('-', '')}`;
  const from = state === 'migrated' ? provided.template : 'template0';
  await administer(provided.url, `create database ${name} template ${from}`);
  return {
    url: provided.url.replace(/[^/]*$/, name),
    remove: () => administer(provided.url, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(statement);
  await admin.end();
}
