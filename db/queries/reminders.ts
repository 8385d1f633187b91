import { and, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Id } from '../../bot/id.ts';
import type { Due, Reminders } from '../../bot/ports/reminders.ts';
import type { About, Nudge } from '../../bot/reminders/reminder.ts';
import { anyOf, type Db, rows } from '../drivers.ts';
import { digest, due, nudge, pause, person, switchedOff } from '../schema/index.ts';
import { setOf } from '../sets.ts';
import { first } from './first.ts';
import { forgetDigestsBefore, forgetSubject } from './forgetting.ts';

/** Reminders: what is due, what waits for whom, what was told, and how people want it. */
export function remindersIn(db: Db): Reminders {
  const expectAll: Reminders['expectAll'] = async (expected) => {
    const over = expected.filter(({ at }) => at === null);
    if (over.length > 0) await db.delete(due).where(isDueOf(over));
    const later = expected.flatMap(({ at, ...about }) => (at === null ? [] : [{ ...about, at }]));
    const given = setOf('later', later, {
      ...aboutColumns,
      at: ['timestamptz', ({ at }: Due) => at.toString()],
    });
    if (later.length > 0)
      await db.execute(sql`
        insert into due (kind, subject_id, at) select * from ${given}
        on conflict (kind, subject_id) do update set at = excluded.at`);
  };
  return {
    expect: (about, at) => expectAll([{ ...about, at }]),
    expectAll,
    dueSubjects: (now, limit) =>
      db
        .select({ kind: due.kind, subjectId: due.subjectId })
        .from(due)
        .where(lte(due.at, now))
        .orderBy(due.at)
        .limit(limit),
    claimSubjects: (abouts, now) =>
      db
        .select()
        .from(due)
        .where(and(lte(due.at, now), isDueOf(abouts)))
        .for('update', { skipLocked: true }),
    ...nudgesIn(db),
    ...digestsIn(db),
    ...wishesIn(db),
  };
}

const aboutColumns = {
  kind: ['text', ({ kind }: About) => kind],
  subject_id: ['uuid', ({ subjectId }: About) => subjectId],
} as const;

/** The rows of these subjects. */
const isDueOf = (abouts: readonly About[]) =>
  sql`(${due.kind}, ${due.subjectId}) in (select kind, subject_id from ${setOf('about', abouts, aboutColumns)})`;

type Nudges = Pick<
  Reminders,
  | 'addNudges'
  | 'duePersons'
  | 'claimPersons'
  | 'lockPerson'
  | 'waiting'
  | 'handedOver'
  | 'noteNudges'
  | 'drop'
>;

/** The first first. */
export const inTheirOrder = [nudge.at, nudge.kind, nudge.subjectId, nudge.why] as const;

/** Nudges as rows of a statement. */
const rowsOf = (nudges: readonly Nudge[]) =>
  setOf('x', nudges, {
    person_id: ['uuid', ({ personId }) => personId],
    kind: ['text', ({ kind }) => kind],
    why: ['text', ({ why }) => why],
    subject_id: ['uuid', ({ subjectId }) => subjectId],
    day: ['date', ({ day }) => day.toString()],
    at: ['timestamptz', ({ at }) => at.toString()],
    digest_id: ['uuid', ({ digestId }) => digestId],
    for_id: ['uuid', ({ forId }) => forId],
    is_asked: ['boolean', ({ isAsked }) => isAsked],
  });

const isSameNudge = sql`n.person_id = x.person_id and n.kind = x.kind and n.why = x.why
  and n.subject_id = x.subject_id and n.day = x.day`;

function nudgesIn(db: Db): Nudges {
  return {
    addNudges: async (added) => {
      if (added.length > 0)
        await db.execute(sql`
          insert into nudge (person_id, kind, why, subject_id, day, at, digest_id, for_id, is_asked)
          select * from ${rowsOf(added)} order by 1, 2, 3, 4, 5
          on conflict do nothing`);
    },
    duePersons: async (now, who, limit) => {
      const isAway = sql`exists (select from pause p where p.person_id = ${person.id}
        and (${now.toString()}::timestamptz at time zone ${person.timeZone})::date between p.from_day and p.to_day)`;
      const found = await db
        .select({ personId: nudge.personId })
        .from(nudge)
        .innerJoin(person, eq(person.id, nudge.personId))
        .where(and(isNull(nudge.digestId), lte(nudge.at, now), who === 'away' ? isAway : undefined))
        .groupBy(nudge.personId)
        .orderBy(sql`min(${nudge.at})`, nudge.personId)
        .limit(limit);
      return found.map(({ personId }) => personId);
    },
    claimPersons: async (personIds) =>
      (
        await db
          .select({ id: person.id })
          .from(person)
          .where(anyOf(person.id, personIds))
          .orderBy(person.id)
          // not FOR UPDATE: what points at the person is written meanwhile
          .for('no key update', { skipLocked: true })
      ).map(({ id }) => id),
    lockPerson: async (personId) => {
      await db.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('no key update');
    },
    waiting: (personId) =>
      db
        .select()
        .from(nudge)
        .where(and(eq(nudge.personId, personId), isNull(nudge.digestId)))
        .orderBy(...inTheirOrder),
    handedOver: (forId) =>
      db
        .select()
        .from(nudge)
        .where(and(eq(nudge.forId, forId), isNull(nudge.digestId)))
        .orderBy(...inTheirOrder),
    noteNudges: async (nudges) => {
      if (nudges.length > 0)
        await db.execute(sql`
          update nudge n set at = x.at, digest_id = x.digest_id from ${rowsOf(nudges)} where ${isSameNudge}`);
    },
    drop: async (nudges) => {
      if (nudges.length > 0)
        await db.execute(sql`delete from nudge n using ${rowsOf(nudges)} where ${isSameNudge}`);
    },
  };
}

