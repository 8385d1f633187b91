import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/connect.ts';
import { StartProblem } from '../../db/start-problem.ts';
import { recordingLog } from '../harness/log.ts';
import { type Running, run } from '../harness/processes.ts';
import { aPerson } from './given.ts';

// What design §3 asks around PGlite, which has no lock, no safe creation and no fsync of its own.

/** A folder with an empty database, made once: the first creation takes its seconds. */
let made: string;
let folder: string;
let running: Running[];
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'saman-made-'));
  await (await openDatabase({ folder: made }, recordingLog())).close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saman-folder-'));
  running = [];
});
afterEach(async () => {
  for (const one of running) {
    one.process.kill('SIGKILL');
    await one.ended();
  }
  rmSync(folder, { recursive: true, force: true });
});

const begin = (file: string, ...given: string[]): Running => {
  const started = run(file, ...given);
  running.push(started);
  return started;
};
const copyMade = () => cpSync(join(made, 'database'), join(folder, 'database'), { recursive: true });
const open = () => openDatabase({ folder }, recordingLog());

describe('two on one folder', () => {
  test('the second process is told who holds it, and ends with an error', async () => {
    copyMade();
    const first = begin('db/processes/open.ts', folder);
    await first.wrote(1);
    const second = begin('db/processes/open.ts', folder);
    expect(await second.ended()).toBe(1);
    expect(second.errors()).toContain(folder);
    expect(second.errors()).toContain(`process ${first.process.pid}`);
    expect(second.errors()).toContain('SAMAN_DATA_DIR');

    // the first one is none the worse, and its clean end lets the next one in
    first.process.kill('SIGTERM');
    expect(await first.ended()).toBe(0);
    await (await open()).close();
  });

  test('the same process cannot open it twice either; a dead process holds nothing', async () => {
    copyMade();
    const dead = begin('db/processes/open.ts', folder);
    await dead.wrote(1);
    dead.process.kill('SIGKILL');
    await dead.ended();
    const database = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'folderInUse',
      details: { folder, pid: String(process.pid) },
    });
    await database.close();
  });
});

test('what was acknowledged is there after SIGKILL in the middle of writing, with its jobs', async () => {
  copyMade();
  const told: string[] = [];
  for (const after of [3, 40]) {
    const writer = begin('db/processes/write.ts', folder);
    await writer.wrote(after);
    writer.process.kill('SIGKILL');
    await writer.ended();
    const database = await open();
    const found = await database.store.people.persons(writer.lines);
    expect(found.map(({ id }) => id).toSorted()).toEqual([...writer.lines].toSorted());
    await database.queue.start({
      deliver: async (id) => {
        const delivery = await database.store.deliveries.delivery(id);
        told.push(delivery?.personId ?? 'nobody');
        return { kind: 'done' };
      },
      refresh: async () => ({ kind: 'done' }),
      retract: async () => ({ kind: 'done' }),
    });
    await database.queue.drain();
    expect(told).toEqual(expect.arrayContaining([...writer.lines]));
    await database.close();
  }
});

test('a kill during the first creation leaves a folder that opens', async () => {
  const unfinished = () => readdirSync(folder).filter((name) => name.startsWith('database.unfinished-'));
  for (const inside of [null, 'PG_VERSION', 'global']) {
    const creating = begin('db/processes/open.ts', folder);
    await appears(creating, () => unfinished().some((name) => existsSync(join(folder, name, inside ?? ''))));
    creating.process.kill('SIGKILL');
    await creating.ended();
    expect(unfinished()).toHaveLength(1);
    expect(existsSync(join(folder, 'database'))).toBe(false);
  }
  const database = await open();
  await database.store.transaction((tx) => tx.people.addPerson(aPerson()));
  expect(unfinished()).toEqual([]);
  await database.close();
});

/** Waits until something is there, as long as the process that makes it lives. */
async function appears(by: Running, there: () => boolean): Promise<void> {
  while (!there()) {
    if (by.process.exitCode !== null) throw new Error(`it ended before: ${by.errors()}`);
    await pause(2);
  }
}

describe('a folder that cannot be used', () => {
  test('is named: not a folder, or not writable', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const problem = await openDatabase({ folder: join(file, 'below') }, recordingLog()).catch(
      (error) => error,
    );
    expect(problem).toBeInstanceOf(StartProblem);
    expect(problem).toMatchObject({ code: 'folderNotWritable', details: { folder: join(file, 'below') } });
    expect(problem.message).toContain('SAMAN_DATA_DIR');
  });

  test.skipIf(process.getuid?.() === 0)('is named: without the right to write', async () => {
    chmodSync(folder, 0o500);
    await expect(open()).rejects.toMatchObject({ code: 'folderNotWritable' });
    chmodSync(folder, 0o700);
  });

  test('is named: with a database that does not open, and lets go of it', async () => {
    mkdirSync(join(folder, 'database'));
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '3');
    await expect(open()).rejects.toMatchObject({ code: 'folderUnreadable', details: { folder } });
    rmSync(join(folder, 'database'), { recursive: true });
    await (await open()).close();
  });
});

test('maintenance works on a folder, and beside the running queue', async () => {
  copyMade();
  const database = await open();
  await Promise.all([
    database.maintain(),
    database.store.transaction((tx) => tx.people.addPerson(aPerson())),
    database.maintain(),
  ]);
  await database.close();
});
