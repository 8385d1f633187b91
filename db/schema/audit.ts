import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns.ts';

/** Who did what and when. `by` null: Saman itself. Without foreign keys: it outlives what it tells of. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: id(),
    what: text().notNull(),
    by: ref(),
    projectId: ref(),
    roundId: ref(),
    at: instant().notNull(),
    details: jsonb().$type<Record<string, string | number | boolean>>(),
  },
  (t) => [index().on(t.roundId), index().on(t.projectId)],
);
