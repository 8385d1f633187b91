import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ConversationName, Conversations } from '../bot/ports/conversations.ts';
import type { Db } from './drivers.ts';
import { first } from './queries/first.ts';
import { conversation } from './schema/index.ts';

const named = ({ connectionId, kind, externalId }: ConversationName) =>
  and(
    eq(conversation.connectionId, connectionId),
    eq(conversation.kind, kind),
    eq(conversation.externalId, externalId),
  );

/** Where platforms keep conversations (`bot/ports/conversations.ts`). */
export function createConversations(db: Db): Conversations {
  return {
    find: async (name) =>
      first(await db.select({ reference: conversation.reference }).from(conversation).where(named(name)))
        ?.reference ?? null,
    places: (connectionId) =>
      db
        .select({ externalId: conversation.externalId, reference: conversation.reference })
        .from(conversation)
        .where(and(eq(conversation.connectionId, connectionId), eq(conversation.kind, 'place')))
        .orderBy(conversation.externalId),
    any: async (connectionId) =>
      first(
        await db
          .select({ reference: conversation.reference })
          .from(conversation)
          .where(eq(conversation.connectionId, connectionId))
          .limit(1),
      )?.reference ?? null,
    keep: async (name, reference) => {
      await db
        .insert(conversation)
        .values({ ...name, reference })
        .onConflictDoUpdate({
          target: [conversation.connectionId, conversation.kind, conversation.externalId],
          set: { reference },
        });
    },
    added: async (name, at) => {
      const found = await db
        .update(conversation)
        .set({ addedAt: at })
        .where(and(named(name), isNull(conversation.addedAt)))
        .returning({ externalId: conversation.externalId });
      return found.length > 0;
    },
    forget: (name) =>
      db.transaction(async (tx) => {
        await tx.delete(conversation).where(named(name));
        const others = await tx
          .select({ externalId: conversation.externalId })
          .from(conversation)
          .where(and(eq(conversation.connectionId, name.connectionId), isNotNull(conversation.addedAt)))
          .limit(1);
        return others.length > 0;
      }),
  };
}
