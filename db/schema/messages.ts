import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { View } from '../../bot/conversation/view.ts';
import { platforms } from '../../bot/people/person.ts';
import { type MessageRef, undeliverables } from '../../bot/ports/chat.ts';
import type { Letter } from '../../bot/ports/mailbox.ts';
import { id, instant, oneOf, ref } from './columns.ts';

const statuses = ['pending', 'sent', 'impossible'] as const;

/** The permanent ledger: one row for everything that was ever to be sent. Holds ids, never contents. */
export const delivery = pgTable(
  'delivery',
  {
    id: id(),
    dedupeKey: text().notNull().unique(),
    view: jsonb().$type<View>().notNull(),
    viewKey: text().notNull(),
    personId: ref(),
    projectId: ref(),
    /** What it stands under in the project's channel. */
    under: jsonb().$type<View>(),
    /** It answers the person's own act. */
    isAnswer: boolean().notNull().default(false),
    status: text({ enum: statuses }).notNull(),
    platform: text({ enum: platforms }),
    ref: jsonb().$type<MessageRef>(),
    reason: text({ enum: undeliverables }),
    /** When a try began of which nobody knows yet how it ended. */
    begunAt: instant(),
    settledAt: instant(),
  },
  (t) => [
    index('delivery_showing').on(t.viewKey).where(sql`ref is not null`),
    index('delivery_pending').on(t.id).where(sql`status = 'pending'`),
    index().on(t.personId),
    index('delivery_failed').on(t.settledAt).where(sql`status = 'impossible'`),
    oneOf('delivery_status', t.status, statuses),
    check('delivery_recipient', sql`num_nonnulls(person_id, project_id) = 1`),
  ],
);

/** What waits for office hours. A row goes when its message is handed to the queue. */
export const held = pgTable(
  'held',
  {
    deliveryId: ref()
      .primaryKey()
      .references(() => delivery.id, { onDelete: 'cascade' }),
    until: instant().notNull(),
    /** Messages with one key would say the same to the same recipient. */
    key: text().notNull().unique(),
    /** The order in which they came. */
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
  },
  (t) => [index().on(t.until, t.position)],
);

/** What a platform has told already, by its own key, so that it is heard once. */
export const heard = pgTable('heard', { key: text().primaryKey(), at: instant().notNull() }, (t) => [
  index().on(t.at),
]);

/** The browser chat's messages. `position` is the order within everything that was sent. */
export const letter = pgTable(
  'letter',
  {
    id: id(),
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    conversation: text().notNull(),
    /** The account's external id; null: Saman. */
    fromAccount: text(),
    content: jsonb().$type<Letter['content']>().notNull(),
    sentAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index().on(t.conversation, t.position)],
);
