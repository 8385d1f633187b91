import type { Temporal } from 'temporal-polyfill';
import type { Connections } from '../bot/ports/connections.ts';
import type { Conversations } from '../bot/ports/conversations.ts';
import type { Log } from '../bot/ports/log.ts';
import type { Mailbox } from '../bot/ports/mailbox.ts';
import type { Queue } from '../bot/ports/queue.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import type { Store } from '../bot/ports/store.ts';
import { expireBackups, writeBackup } from './backup.ts';
import { createConnections } from './connections.ts';
import { createConversations } from './conversations.ts';
import { openFolder, openMemory } from './embedded.ts';
import type { Engine } from './engine.ts';
import { guarded, withoutValues } from './guard.ts';
import { openJobs } from './jobs.ts';
import { createMailbox } from './mailbox.ts';
import { openPostgres } from './postgres.ts';
import { createQueue } from './queue.ts';
import { restoreBackup } from './restore.ts';
import { createSeed } from './seed.ts';
import { createStore } from './store.ts';

/**
 * Which database. `url`: PostgreSQL 15 or newer; `folder`: the embedded one in a folder; `memory`: the embedded one
 * without a folder, for tests, from a template (`dumpDataDir` of one that was opened before) where there is one.
 */
export type DatabaseTarget =
  | { readonly url: string }
  | { readonly folder: string }
  | { readonly memory: true; readonly template?: Blob };

/** An open database: the ports of the bot, and what keeps the database in order. */
export interface Database {
  readonly kind: Engine['kind'];
  readonly store: Store;
  readonly queue: Queue;
  readonly mailbox: Mailbox;
  readonly connections: Connections;
  readonly conversations: Conversations;
  readonly seed: ProgrammeSeed;
  /** To be called now and then: on the embedded database nobody else checkpoints and vacuums. */
  maintain(): Promise<void>;
  /** Writes a backup into the folder and gives its path. */
  backup(folder: string, now: Temporal.Instant): Promise<string>;
  /** Deletes the folder's backups that are older than 14 days (PRIV-2); the newest one stays. */
  expireBackups(folder: string, now: Temporal.Instant): Promise<void>;
  /**
   * Loads a backup, made on either engine, into this database, which must be empty unless `overwrite`.
   *
   * @throws StartProblem
   */
  restore(file: string, options?: { readonly overwrite?: boolean }): Promise<void>;
  /** Lets running jobs end, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Opens the database, brings it up to date and prepares the queue; nothing runs until `queue.start`.
 *
 * @throws StartProblem, whose message is for whoever starts Saman.
 */
export async function openDatabase(target: DatabaseTarget, log: Log): Promise<Database> {
  const engine = await openEngine(target);
  try {
    return await openOn(engine, log);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Everything on an open engine. */
export async function openOn(engine: Engine, log: Log): Promise<Database> {
  const { db } = engine;
  const jobs = await openJobs(engine, log);
  const queue = createQueue(db, jobs, log);
  return {
    kind: engine.kind,
    store: createStore(db, jobs),
    queue,
    mailbox: guarded(createMailbox(db)),
    connections: guarded(createConnections(db)),
    conversations: guarded(createConversations(db)),
    seed: guarded(createSeed(db, jobs)),
    maintain: () => engine.maintain(),
    backup: (folder, now) => withoutValues(() => writeBackup(db, folder, now)),
    expireBackups,
    restore: (file, options) => withoutValues(() => restoreBackup(db, jobs, file, options)),
    async close() {
      await queue.stop();
      await jobs.stop();
      await engine.close();
    },
  };
}

/** Opens and migrates the database alone. */
export function openEngine(target: DatabaseTarget): Promise<Engine> {
  if ('url' in target) return openPostgres(target.url);
  if ('folder' in target) return openFolder(target.folder);
  return openMemory(target.template);
}
