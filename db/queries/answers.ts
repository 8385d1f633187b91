import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '../../bot/id.ts';
import type { Rounds } from '../../bot/ports/store.ts';
import { type Db, rows } from '../drivers.ts';
import { answer, auditEvent, draft, keptGrade, keptText, round } from '../schema/index.ts';
import { first } from './first.ts';

type Answers = Pick<
  Rounds,
  | 'answer'
  | 'answers'
  | 'answered'
  | 'giveAnswer'
  | 'draft'
  | 'keepDraft'
  | 'dropDraft'
  | 'settle'
  | 'keptGrades'
  | 'keptTexts'
>;

/** The audit events that tell who answered a round, and when. */
const answering = ['answer.give', 'answer.draft'];

/** Answers while a round is open, and what is kept of them (PRIV-2). */
export function answersIn(db: Db): Answers {
  return {
    answer: async (roundId, personId) =>
      first(
        await db
          .select()
          .from(answer)
          .where(and(eq(answer.roundId, roundId), eq(answer.personId, personId))),
      ),
    answers: (roundId) => db.select().from(answer).where(eq(answer.roundId, roundId)),
    answered: (roundId) =>
      db
        .select({ personId: answer.personId, party: answer.party })
        .from(answer)
        .where(eq(answer.roundId, roundId)),
    giveAnswer: async ({ roundId, personId, party, grades, reasons, comment, givenAt }) => {
      // one statement, so one round trip: this is what a whole group does in the last minutes before a deadline
      const stored = await rows(
        db,
        sql`
          with held as (
            select id from ${round} where id = ${roundId} and status = 'open' for share
          ), drafted as (
            delete from ${draft} where round_id = ${roundId} and person_id = ${personId}
          )
          insert into ${answer} (round_id, person_id, party, grades, reasons, comment, given_at)
          select held.id, ${personId}::uuid, ${party}::text, ${sql.param(grades, answer.grades)}::jsonb,
            ${sql.param(reasons, answer.reasons)}::jsonb, ${comment}::text, ${sql.param(givenAt, answer.givenAt)}::timestamptz
          from held
          on conflict (round_id, person_id) do update set party = excluded.party, grades = excluded.grades,
            reasons = excluded.reasons, comment = excluded.comment, given_at = excluded.given_at
          returning 1`,
      );
      return stored.length === 1;
    },
    draft: async (roundId, personId) =>
      first(
        await db
          .select()
          .from(draft)
          .where(and(eq(draft.roundId, roundId), eq(draft.personId, personId))),
      ),
    keepDraft: async (kept) => {
      await db
        .insert(draft)
        .values(kept)
        .onConflictDoUpdate({ target: [draft.roundId, draft.personId], set: { values: kept.values } });
    },
    dropDraft: async (roundId, personId) => {
      await db.delete(draft).where(and(eq(draft.roundId, roundId), eq(draft.personId, personId)));
    },
    settle: async (roundId, grades, texts, forgetWho) => {
      await db.delete(answer).where(eq(answer.roundId, roundId));
      await db.delete(draft).where(eq(draft.roundId, roundId));
      // in the order of the random ids: not even the rows' place on the disk follows the order of answering
      if (grades.length > 0) await db.insert(keptGrade).values([...grades].sort(byId));
      if (texts.length > 0) await db.insert(keptText).values([...texts].sort(byId));
      if (forgetWho) await forgetWhoAnswered(db, roundId);
    },
    keptGrades: (roundId) =>
      db.select().from(keptGrade).where(eq(keptGrade.roundId, roundId)).orderBy(keptGrade.id),
    keptTexts: (roundId) =>
      db.select().from(keptText).where(eq(keptText.roundId, roundId)).orderBy(keptText.id),
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** One event without a person stands for all that told who answered; its time is the round's closing. */
async function forgetWhoAnswered(db: Db, roundId: string): Promise<void> {
  const forgotten = await db
    .delete(auditEvent)
    .where(and(eq(auditEvent.roundId, roundId), inArray(auditEvent.what, answering)))
    .returning({ id: auditEvent.id });
  const closed = first(
    await db
      .select({ projectId: round.projectId, at: sql`coalesce(closed_at, opened_at)`.mapWith(round.openedAt) })
      .from(round)
      .where(eq(round.id, roundId)),
  );
  if (!closed) return;
  await db.insert(auditEvent).values({
    id: newId(),
    what: 'answers.forgotten',
    by: null,
    projectId: closed.projectId,
    roundId,
    at: closed.at,
    details: { count: forgotten.length },
  });
}
