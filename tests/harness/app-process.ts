import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { newTarget } from './database.ts';
import { type Running, runSaman } from './processes.ts';

/** A place for Saman as a process of its own: settings that name a fresh database on the engine of this run. */
export interface Place {
  readonly settings: Readonly<Record<string, string>>;
  readonly folder: string;
  remove(): Promise<void>;
}

export async function newPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'saman-place-'));
  const base = { PORT: '0', SAMAN_DATA_DIR: folder, LOG_LEVEL: 'info' };
  const provided = inject('database');
  if (provided.engine === 'embedded') {
    const loadDataDir = new Blob([await readFile(provided.template)]);
    await (await PGlite.create({ dataDir: join(folder, 'database'), loadDataDir })).close();
    return { settings: base, folder, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  const { target, remove } = await newTarget();
  const url = 'url' in target ? target.url : '';
  return {
    settings: { ...base, DATABASE_URL: url, SAMAN_DEMO: '1' },
    folder,
    async remove() {
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Saman in a process of its own, ready. */
export interface Started extends Running {
  /** With a slash at its end. */
  readonly url: string;
}

/** Starts it and waits until it says where it is reached; fails where it ends before. */
export async function startSaman(settings: Readonly<Record<string, string>>): Promise<Started> {
  const running = runSaman([], settings);
  for (let count = 1; ; count += 1) {
    await running.wrote(count);
    const url = /ready:\s+(http:\S+)/.exec(running.lines[count - 1] ?? '')?.[1];
    if (url) return { ...running, url };
  }
}
