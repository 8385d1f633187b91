import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/connect.ts';
import { recordingLog } from './log.ts';
import { startPostgres } from './postgres-server.ts';

/** Starts PostgreSQL once for each run, with a migrated database that the tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const template = 'saman_template';
  const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`);
  await admin.end();
  const database = await openDatabase({ url: server.url(template) }, recordingLog());
  await database.close();
  project.provide('database', { engine: 'postgres', url: server.url('postgres'), template });
  return () => server.remove();
}
