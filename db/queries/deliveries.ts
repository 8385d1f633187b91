import { and, eq, getTableColumns, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { viewKey } from '../../bot/conversation/view.ts';
import type { Notice } from '../../bot/delivery/notice.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Platform } from '../../bot/people/person.ts';
import { type MessageRef, type Undeliverable, undeliverables } from '../../bot/ports/chat.ts';
import type { Deliveries } from '../../bot/ports/store.ts';
import { aloneWhys } from '../../bot/reminders/reminder.ts';
import { anyOf, type Db, rows } from '../drivers.ts';
import { delivery } from '../schema/index.ts';
import { setOf } from '../sets.ts';
import { first } from './first.ts';
import { heldIn } from './held.ts';

/** The permanent ledger of what was sent. */
export function deliveriesIn(db: Db): Deliveries {
  const {
    viewKey: key,
    reason: _reason,
    begunAt: _begunAt,
    settledAt: _settledAt,
    ...columns
  } = getTableColumns(delivery);
  const deliveriesWhere = (where: SQL | undefined) => db.select(columns).from(delivery).where(where);

  return {
    delivery: async (id) => first(await deliveriesWhere(eq(delivery.id, id))),
    showing: (view) =>
      deliveriesWhere(
        and(eq(key, viewKey(view)), isNotNull(delivery.ref), eq(delivery.status, 'sent')),
      ).orderBy(delivery.id),
    showingTo: (personId, view) =>
      deliveriesWhere(
        and(
          eq(key, viewKey(view)),
          isNotNull(delivery.ref),
          eq(delivery.status, 'sent'),
          eq(delivery.personId, personId),
        ),
      ).orderBy(delivery.id),
    reached: async (messages) => {
      const asked = messages.map(({ personId, view }) => ({ person_id: personId, view_key: viewKey(view) }));
      const found = await db
        .select({
          personId: delivery.personId,
          viewKey: key,
          status: delivery.status,
          at: delivery.settledAt,
        })
        .from(delivery)
        .where(
          and(
            anyOf(delivery.personId, [...new Set(messages.map(({ personId }) => personId))]),
            sql`(${delivery.personId}, ${key}) in (select person_id, view_key
              from json_to_recordset(${JSON.stringify(asked)}::json) as asked(person_id uuid, view_key text))`,
            inArray(delivery.status, ['pending', 'sent']),
          ),
        )
        // the last one stands for all: what is on its way, or else what came last
        .orderBy(sql`${delivery.settledAt} asc nulls last`);
      return found.flatMap(({ personId, viewKey: of, status, at }) =>
        personId === null || (status === 'sent' && at === null)
          ? []
          : [{ personId, viewKey: of, at: status === 'sent' ? at : null }],
      );
    },
    markSent: (id, platform, ref, at) => sendDeliveries(db, [{ id, platform, ref, at }]),
    markImpossible: async (id, reason, at) => {
      await db
        .update(delivery)
        .set({ status: 'impossible', reason, settledAt: at })
        .where(eq(delivery.id, id));
    },
    begin: async (id, at) => (await beginDeliveries(db, [{ id, at }])).has(id),
    ...heldIn(db),
    notBegun: async (id) => {
      await db.update(delivery).set({ begunAt: null }).where(eq(delivery.id, id));
    },
    failed: async (projectId, since) => {
      const found = await rows<{ person_id: Id | null; reason: Undeliverable }>(
        db,
        sql`
          select distinct d.person_id, d.reason from delivery d
          where ${ofProject(projectId)} and d.status = 'impossible' and d.settled_at >= ${since.toString()}::timestamptz
          order by 1, 2`,
      );
      return found
        .filter(({ reason }) => undeliverables.includes(reason))
        .map(({ person_id: personId, reason }) => ({ personId, reason }));
    },
    revive: (whose, since) =>
      rows(
        db,
        sql`
          update delivery d set reason = null, settled_at = null, begun_at = null,
            is_answer = d.is_answer or ${'personId' in whose},
            status = case when d.ref is null then 'pending' else 'sent' end
          where ${'projectId' in whose ? ofProject(whose.projectId) : sql`d.person_id = ${whose.personId}`}
            and d.status = 'impossible' and d.reason not in ('nothingToShow', 'messageGone')
            and d.settled_at >= ${since.toString()}::timestamptz
          returning d.id, d.view, d.status = 'sent' as "wasSent"`,
      ),
    follow: async ({ personId, view, dedupeKey }, platform, ref) => {
      const [before] = await db
        .select({ platform: delivery.platform, ref: delivery.ref })
        .from(delivery)
        .where(eq(delivery.dedupeKey, dedupeKey))
        .for('update');
      const sent = { status: 'sent' as const, platform, ref, reason: null };
      await db
        .insert(delivery)
        .values({ id: newId(), dedupeKey, view, viewKey: viewKey(view), personId, ...sent })
        .onConflictDoUpdate({ target: delivery.dedupeKey, set: sent });
      return before?.platform && before.ref ? { platform: before.platform, ref: before.ref } : null;
    },
    markRemoved: async (id) => {
      await db.update(delivery).set({ ref: null }).where(eq(delivery.id, id));
    },
    forget: async (id) => {
      await db.delete(delivery).where(eq(delivery.id, id));
    },
  };
}

/** That something was sent. */
export interface Sent {
  readonly id: Id;
  readonly platform: Platform;
  readonly ref: MessageRef;
  readonly at: Temporal.Instant;
}

/** See `Deliveries.markSent`, of several. */
export async function sendDeliveries(db: Db, sent: readonly Sent[]): Promise<void> {
  const noted = setOf('s', sent, {
    id: ['uuid', ({ id }) => id],
    platform: ['text', ({ platform }) => platform],
    ref: ['jsonb', ({ ref }) => JSON.stringify(ref)],
    at: ['timestamptz', ({ at }) => at.toString()],
  });
  await db.execute(sql`
    update delivery d set status = 'sent', platform = s.platform, ref = s.ref, settled_at = s.at
    from ${noted} where d.id = s.id`);
}

/** See `Deliveries.begin`, of several: those of which an earlier try began. */
export async function beginDeliveries(
  db: Db,
  begun: readonly { readonly id: Id; readonly at: Temporal.Instant }[],
): Promise<ReadonlySet<Id>> {
  const noted = setOf('n', begun, {
    id: ['uuid', ({ id }) => id],
    at: ['timestamptz', ({ at }) => at.toString()],
  });
  const found = await rows<{ id: Id; again: boolean }>(
    db,
    sql`
      with before as (
        select d.id, d.begun_at, n.at from ${noted} join delivery d on d.id = n.id order by d.id for update of d)
      update delivery d set begun_at = before.at from before where d.id = before.id
      returning d.id, before.begun_at is not null as again`,
  );
  return new Set(found.flatMap(({ id, again }) => (again ? [id] : [])));
}

const alone = sql.param(`{${aloneWhys.join(',')}}`);

/**
 * A project's own deliveries, and those to persons about it or something of it. A digest only for what nobody answers
 * alone: that it reached somebody would tell that they had not answered (PRIV-2).
 */
const ofProject = (projectId: Id) => sql`
  (d.project_id = ${projectId} or d.view ->> 'id' = ${projectId}
    or d.view ->> 'id' in (select r.id::text from round r where r.project_id = ${projectId})
    or d.view ->> 'id' in (select r.id::text from reporting_deadline r where r.project_id = ${projectId})
    or d.view ->> 'id' in (select m.id::text from milestone m where m.project_id = ${projectId})
    or d.view ->> 'id' in (select w.id::text from risk_workshop w where w.project_id = ${projectId})
    or d.view ->> 'id' in (select g.id::text from goal g where g.project_id = ${projectId})
    or d.view ->> 'id' in (select w.id::text from risk_workshop w where w.project_id = ${projectId})
    or d.view ->> 'id' in (
      select n.digest_id::text from nudge n where n.why <> all(${alone}::text[]) and n.subject_id in (
        select ${projectId}::uuid union all
        select r.id from round r where r.project_id = ${projectId}
        union all select r.id from reporting_deadline r where r.project_id = ${projectId}
        union all select m.id from milestone m where m.project_id = ${projectId}
        union all select g.id from goal g where g.project_id = ${projectId})))`;

type Tell = Extract<Notice, { kind: 'tell' }>;

const isAnswer = ({ to, ...told }: Tell): boolean =>
  to.kind === 'person' && 'answers' in told && told.answers === to.personId;

/**
 * Enters what is to be told into the ledger; gives the ids of what was not there before. A key that is there was
 * told already, or is about to be: it is never told again.
 */
export async function enterDeliveries(db: Db, told: readonly Tell[]): Promise<readonly Id[]> {
  if (told.length === 0) return [];
  const given = setOf('told', told, {
    id: ['uuid', () => newId()],
    dedupe_key: ['text', ({ dedupeKey }) => dedupeKey],
    view: ['jsonb', ({ view }) => JSON.stringify(view)],
    view_key: ['text', ({ view }) => viewKey(view)],
    person_id: ['uuid', ({ to }) => (to.kind === 'person' ? to.personId : null)],
    project_id: ['uuid', ({ to }) => (to.kind === 'person' ? null : to.projectId)],
    under: ['jsonb', ({ to }) => (to.kind === 'groupChannel' && to.under ? JSON.stringify(to.under) : null)],
    is_answer: ['boolean', isAnswer],
  });
  const entered = await rows<{ id: Id }>(
    db,
    sql`
      insert into delivery (id, dedupe_key, view, view_key, person_id, project_id, under, is_answer, status)
      select *, 'pending' from ${given}
      on conflict (dedupe_key) do nothing returning id`,
  );
  return entered.map(({ id }) => id);
}
