import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, oneOf, ref } from './columns.ts';
import { connection } from './people.ts';

const kinds = ['person', 'place'] as const;

/** What an adapter must know to speak in a conversation first (`bot/ports/conversations.ts`). */
export const conversation = pgTable(
  'conversation',
  {
    connectionId: ref()
      .notNull()
      .references(() => connection.id),
    kind: text({ enum: kinds }).notNull(),
    externalId: text().notNull(),
    /** For the adapter alone to read. */
    reference: text().notNull(),
    /** When Saman was added there; null where it is known only because somebody wrote from it. */
    addedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.kind, t.externalId] }),
    oneOf('conversation_kind', t.kind, kinds),
  ],
);
