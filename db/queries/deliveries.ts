import { and, eq, getTableColumns, isNotNull, type SQL } from 'drizzle-orm';
import { viewKey } from '../../bot/conversation/view.ts';
import type { Notice } from '../../bot/delivery/notice.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Deliveries } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { delivery } from '../schema/index.ts';
import { first } from './first.ts';

/** The permanent ledger of what was sent. */
export function deliveriesIn(db: Db): Deliveries {
  const { viewKey: key, reason: _reason, settledAt: _settledAt, ...columns } = getTableColumns(delivery);
  const deliveriesWhere = (where: SQL | undefined) => db.select(columns).from(delivery).where(where);

  return {
    delivery: async (id) => first(await deliveriesWhere(eq(delivery.id, id))),
    showing: (view) =>
      deliveriesWhere(
        and(eq(key, viewKey(view)), isNotNull(delivery.ref), eq(delivery.status, 'sent')),
      ).orderBy(delivery.id),
    markSent: async (id, platform, ref, at) => {
      await db
        .update(delivery)
        .set({ status: 'sent', platform, ref, settledAt: at })
        .where(eq(delivery.id, id));
    },
    markImpossible: async (id, reason, at) => {
      await db
        .update(delivery)
        .set({ status: 'impossible', reason, settledAt: at })
        .where(eq(delivery.id, id));
    },
    markRemoved: async (id) => {
      await db.update(delivery).set({ ref: null }).where(eq(delivery.id, id));
    },
  };
}

/**
 * Enters what is to be told into the ledger; gives the ids of what was not there before. A key that is there was
 * told already, or is about to be: it is never told again.
 */
export async function enterDeliveries(
  db: Db,
  told: readonly Extract<Notice, { kind: 'tell' }>[],
): Promise<readonly Id[]> {
  if (told.length === 0) return [];
  const entered = await db
    .insert(delivery)
    .values(
      told.map(({ to, view, dedupeKey }) => ({
        id: newId(),
        dedupeKey,
        view,
        viewKey: viewKey(view),
        personId: to.kind === 'person' ? to.personId : null,
        projectId: to.kind === 'groupChannel' ? to.projectId : null,
        status: 'pending' as const,
      })),
    )
    .onConflictDoNothing({ target: delivery.dedupeKey })
    .returning({ id: delivery.id });
  return entered.map(({ id }) => id);
}
