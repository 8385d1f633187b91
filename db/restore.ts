import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { eq, getTableName, sql } from 'drizzle-orm';
import type { BackupHead, BackupTail } from './backup.ts';
import { type Db, isAway } from './drivers.ts';
import { isEmpty, truncateAll } from './empty.ts';
import { writeEnding } from './ending.ts';
import type { Jobs } from './jobs.ts';
import { schemaVersion } from './migrate.ts';
import { correction, delivery, held, letter } from './schema/index.ts';
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
    const undelivered = pending.map(({ deliveryId }) => ({ kind: 'deliver', deliveryId }) as const);
    await writeEnding(tx, { events: [], jobs: undelivered });
  });
  jobs.added(['deliver']);
}

async function load(tx: Db, file: string): Promise<void> {
  const loader = createLoader(tx, file);
  try {
    await pipeline(createReadStream(file), createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const line of linesOf(unpacked)) await loader.read(parsed(file, line));
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isOfTheFile = error instanceof Error && /^(Z_|E[A-Z]+$)/.test(String(code));
    throw isOfTheFile ? unreadable(file, error.message) : error;
  }
  loader.ended();
}

/** Splits at line feeds alone: what people wrote can hold other characters that count as ends of lines. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** Takes the lines in their order: the head, rows table by table, the tail. */
function createLoader(tx: Db, file: string) {
  const byName = new Map(tables.map((table) => [getTableName(table), table]));
  let place: 'head' | 'rows' | 'after' = 'head';
  let name = '';
  let waiting: unknown[] = [];
  let count = 0;

  async function write(): Promise<void> {
    if (waiting.length === 0) return;
    const table = byName.get(name);
    if (!table) throw unreadable(file, `it has a table '${name}' that Saman does not know`);
    try {
      await tx.execute(sql`
        insert into ${table} overriding system value
        select * from json_populate_recordset(null::${table}, ${JSON.stringify(waiting)}::json)`);
    } catch (error) {
      throw isAway(error) ? error : unreadable(file, `the database refuses a row of the table '${name}'`);
    }
    waiting = [];
  }
  async function add(table: string, row: unknown): Promise<void> {
    if (table !== name || waiting.length >= rowsAtOnce) await write();
    name = table;
    waiting.push(row);
    count += 1;
  }
  async function end(tail: Partial<BackupTail> | null): Promise<void> {
    await write();
    if (tail?.rows !== count) throw unreadable(file, 'its number of rows is not the one it tells');
    await continueSequences(tx);
  }

  return {
    async read(value: unknown): Promise<void> {
      if (place === 'head') {
        checkHead(file, value);
        place = 'rows';
      } else if (place === 'after') throw unreadable(file, 'it goes on after its end');
      else if (Array.isArray(value)) await add(String(value[0]), value[1]);
      else {
        await end(value as Partial<BackupTail> | null);
        place = 'after';
      }
    },
    ended(): void {
      if (place !== 'after') throw unreadable(file, 'its end is missing');
    },
  };
}

/** The next generated number comes after those that were restored. */
async function continueSequences(tx: Db): Promise<void> {
  for (const table of [letter, correction, held])
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

function checkHead(file: string, value: unknown): void {
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
