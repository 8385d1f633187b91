import { sql } from 'drizzle-orm';
import { type Db, rows } from './drivers.ts';
import { tables } from './tables.ts';

/** Whether the database holds no programme, no person and no organisation. */
export async function isEmpty(db: Db): Promise<boolean> {
  const [found] = await rows<{ empty: boolean }>(
    db,
    sql`
      select not (exists (select 1 from programme) or exists (select 1 from person)
        or exists (select 1 from organisation)) as empty`,
  );
  return found?.empty === true;
}

/** Deletes every row of ours. TRUNCATE, for it passes the trigger that keeps approved minutes (PRIV-5). */
export async function truncateAll(db: Db): Promise<void> {
  await db.execute(sql`truncate ${sql.join([...tables], sql`, `)} restart identity`);
}
