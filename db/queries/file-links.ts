import { and, desc, eq, isNull, lt, type SQL } from 'drizzle-orm';
import type { FileLinks } from '../../bot/ports/deadline-file.ts';
import type { Db } from '../drivers.ts';
import { fileLink } from '../schema/index.ts';
import { first } from './first.ts';

/** Links to the page on which a file of deadlines is handed in. */
export function fileLinksIn(db: Db): FileLinks {
  const linksWhere = (where: SQL | undefined) => db.select().from(fileLink).where(where);

  return {
    link: async (id) => first(await linksWhere(eq(fileLink.id, id))),
    lock: async (id) => first(await linksWhere(eq(fileLink.id, id)).for('update')),
    unused: async (personId) =>
      first(
        await linksWhere(and(eq(fileLink.personId, personId), isNull(fileLink.boundTo)))
          .orderBy(desc(fileLink.createdAt), fileLink.id)
          .limit(1),
      ),
    add: async (added) => {
      await db.insert(fileLink).values(added);
    },
    bind: async (id, boundTo) => {
      await db
        .update(fileLink)
        .set({ boundTo })
        .where(and(eq(fileLink.id, id), isNull(fileLink.boundTo)));
    },
    forgetEnded: async (before) => {
      await db.delete(fileLink).where(lt(fileLink.expiresAt, before));
    },
  };
}
