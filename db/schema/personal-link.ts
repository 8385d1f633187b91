import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';
import { riskWorkshop } from './risk.ts';
import { round } from './round.ts';

const purposes = ['answer', 'minutes'] as const;

/** Personal links; the token itself is never stored. */
export const personalLink = pgTable(
  'personal_link',
  {
    id: id(),
    purpose: text({ enum: purposes }).notNull(),
    personId: ref()
      .notNull()
      .references(() => person.id),
    /** What it is about: a round, or a risk workshop. */
    roundId: ref().references(() => round.id),
    workshopId: ref().references(() => riskWorkshop.id),
    boundTo: text(),
    createdAt: instant().notNull(),
    expiresAt: instant(),
    replacedAt: instant(),
  },
  (t) => [
    index().on(t.roundId),
    index().on(t.workshopId),
    index().on(t.personId),
    oneOf('personal_link_purpose', t.purpose, purposes),
    check('personal_link_about', sql`num_nonnulls(round_id, workshop_id) = 1`),
  ],
);
