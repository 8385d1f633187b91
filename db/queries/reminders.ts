import { and, desc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Id } from '../../bot/id.ts';
import type { Reminders } from '../../bot/ports/reminders.ts';
import type { About, Nudge } from '../../bot/reminders/reminder.ts';
import type { Db } from '../drivers.ts';
import { digest, due, nudge, pause, person, switchedOff } from '../schema/index.ts';
import { first } from './first.ts';
import { forgetDigestsBefore, forgetSubject } from './forgetting.ts';

/** Reminders: what is due, what waits for whom, what was told, and how people want it. */
export function remindersIn(db: Db): Reminders {
  return {
    expect: async ({ kind, subjectId }, at) => {
      if (at === null) await db.delete(due).where(dueOf({ kind, subjectId }));
      else
        await db
          .insert(due)
          .values({ kind, subjectId, at })
          .onConflictDoUpdate({ target: [due.kind, due.subjectId], set: { at } });
    },
    dueSubjects: (now, limit) =>
      db
        .select({ kind: due.kind, subjectId: due.subjectId })
        .from(due)
        .where(lte(due.at, now))
        .orderBy(due.at)
        .limit(limit),
    claimSubject: async (about, now) => {
      const found = first(
        await db
          .select({ at: due.at })
          .from(due)
          .where(and(dueOf(about), lte(due.at, now)))
          .for('update', { skipLocked: true }),
      );
      return found?.at ?? null;
    },
    ...nudgesIn(db),
    ...digestsIn(db),
    ...wishesIn(db),
  };
}

const dueOf = ({ kind, subjectId }: About) => and(eq(due.kind, kind), eq(due.subjectId, subjectId));

type Nudges = Pick<
  Reminders,
  | 'addNudges'
  | 'duePersons'
  | 'claimPerson'
  | 'lockPerson'
  | 'waiting'
  | 'handedOver'
  | 'putOff'
  | 'drop'
  | 'bind'
>;

function nudgesIn(db: Db): Nudges {
  const inTheirOrder = [nudge.at, nudge.kind, nudge.subjectId, nudge.why] as const;
  const onPerson = (personId: Id) =>
    // not FOR UPDATE: what points at the person is written meanwhile
    db.select({ id: person.id }).from(person).where(eq(person.id, personId));
  return {
    addNudges: async (added) => {
      if (added.length > 0)
        await db
          .insert(nudge)
          .values([...added])
          .onConflictDoNothing();
    },
    duePersons: async (now, limit) => {
      const found = await db
        .select({ personId: nudge.personId })
        .from(nudge)
        .where(and(isNull(nudge.digestId), lte(nudge.at, now)))
        .groupBy(nudge.personId)
        .orderBy(sql`min(${nudge.at})`, nudge.personId)
        .limit(limit);
      return found.map(({ personId }) => personId);
    },
    claimPerson: async (personId) =>
      (await onPerson(personId).for('no key update', { skipLocked: true })).length === 1,
    lockPerson: async (personId) => {
      await onPerson(personId).for('no key update');
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
    putOff: async (nudges, at) => {
      if (nudges.length > 0) await db.update(nudge).set({ at }).where(isOneOf(nudges));
    },
    drop: async (nudges) => {
      if (nudges.length > 0) await db.delete(nudge).where(isOneOf(nudges));
    },
    bind: async (nudges, digestId) => {
      if (nudges.length > 0) await db.update(nudge).set({ digestId }).where(isOneOf(nudges));
    },
  };
}

const isOneOf = (nudges: readonly Nudge[]) =>
  or(
    ...nudges.map(({ personId, kind, why, subjectId, day }) =>
      and(
        eq(nudge.personId, personId),
        eq(nudge.kind, kind),
        eq(nudge.why, why),
        eq(nudge.subjectId, subjectId),
        eq(nudge.day, day),
      ),
    ),
  );

type Digests = Pick<
  Reminders,
  | 'addDigest'
  | 'digest'
  | 'digestsSince'
  | 'holding'
  | 'nudgesIn'
  | 'release'
  | 'forgetSubject'
  | 'forgetBefore'
>;

function digestsIn(db: Db): Digests {
  return {
    addDigest: async (added) =>
      (await db.insert(digest).values(added).onConflictDoNothing().returning({ id: digest.id })).length === 1,
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
