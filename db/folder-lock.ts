import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartProblem } from './start-problem.ts';

/**
 * Takes the folder for this process, as long as it lives. PGlite has no lock of its own, and two processes on one
 * folder lose rows without an error. The lock is the operating system's on a file, taken through SQLite (Node itself
 * has no file locks): a dead process cannot hold it, and nothing has to be cleaned up.
 *
 * @throws StartProblem `folderInUse`, naming the process that holds it.
 */
export function lockFolder(folder: string): { release(): void } {
  const holder = join(folder, 'holder.json');
  const file = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch {
    file.close();
    const pid = pidIn(holder);
    throw new StartProblem(
      'folderInUse',
      `Saman is already running on the data folder ${folder} (process ${pid}). ` +
        'Stop that one first, or choose another folder with SAMAN_DATA_DIR.',
      { folder, pid },
    );
  }
  writeFileSync(holder, JSON.stringify({ pid: process.pid }));
  return {
    release() {
      file.exec('ROLLBACK');
      file.close();
    },
  };
}

function pidIn(holder: string): string {
  try {
    return String((JSON.parse(readFileSync(holder, 'utf8')) as { pid: number }).pid);
  } catch {
    return 'unknown'; // it took the lock this instant and has not written its id yet
  }
}
