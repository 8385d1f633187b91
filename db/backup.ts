import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { getTableName, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { type Db, rows } from './drivers.ts';
import { schemaVersion } from './migrate.ts';
import { tables } from './tables.ts';

/**
 * A backup is gzipped text, a JSON value a line: a head, `["table", row]` for every row of ours, and a tail with
 * their number. Read in one transaction, so it is of one moment; the same on both engines
 * (docs/decisions/backup-format.md).
 */
export interface BackupHead {
  readonly saman: 'backup';
  readonly format: 1;
  /** The newest migration of the database that was read. */
  readonly schema: number;
  readonly madeAt: string;
}

export interface BackupTail {
  readonly rows: number;
}

const fileName = /^saman-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.jsonl\.gz$/;
const keptFor = Temporal.Duration.from({ hours: 14 * 24 });
const rowsAtOnce = 500;

/** Writes a backup into the folder and gives its path. A file with that name is whole: it is written beside first. */
export async function writeBackup(db: Db, folder: string, now: Temporal.Instant): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const time = now.round('second').toString().replaceAll(':', '');
  const file = join(folder, `saman-${time}.jsonl.gz`);
  const beside = `${file}.unfinished`;
  try {
    await db.transaction(
      async (tx) => {
        const out = createWriteStream(beside, { mode: 0o600 });
        await pipeline(Readable.from(lines(tx, now)), createGzip(), out);
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    await toDisk(beside);
    await rename(beside, file);
    return file;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function* lines(tx: Db, now: Temporal.Instant): AsyncGenerator<string> {
  const head: BackupHead = { saman: 'backup', format: 1, schema: schemaVersion(), madeAt: now.toString() };
  yield `${JSON.stringify(head)}\n`;
  let count = 0;
  for (const table of tables) {
    const name = getTableName(table);
    await tx.execute(
      sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
    );
    for (;;) {
      const found = await rows<{ row: string }>(
        tx,
        sql`fetch ${sql.raw(String(rowsAtOnce))} from backup_rows`,
      );
      if (found.length === 0) break;
      count += found.length;
      yield found.map(({ row }) => `["${name}",${row}]\n`).join('');
    }
    await tx.execute(sql`close backup_rows`);
  }
  const tail: BackupTail = { rows: count };
  yield `${JSON.stringify(tail)}\n`;
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/**
 * Deletes the backups that are older than 14 days, and what unfinished ones left: a backup made while a hidden round
 * was open holds its answers (PRIV-2). The newest one stays, however old, for it is all there is.
 */
export async function expireBackups(folder: string, now: Temporal.Instant): Promise<void> {
  const found = await readdir(folder).catch(() => []);
  const newest = found
    .filter((name) => fileName.test(name))
    .sort()
    .at(-1);
  for (const name of found) {
    const madeAt = madeAtOf(name.replace(/\.unfinished$/, ''));
    if (!madeAt || name === newest) continue;
    if (Temporal.Instant.compare(madeAt.add(keptFor), now) < 0) await rm(join(folder, name), { force: true });
  }
}

function madeAtOf(name: string): Temporal.Instant | null {
  const parts = fileName.exec(name);
  return parts && Temporal.Instant.from(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
}
