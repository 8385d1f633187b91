import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { newId } from '../bot/id.ts';
import type { Connected, Connections } from '../bot/ports/connections.ts';
import { type Db, rows } from './drivers.ts';
import { createHearing } from './hearing.ts';
import { first } from './queries/first.ts';
import { connection, heard, organisation } from './schema/index.ts';

const columns = { id: connection.id, externalId: connection.externalId, sealed: connection.sealed };

/** Installations on the platforms (`bot/ports/connections.ts`). */
export function createConnections(db: Db): Connections {
  const named = (platform: 'web' | 'slack' | 'teams', externalId: string) =>
    and(eq(connection.platform, platform), eq(connection.externalId, externalId));

  return {
    present: (platform) =>
      db
        .select(columns)
        .from(connection)
        .where(and(eq(connection.platform, platform), isNull(connection.endedAt))),
    find: async (platform, externalId) =>
      first(
        await db
          .select(columns)
          .from(connection)
          .where(and(named(platform, externalId), isNull(connection.endedAt))),
      ),
    connect: (platform, externalId, name, sealed) =>
      db.transaction(async (tx): Promise<Connected> => {
        const again = first(
          await tx
            .update(connection)
            .set({ sealed, endedAt: null })
            .where(named(platform, externalId))
            .returning(columns),
        );
        if (again) return again;
        const organisationId = newId();
        await tx.insert(organisation).values({ id: organisationId, name, kind: 'other' });
        const [made] = await tx
          .insert(connection)
          .values({ id: newId(), platform, externalId, organisationId, sealed })
          .onConflictDoUpdate({
            target: [connection.platform, connection.externalId],
            set: { sealed, endedAt: null },
          })
          .returning(columns);
        return made as Connected;
      }),
    keep: async (id, sealed) => {
      await db
        .update(connection)
        .set({ sealed })
        .where(and(eq(connection.id, id), isNull(connection.endedAt)));
    },
    end: async (platform, externalId, at) => {
      await db
        .update(connection)
        .set({ sealed: null, endedAt: at })
        .where(and(named(platform, externalId), isNull(connection.endedAt)));
    },
    forgetEnded: (before) => db.transaction((tx) => forgetEnded(tx, before.toString())),
    hearsFirst: createHearing(db),
    forgetHeard: async (before) => {
      await db.delete(heard).where(lt(heard.at, before));
    },
  };
}

/** In this order: places and accounts first, then who had nothing else. */
async function forgetEnded(tx: Db, before: string): Promise<number> {
  const ended = sql`(select id from connection where ended_at < ${before}::timestamptz)`;
  await tx.execute(sql`delete from conversation where connection_id in ${ended}`);
  await tx.execute(sql`delete from place where connection_id in ${ended}`);
  const forgotten = await rows<{ id: string; person_id: string }>(
    tx,
    sql`delete from account where connection_id in ${ended} returning id, person_id`,
  );
  if (forgotten.length === 0) return 0;
  const persons = sql`any(${sql.param(`{${[...new Set(forgotten.map((one) => one.person_id))].join(',')}}`)}::uuid[])`;
  await tx.execute(sql`
    update person p set preferred_account_id = (select a.id from account a where a.person_id = p.id order by a.id limit 1)
    where p.id = ${persons} and not exists (select 1 from account a where a.id = p.preferred_account_id)`);
  await tx.execute(sql`delete from link_code where person_id = ${persons}`);
  await tx.execute(sql`
    delete from milestone_audience t
    where t.person_id = ${persons} and not exists (select 1 from account a where a.person_id = t.person_id)`);
  await tx.execute(sql`
    delete from person p
    where p.id = ${persons} and not exists (select 1 from account a where a.person_id = p.id)
      and not exists (select 1 from membership m where m.person_id = p.id)
      and not exists (select 1 from role_holding h where h.person_id = p.id)
      and not exists (select 1 from programme_role o where o.person_id = p.id)
      and not exists (select 1 from personal_link l where l.person_id = p.id)
      and not exists (select 1 from decision d where d.responsible_id = p.id)
      and not exists (select 1 from reporting_deadline e where e.responsible_id = p.id or e.delivered_by = p.id)
      and not exists (select 1 from deadline_move u where u.moved_by = p.id)
      and not exists (select 1 from milestone s where s.responsible_id = p.id or s.reached_by = p.id)
      and not exists (select 1 from milestone_move v where v.moved_by = p.id)
      and not exists (select 1 from goal o where o.responsible_id = p.id or o.ended_by = p.id)
      and not exists (select 1 from goal_change h where h.changed_by = p.id)
      and not exists (select 1 from goal_entry y where y.entered_by = p.id)
      and not exists (select 1 from gathering x where p.id in (x.leader_id, x.planned_by, x.cancelled_by))
      and not exists (select 1 from gathering_move z where z.moved_by = p.id)
      and not exists (select 1 from gathering_attendance q where p.id in (q.person_id, q.registered_by))
      and not exists (select 1 from minutes i where i.approved_by = p.id)
      and not exists (select 1 from round r where r.opened_by = p.id)
      and not exists (select 1 from risk_workshop rw where rw.leader_id = p.id)
      and not exists (select 1 from risk_event re where re.by = p.id)
      and not exists (select 1 from risk_note rn where rn.person_id = p.id)
      and not exists (select 1 from given_grade gg where gg.person_id = p.id)
      and not exists (select 1 from answer w where w.person_id = p.id)
      and not exists (select 1 from draft f where f.person_id = p.id)
      and not exists (select 1 from kept_grade g where g.person_id = p.id)
      and not exists (select 1 from kept_text t where t.person_id = p.id)`);
  return forgotten.length;
}
