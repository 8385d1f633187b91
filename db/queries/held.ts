import { eq, lte } from 'drizzle-orm';
import type { Deliveries } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { held } from '../schema/index.ts';

/** What of the ledger waits for office hours. */
export function heldIn(db: Db): Pick<Deliveries, 'hold' | 'takeHeld'> {
  const hold: Deliveries['hold'] = async (deliveryId, until, key) => {
    const added = await db
      .insert(held)
      .values({ deliveryId, until, key })
      .onConflictDoNothing()
      .returning({ deliveryId: held.deliveryId });
    if (added.length === 1) return true;
    const [there] = await db.select({ deliveryId: held.deliveryId }).from(held).where(eq(held.key, key));
    // it has been taken meanwhile
    return there ? there.deliveryId === deliveryId : hold(deliveryId, until, key);
  };
  return {
    hold,
    takeHeld: async (now) => {
      const [next] = await db
        .select({ deliveryId: held.deliveryId })
        .from(held)
        .where(lte(held.until, now))
        .orderBy(held.until, held.position)
        .limit(1)
        .for('update', { skipLocked: true });
      if (!next) return null;
      await db.delete(held).where(eq(held.deliveryId, next.deliveryId));
      return next.deliveryId;
    },
  };
}