type Digests = Pick<
  Reminders,
  | 'addDigests'
  | 'digest'
  | 'digestsSince'
  | 'holding'
  | 'nudgesIn'
  | 'undelivered'
  | 'release'
  | 'forgetSubject'
  | 'forgetBefore'
>;

function digestsIn(db: Db): Digests {
  return {
    addDigests: async (added) => {
      if (added.length === 0) return [];
      const given = setOf('added', added, {
        id: ['uuid', ({ id }) => id],
        person_id: ['uuid', ({ personId }) => personId],
        day: ['date', ({ day }) => day.toString()],
      });
      return rows<{ id: Id; personId: Id }>(
        db,
        sql`
          insert into digest (id, person_id, day) select * from ${given}
          on conflict do nothing returning id, person_id as "personId"`,
      );
    },
    digest: async (id) => first(await db.select().from(digest).where(eq(digest.id, id))),
    digestsSince: (personId, day) =>
      db
        .select()
        .from(digest)
        .where(and(eq(digest.personId, personId), gte(digest.day, day)))
        .orderBy(desc(digest.day)),
    holding: ({ kind, subjectId }) =>
      db
        .select()
        .from(digest)
        .where(
          inArray(
            digest.id,
            db
              .select({ id: nudge.digestId })
              .from(nudge)
              .where(and(eq(nudge.kind, kind), eq(nudge.subjectId, subjectId))),
          ),
        )
        .orderBy(digest.id),
    nudgesIn: (digestId) =>
      db
        .select()
        .from(nudge)
        .where(eq(nudge.digestId, digestId))
        .orderBy(nudge.day, nudge.kind, nudge.subjectId, nudge.why),
    undelivered: async (now) => {
      const found = await rows<{ id: Id }>(
        db,
        sql`
          select d.id from delivery d join digest g on d.view_key = 'digest:' || g.id
          join person p on p.id = g.person_id
          where d.status = 'pending' and g.day < (${now.toString()}::timestamptz at time zone p.time_zone)::date
          order by g.day, d.id`,
      );
      return found.map(({ id }) => id);
    },
    release: async (digestId, at) => {
      await db.update(nudge).set({ digestId: null, at }).where(eq(nudge.digestId, digestId));
      await db.delete(digest).where(eq(digest.id, digestId));
    },
    forgetSubject: (about) => forgetSubject(db, about),
    forgetBefore: (day) => forgetDigestsBefore(db, day),
  };
}

type HowWanted = Pick<Reminders, 'wishes' | 'pausesWith' | 'savePause' | 'endPause' | 'switchOff'>;

function wishesIn(db: Db): HowWanted {
  return {
    wishes: async (personId) => ({
      pause: first(await db.select().from(pause).where(eq(pause.personId, personId))),
      off: (await db.select().from(switchedOff).where(eq(switchedOff.personId, personId))).map(
        ({ kind }) => kind,
      ),
    }),
    pausesWith: (deputyId) =>
      db.select().from(pause).where(eq(pause.deputyId, deputyId)).orderBy(pause.personId),
    savePause: async ({ personId, ...values }) => {
      await db
        .insert(pause)
        .values({ personId, ...values })
        .onConflictDoUpdate({ target: pause.personId, set: values });
    },
    endPause: async (personId) => {
      await db.delete(pause).where(eq(pause.personId, personId));
    },
    switchOff: async (personId, kinds) => {
      await db.delete(switchedOff).where(eq(switchedOff.personId, personId));
      if (kinds.length > 0)
        await db.insert(switchedOff).values([...new Set(kinds)].map((kind) => ({ personId, kind })));
    },
  };
}
