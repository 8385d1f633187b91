import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { LinkAbout, PersonalLink } from '../../bot/people/links.ts';
import type { Links } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { personalLink } from '../schema/index.ts';
import { first } from './first.ts';

type Row = typeof personalLink.$inferSelect;

/** A link as the bot knows it: it is about a round or a workshop, and the row says so (`personal_link_about`). */
export function toLink({ roundId, workshopId, ...link }: Row): PersonalLink {
  return { ...link, about: roundId === null ? { workshopId: workshopId ?? '' } : { roundId } };
}

const isAbout = (about: LinkAbout): SQL =>
  'roundId' in about
    ? eq(personalLink.roundId, about.roundId)
    : eq(personalLink.workshopId, about.workshopId);

/** Personal links (design §1, 'A member without an account'). */
export function linksIn(db: Db): Links {
  const linksWhere = (where: SQL | undefined) => db.select().from(personalLink).where(where);
  const one = async (found: PromiseLike<readonly Row[]>): Promise<PersonalLink | null> => {
    const row = first(await found);
    return row && toLink(row);
  };

  return {
    link: (id) => one(linksWhere(eq(personalLink.id, id))),
    lock: (id) => one(linksWhere(eq(personalLink.id, id)).for('update')),
    of: async (about) =>
      (
        await linksWhere(and(isAbout(about), isNull(personalLink.replacedAt))).orderBy(
          personalLink.createdAt,
          personalLink.id,
        )
      ).map(toLink),
    add: async ({ about, ...added }) => {
      await db.insert(personalLink).values({ ...added, ...about });
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
    expire: async (about, at) => {
      await db
        .update(personalLink)
        .set({ expiresAt: at })
        .where(and(isAbout(about), eq(personalLink.purpose, 'answer')));
    },
  };
}
