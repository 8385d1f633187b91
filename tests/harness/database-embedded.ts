import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { TestProject } from 'vitest/node';
import { onPglite } from '../../db/drivers.ts';
import { openJobs } from '../../db/jobs.ts';
import { migrateEmbedded } from '../../db/migrate.ts';
import { recordingLog } from './log.ts';

/** Makes the template once for each run: an embedded database, migrated and with its queue, ready to be copied. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'saman-template-'));
  const file = join(folder, 'template.tar');
  const pglite = await PGlite.create();
  await pglite.exec("set timezone to 'UTC'");
  await migrateEmbedded(pglite);
  const jobs = await openJobs(
    {
      kind: 'embedded',
      db: onPglite(pglite),
      forJobs: { db: fromPglite(pglite), backend: 'pglite' },
      maintain: async () => {},
      close: () => pglite.close(),
    },
    recordingLog(),
  );
  await jobs.stop();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.provide('database', { engine: 'embedded', template: file });
  return () => rm(folder, { recursive: true, force: true });
}
