import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  time,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { attendanceAnswers, gatheringKinds } from '../../bot/gatherings/gathering.ts';
import { id, instant, oneOf, ref } from './columns.ts';
import { person } from './people.ts';
import { network, participant, programme } from './programme.ts';

const personId = () => ref().references(() => person.id);

/** A network gathering, a theme day, or a project leaders' gathering (NET-1 to NET-3). */
export const gathering = pgTable(
  'gathering',
  {
    id: id(),
    programmeId: ref()
      .notNull()
      .references(() => programme.id),
    kind: text({ enum: gatheringKinds }).notNull(),
    networkId: ref().references(() => network.id),
    number: integer(),
    participantId: ref().references(() => participant.id),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    startsAt: time(),
    place: text().notNull(),
    about: text().notNull(),
    leaderId: personId().notNull(),
    plannedBy: personId().notNull(),
    plannedAt: instant().notNull(),
    movedAt: instant(),
    cancelledAt: instant(),
    cancelledBy: personId(),
    cancelReason: text(),
  },
  (t) => [
    index().on(t.programmeId, t.startsOn),
    index().on(t.participantId),
    // each number once for a network; one that was cancelled can be planned anew
    uniqueIndex('gathering_number').on(t.networkId, t.number).where(sql`cancelled_at is null`),
    oneOf('gathering_kind', t.kind, gatheringKinds),
    check('gathering_number_range', sql`${t.number} between 1 and 3`),
    check(
      'gathering_of_network',
      sql`num_nonnulls(network_id, number) = case when ${t.kind} = 'network' then 2 else 0 end`,
    ),
    check('gathering_of_participant', sql`(${t.kind} = 'themeDay') = (${t.participantId} is not null)`),
    check('gathering_days', sql`${t.startsOn} <= ${t.endsOn}`),
    check('gathering_cancelled', sql`num_nonnulls(cancelled_at, cancelled_by, cancel_reason) in (0, 3)`),
  ],
);

/** A time and a place as they were. */
export interface KeptOccasion {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startsAt: string | null;
  readonly place: string;
}

/** A gathering that was moved; it keeps its history. */
export const gatheringMove = pgTable(
  'gathering_move',
  {
    id: id(),
    gatheringId: ref()
      .notNull()
      .references(() => gathering.id),
    from: jsonb('from_occasion').$type<KeptOccasion>().notNull(),
    to: jsonb('to_occasion').$type<KeptOccasion>().notNull(),
    reason: text().notNull(),
    movedBy: personId().notNull(),
    movedAt: instant().notNull(),
  },
  (t) => [index().on(t.gatheringId)],
);

/** Whether somebody comes. */
export const gatheringAttendance = pgTable(
  'gathering_attendance',
  {
    gatheringId: ref()
      .notNull()
      .references(() => gathering.id),
    personId: personId().notNull(),
    answer: text({ enum: attendanceAnswers }).notNull(),
    answeredAt: instant().notNull(),
    /** Who said it for them; null: they did themselves. */
    registeredBy: personId(),
  },
  (t) => [
    primaryKey({ columns: [t.gatheringId, t.personId] }),
    index().on(t.personId),
    oneOf('gathering_attendance_answer', t.answer, attendanceAnswers),
  ],
);
