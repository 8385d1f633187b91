import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns.ts';
import { person } from './people.ts';

/** Links to the page on which a file of deadlines is handed in; the token itself is never stored, nor any file. */
export const fileLink = pgTable(
  'file_link',
  {
    id: id(),
    personId: ref()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    boundTo: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index().on(t.personId), index().on(t.expiresAt)],
);
