import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { eq, getTableName, sql } from 'drizzle-orm';
import type { BackupHead, BackupTail } from './backup.ts';
import type { Db } from './drivers.ts';
import { isEmpty, truncateAll } from './empty.ts';
import type { Jobs } from './jobs.ts';
import { schemaVersion } from './migrate.ts';
import { correction, delivery, letter } from './schema/index.ts';
import { StartProblem } from './start-problem.ts';
import { tables } from './tables.ts';

const rowsAtOnce = 500;

/**
 * Loads a backup, all or nothing. What had not been delivered when it was made is delivered afterwards. With
 * `overwrite`, whatever the database holds goes.
 *
 * @throws StartProblem `databaseNotEmpty`, `backupUnreadable` or `backupOfOtherVersion`.
 */
export async function restoreBackup(
  db: Db,
  jobs: Jobs,
  file: string,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    if (overwrite) await truncateAll(tx);
    else if (!(await isEmpty(tx))) throw notEmpty();
    await load(tx, file);
    const pending = await tx
      .select({ deliveryId: delivery.id })
      .from(delivery)
      .where(eq(delivery.status, 'pending'));
    await jobs.add(
      tx,
      pending.map(({ deliveryId }) => ({ kind: 'deliver', deliveryId })),
    );
  });
  jobs.added(['deliver']);
}

async function load(tx: Db, file: string): Promise<void> {
  const loader = createLoader(tx);
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(file), unpacked).catch((error: unknown) => {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  });
  // told before the lines end, and awaited after: not an unhandled rejection in between
  reading.catch(() => {});
  for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
    const value = parsed(file, line);
    if (!loader.begun) loader.begin(checkedHead(file, value));
    else if (Array.isArray(value)) await loader.add(String(value[0]), value[1]);
    else await loader.end(value as BackupTail, file);
  }
  await reading;
  if (!loader.ended) throw unreadable(file, 'its end is missing');
}

function createLoader(tx: Db) {
  const byName = new Map(tables.map((table) => [getTableName(table), table]));
  let name = '';
  let waiting: unknown[] = [];
  let count = 0;
  const write = async () => {
    const table = byName.get(name);
    if (table && waiting.length > 0)
      await tx.execute(sql`
        insert into ${table} overriding system value
        select * from json_populate_recordset(null::${table}, ${JSON.stringify(waiting)}::json)`);
    waiting = [];
  };
  return {
    begun: false,
    ended: false,
    begin(_head: BackupHead) {
      this.begun = true;
    },
    async add(table: string, row: unknown) {
      if (table !== name || waiting.length >= rowsAtOnce) await write();
      name = table;
      waiting.push(row);
      count += 1;
    },
    async end(tail: BackupTail, file: string) {
      await write();
      if (tail.rows !== count) throw unreadable(file, `it holds ${count} rows and should hold ${tail.rows}`);
      await continueSequences(tx);
      this.ended = true;
    },
  };
}

/** The next generated number comes after those that were restored. */
async function continueSequences(tx: Db): Promise<void> {
  for (const table of [letter, correction])
    await tx.execute(sql`
      select setval(pg_get_serial_sequence(${getTableName(table)}, 'position'),
        coalesce(max(position), 1), max(position) is not null) from ${table}`);
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable(file, 'a line is not JSON');
  }
}

function checkedHead(file: string, value: unknown): BackupHead {
  const head = value as Partial<BackupHead> | null;
  if (head?.saman !== 'backup' || head.format !== 1)
    throw unreadable(file, 'it is not a backup made by Saman');
  if (head.schema !== schemaVersion())
    throw new StartProblem(
      'backupOfOtherVersion',
      `The backup ${file} was made by another version of Saman. Restore it with that version, ` +
        'then start this one: it brings the database up to date.',
      { file },
    );
  return head as BackupHead;
}

const unreadable = (file: string, reason: string): StartProblem =>
  new StartProblem('backupUnreadable', `The backup ${file} cannot be read: ${reason}.`, { file, reason });

const notEmpty = (): StartProblem =>
  new StartProblem(
    'databaseNotEmpty',
    'The database holds data already, and a backup is only restored into an empty one. ' +
      'Choose a new folder with SAMAN_DATA_DIR, or an empty database with DATABASE_URL.',
    {},
  );
