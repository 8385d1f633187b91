import { sql } from 'drizzle-orm';
import { index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns.ts';
import { person } from './people.ts';
import { project } from './project.ts';

/** Calendars that people subscribe to; the token itself is never stored. One serves for each person and scope. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    id: id(),
    personId: ref()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Null: all that concerns the person. */
    projectId: ref().references(() => project.id),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    index().on(t.personId),
    uniqueIndex('calendar_feed_own').on(t.personId).where(sql`revoked_at is null and project_id is null`),
    uniqueIndex('calendar_feed_project')
      .on(t.personId, t.projectId)
      .where(sql`revoked_at is null and project_id is not null`),
  ],
);
