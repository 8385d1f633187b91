import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { onPostgres } from './drivers.ts';
import type { Engine } from './engine.ts';
import { migrateServer } from './migrate.ts';
import { StartProblem } from './start-problem.ts';

const oldest = 15;
/** Longer than any statement of ours takes, shorter than people wait. */
const statementTimeout = 15_000;

/**
 * Opens PostgreSQL and brings it up to date.
 *
 * @throws StartProblem `databaseUnreachable` or `databaseTooOld`.
 */
export async function openPostgres(url: string): Promise<Engine> {
  await prepare(url);
  const client = postgres(url, {
    ...common,
    max: 10,
    connection: { TimeZone: 'UTC', application_name: 'saman', statement_timeout: statementTimeout },
  });
  const db = onPostgres(client);
  return {
    kind: 'postgres',
    db,
    forJobs: { connectionString: url, max: 4, application_name: 'saman-jobs' },
    // what a hidden round's close deleted leaves the table's pages at once, not when autovacuum gets round to it
    maintain: async () => {
      await db.execute(sql`vacuum answer, draft, audit_event`);
    },
    close: () => client.end({ timeout: 5 }),
  };
}

const common = {
  connect_timeout: 10,
  onnotice: () => {}, // "already exists, skipping" and the like
  // after an outage: at once, then every second
  backoff: (tries: number) => Math.min(tries * 0.1, 1),
} as const;

async function prepare(url: string): Promise<void> {
  const client = postgres(url, { ...common, max: 1, connection: { TimeZone: 'UTC' } });
  try {
    const version = await majorVersion(client);
    if (version < oldest)
      throw new StartProblem(
        'databaseTooOld',
        `Saman needs PostgreSQL ${oldest} or newer; DATABASE_URL leads to version ${version}.`,
        { version, oldest },
      );
    await migrateServer(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function majorVersion(client: postgres.Sql): Promise<number> {
  try {
    const [row] = await client<{ version: number }[]>`
      select current_setting('server_version_num')::int / 10000 as version`;
    return row?.version ?? 0;
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string };
    throw new StartProblem(
      'databaseUnreachable',
      `Saman cannot reach the database that DATABASE_URL names (${code}). ` +
        'Check that it runs, and the address, user and password.',
      { code },
    );
  }
}
