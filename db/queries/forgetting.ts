import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';
import { type About, aloneWhys } from '../../bot/reminders/reminder.ts';
import { type Db, rows } from '../drivers.ts';

/**
 * What is forgotten of reminders, so that nothing tells any more who had not answered (PRIV-2). A digest that was sent
 * stays in the ledger until its message is removed: the ids that are given are those.
 */

/** See `Reminders.forgetSubject`. */
export async function forgetSubject(db: Db, { kind, subjectId }: About): Promise<readonly Id[]> {
  await db.execute(sql`delete from due where kind = ${kind} and subject_id = ${subjectId}`);
  const held = await rows<{ digest_id: Id | null }>(
    db,
    sql`delete from nudge where kind = ${kind} and subject_id = ${subjectId} returning digest_id`,
  );
  const digests = idsIn(held.flatMap(({ digest_id: id }) => (id === null ? [] : [id])));
  const empty = await rows<{ id: Id }>(
    db,
    sql`
      delete from digest g where g.id = any(${digests})
        and not exists (select from nudge n where n.digest_id = g.id)
      returning g.id`,
  );
  const ids = empty.map(({ id }) => id);
  await db.execute(sql`delete from delivery where ref is null and view_key = any(${keysOf(ids)})`);
  return ids;
}

/** See `Reminders.forgetBefore`. */
export async function forgetDigestsBefore(db: Db, day: Temporal.PlainDate): Promise<readonly Id[]> {
  const before = sql`${day.toString()}::date`;
  await db.execute(sql`delete from pause where to_day < ${before}`);
  const old = await rows<{ id: Id; asks: boolean }>(
    db,
    sql`
      select g.id, coalesce(bool_and(n.why = any(${alone}::text[])), false) as asks
      from digest g left join nudge n on n.digest_id = g.id
      where g.day < ${before} group by g.id`,
  );
  const ids = old.map(({ id }) => id);
  const asking = old.filter(({ asks }) => asks).map(({ id }) => id);
  await db.execute(sql`delete from nudge where digest_id = any(${idsIn(ids)})`);
  await db.execute(sql`delete from digest where id = any(${idsIn(ids)})`);
  await db.execute(sql`
    delete from delivery where view_key = any(${keysOf(ids)})
      and (ref is null or view_key <> all(${keysOf(asking)}))`);
  // a message that could not be removed: the platform is not there any more
  await db.execute(sql`
    delete from delivery d where d.view_key like 'digest:%' and d.settled_at < ${before} - interval '14 days'
      and not exists (select from digest g where 'digest:' || g.id = d.view_key)`);
  return asking;
}

const alone = sql.param(`{${aloneWhys.join(',')}}`);
const idsIn = (ids: readonly Id[]) => sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`;
const keysOf = (ids: readonly Id[]) =>
  sql`${sql.param(`{${ids.map((id) => `"digest:${id}"`).join(',')}}`)}::text[]`;
