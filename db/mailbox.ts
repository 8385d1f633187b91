import { eq, sql } from 'drizzle-orm';
import type { Letter, Mailbox } from '../bot/ports/mailbox.ts';
import type { Db } from './drivers.ts';
import { first } from './queries/first.ts';
import { letter } from './schema/index.ts';

type Row = typeof letter.$inferSelect;

const toLetter = ({ position, fromAccount, sentAt, ...row }: Row): Letter => ({
  ...row,
  from: fromAccount === null ? { kind: 'saman' } : { kind: 'account', externalId: fromAccount },
  sentAt: sentAt.toString(),
  order: position,
});

/** The browser chat's messages. */
export function createMailbox(db: Db): Mailbox {
  const byId = async (id: string): Promise<Letter | null> => {
    const row = first(await db.select().from(letter).where(eq(letter.id, id)));
    return row && toLetter(row);
  };

  return {
    async put({ id, conversation, from, content, sentAt }) {
      const fromAccount = from.kind === 'account' ? from.externalId : null;
      const [written] = await db
        .insert(letter)
        .values({ id, conversation, fromAccount, content, sentAt: sql`${sentAt}::timestamptz`, revision: 1 })
        .onConflictDoNothing({ target: letter.id })
        .returning();
      const stored = written ? toLetter(written) : await byId(id);
      if (!stored) throw new Error('the letter was removed while it was sent again');
      return stored;
    },
    async change(id, view) {
      const content: Letter['content'] = { kind: 'view', view };
      const row = first(
        await db
          .update(letter)
          .set({ content, revision: sql`${letter.revision} + 1` })
          .where(eq(letter.id, id))
          .returning(),
      );
      return row && toLetter(row);
    },
    async remove(id) {
      await db.delete(letter).where(eq(letter.id, id));
    },
    letter: byId,
    async list(conversation) {
      const found = await db
        .select()
        .from(letter)
        .where(eq(letter.conversation, conversation))
        .orderBy(letter.position);
      return found.map(toLetter);
    },
  };
}
