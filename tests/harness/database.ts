import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, type DatabaseTarget, openDatabase } from '../../db/connect.ts';
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
}

/** The engine that this run is on. */
export const engine = (): Provided['engine'] => inject('database').engine;

/** A fresh, empty database on the engine of this run. `close` deletes it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { target, remove } = await newTarget();
  const log = recordingLog();
  const database = await openDatabase(target, log);
  return {
    ...database,
    logged: log.entries,
    close: async () => {
      await database.close();
      await remove();
    },
  };
}

/** Where a fresh, empty database is, or will be made; `remove` after it was closed. */
export async function newTarget(): Promise<{ target: DatabaseTarget; remove: () => Promise<void> }> {
  const provided = inject('database');
  if (provided.engine === 'embedded') {
    const template = new Blob([await readFile(provided.template)]);
    return { target: { memory: true, template }, remove: async () => {} };
  }
  const name = `saman_${randomUUID().replaceAll('-', '')}`;
  await administer(provided.url, `create database ${name} template ${provided.template}`);
  return {
    target: { url: provided.url.replace(/[^/]*$/, name) },
    remove: () => administer(provided.url, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(statement);
  await admin.end();
}
