import type { ConstructorOptions } from 'pg-boss';
import type { Db } from './drivers.ts';

/** An open database, migrated, before anything is built on it. */
export interface Engine {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Db;
  /** How pg-boss reaches the same database. */
  readonly forJobs: ConstructorOptions;
  /** What nobody else does for the database: on the embedded one there is no checkpointer and no autovacuum. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}
