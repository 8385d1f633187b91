import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));
const config = { migrationsFolder };

/** Any number that nobody else in the database locks: 'saman' as five bytes. */
const lockKey = 0x73616d616e;

/** The newest migration that this program knows, by the time it was made. */
export const schemaVersion = (): number =>
  Math.max(...readMigrationFiles(config).map((migration) => migration.folderMillis));

/** Brings the embedded database up to date. Its folder is locked, so nobody else is there. */
export const migrateEmbedded = (pglite: PGlite): Promise<void> =>
  migratePglite(drizzlePglite({ client: pglite }), config);

/**
 * Brings PostgreSQL up to date, one process at a time: concurrent runs collide otherwise. `client` must have one
 * connection only, for the advisory lock belongs to the connection.
 */
export async function migrateServer(client: Sql): Promise<void> {
  await client`select pg_advisory_lock(${lockKey})`;
  try {
    await migratePostgres(drizzlePostgres({ client }), config);
  } finally {
    await client`select pg_advisory_unlock(${lockKey})`;
  }
}
