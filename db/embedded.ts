import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import { onPglite } from './drivers.ts';
import type { Engine } from './engine.ts';
import { lockFolder } from './folder-lock.ts';
import { migrateEmbedded } from './migrate.ts';
import { StartProblem } from './start-problem.ts';

/** Under the data folder: the database itself, and one that is being made. */
const name = 'database';
const unfinished = 'database.unfinished-';

/**
 * Opens the embedded database in a folder, making it where there is none, and brings it up to date. The folder
 * belongs to this process until `close`.
 *
 * @throws StartProblem `folderNotWritable`, `folderInUse` or `folderUnreadable`.
 */
export async function openFolder(path: string): Promise<Engine> {
  const folder = resolve(path);
  makeWritable(folder);
  const lock = lockFolder(folder);
  try {
    if (!existsSync(join(folder, name))) await createBeside(folder);
    return await openPglite(join(folder, name), {}, () => lock.release());
  } catch (error) {
    lock.release();
    throw unreadable(folder, error);
  }
}

/** An embedded database that is gone with the process; `template` is one that was made before (`dumpDataDir`). */
export const openMemory = (template?: Blob): Promise<Engine> =>
  openPglite(undefined, template ? { loadDataDir: template } : {}, () => {});

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string };
    throw new StartProblem(
      'folderNotWritable',
      `Saman cannot write to its data folder ${folder} (${code}). ` +
        'Give it the right to, or choose another folder with SAMAN_DATA_DIR.',
      { folder, code },
    );
  }
}

/** A process that dies while a database is being made can leave one that never opens: so made beside, then renamed. */
async function createBeside(folder: string): Promise<void> {
  for (const left of readdirSync(folder).filter((entry) => entry.startsWith(unfinished)))
    rmSync(join(folder, left), { recursive: true, force: true });
  const beside = join(folder, unfinished + randomUUID());
  const pglite = await PGlite.create(beside);
  await pglite.close();
  renameSync(beside, join(folder, name));
}

function unreadable(folder: string, error: unknown): StartProblem {
  if (error instanceof StartProblem) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartProblem(
    'folderUnreadable',
    `The database in ${folder} does not open (${reason}). Restore a backup into a new folder: npm run restore.`,
    { folder, reason },
  );
}

async function openPglite(
  path: string | undefined,
  options: PGliteOptions,
  released: () => void,
): Promise<Engine> {
  const pglite = await PGlite.create({ ...options, ...(path === undefined ? {} : { dataDir: path }) });
  await pglite.exec("set timezone to 'UTC'");
  await migrateEmbedded(pglite);
  const db = onPglite(pglite);
  return {
    kind: 'embedded',
    db,
    forJobs: { db: fromPglite(pglite), backend: 'pglite' },
    maintain: async () => {
      await pglite.exec('vacuum (analyze)');
      await pglite.exec('checkpoint');
    },
    close: async () => {
      await pglite.close();
      released();
    },
  };
}
