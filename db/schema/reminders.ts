import { sql } from 'drizzle-orm';
import { boolean, check, customType, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { Temporal } from 'temporal-polyfill';
import { kept } from '../../bot/calendar/kept.ts';
import { reminderKinds, whys } from '../../bot/reminders/reminder.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';

/** A civil date; `Temporal.PlainDate` outside of db. */
const day = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (date) => date.toString(),
  fromDriver: kept((text) => Temporal.PlainDate.from(text)),
});

const personId = () =>
  ref()
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' });

/** From when the next day of a subject can be worked on. One row for each that people are reminded of. */
export const due = pgTable(
  'due',
  {
    kind: text({ enum: reminderKinds }).notNull(),
    subjectId: ref().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.subjectId] }),
    index().on(t.at),
    oneOf('due_kind', t.kind, reminderKinds),
  ],
);

/** The one message of a day to one person; what it shows follows from its nudges when it is shown. */
export const digest = pgTable('digest', { id: id(), personId: personId(), day: day().notNull() }, (t) => [
  unique().on(t.personId, t.day),
  index().on(t.day),
]);

/** What somebody is to be told, or was. Whoever it may concern has one, whether they have acted or not (PRIV-2). */
export const nudge = pgTable(
  'nudge',
  {
    personId: personId(),
    kind: text({ enum: reminderKinds }).notNull(),
    why: text({ enum: whys }).notNull(),
    subjectId: ref().notNull(),
    day: day().notNull(),
    at: instant().notNull(),
    digestId: ref().references(() => digest.id),
    forId: ref().references(() => person.id, { onDelete: 'cascade' }),
    isAsked: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.kind, t.why, t.subjectId, t.day] }),
    index('nudge_waiting').on(t.at).where(sql`digest_id is null`),
    index().on(t.kind, t.subjectId),
    index().on(t.digestId),
    oneOf('nudge_kind', t.kind, reminderKinds),
    oneOf('nudge_why', t.why, whys),
  ],
);

/** Days on which somebody is told nothing, and who stands in. */
export const pause = pgTable(
  'pause',
  {
    personId: personId().primaryKey(),
    from: day('from_day').notNull(),
    to: day('to_day').notNull(),
    deputyId: ref().references(() => person.id, { onDelete: 'set null' }),
  },
  (t) => [index().on(t.deputyId), check('pause_days', sql`from_day <= to_day`)],
);

/** A kind of reminder that somebody does not want. */
export const switchedOff = pgTable(
  'switched_off',
  { personId: personId(), kind: text({ enum: reminderKinds }).notNull() },
  (t) => [primaryKey({ columns: [t.personId, t.kind] }), oneOf('switched_off_kind', t.kind, reminderKinds)],
);
