import { type SQL, sql } from 'drizzle-orm';
import { newId } from '../bot/id.ts';
import type { AuditEvent } from '../bot/ports/store.ts';
import type { Db } from './drivers.ts';
import { everyJob, type Job, keyOf, policies } from './jobs.ts';

/** What a transaction leaves behind beside its state: who did what, and the work that follows. */
export interface Ending {
  readonly events: AuditEvent[];
  readonly jobs: Job[];
}

/**
 * Writes the ending of a transaction in one statement, which always has the same text and so stays prepared: answering
 * is done by a whole group at once, and each statement is a round trip. Jobs are stored as pg-boss stores them itself
 * (its `insert` takes twice as long); the columns belong to the version that package.json pins.
 */
export async function writeEnding(tx: Db, ending: Ending): Promise<void> {
  if (ending.events.length === 0 && ending.jobs.length === 0) return;
  await tx.execute(sql`with ${endingParts(ending, sql`true`)} select 1`);
}

/** The ending as parts of a statement's WITH, written only where the condition holds. */
export function endingParts({ events, jobs }: Ending, where: SQL): SQL {
  const audited = events.map(({ by, at, ...event }) => ({
    ...event,
    id: newId(),
    by: by === 'saman' ? null : by,
    at: at.toString(),
  }));
  const added = jobs.map((job) => ({
    kind: job.kind,
    policy: policies[job.kind],
    key: keyOf(job),
    data: job,
  }));
  return sql`
    audited as (
      insert into audit_event (id, what, by, project_id, round_id, at, details)
      select id, what, by, "projectId", "roundId", at, details
      from json_to_recordset(${JSON.stringify(audited)}::json) as event(
        id uuid, what text, by uuid, "projectId" uuid, "roundId" uuid, at timestamptz, details jsonb)
      where ${where}
    ), enqueued as (
      insert into pgboss.job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff,
        retry_delay_max, heartbeat_seconds, deletion_seconds, keep_until)
      select kind, data, key, policy, ${everyJob.retryLimit}::int, ${everyJob.retryDelay}::int,
        ${everyJob.retryBackoff}::boolean, ${everyJob.retryDelayMax}::int, ${everyJob.heartbeatSeconds}::int,
        ${everyJob.deleteAfterSeconds}::int, now() + ${everyJob.retentionSeconds}::int * interval '1 second'
      from json_to_recordset(${JSON.stringify(added)}::json) as job(kind text, policy text, key text, data jsonb)
      where ${where}
    )`;
}
