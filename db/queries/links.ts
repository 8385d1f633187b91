import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Links } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { personalLink } from '../schema/index.ts';
import { first } from './first.ts';

/** Personal links (design §1, 'A member without an account'). */
export function linksIn(db: Db): Links {
  const linksWhere = (where: SQL | undefined) => db.select().from(personalLink).where(where);

  return {
    link: async (id) => first(await linksWhere(eq(personalLink.id, id))),
    lock: async (id) => first(await linksWhere(eq(personalLink.id, id)).for('update')),
    ofRound: (roundId) =>
      linksWhere(and(eq(personalLink.roundId, roundId), isNull(personalLink.replacedAt))).orderBy(
        personalLink.createdAt,
        personalLink.id,
      ),
    add: async (added) => {
      await db.insert(personalLink).values(added);
    },
    bind: async (id, boundTo) => {
      await db
        .update(personalLink)
        .set({ boundTo })
        .where(and(eq(personalLink.id, id), isNull(personalLink.boundTo)));
    },
    replace: async (id, at) => {
      await db
        .update(personalLink)
        .set({ replacedAt: at })
        .where(and(eq(personalLink.id, id), isNull(personalLink.replacedAt)));
    },
    expireRound: async (roundId, at) => {
      await db
        .update(personalLink)
        .set({ expiresAt: at })
        .where(and(eq(personalLink.roundId, roundId), eq(personalLink.purpose, 'answer')));
    },
  };
}
