import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId } from '../../bot/id.ts';
import type { Rounds } from '../../bot/ports/store.ts';
import { storeAnswer } from '../answering.ts';
import type { Db } from '../drivers.ts';
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
const answering = ['answer.give', 'answer.draft', 'reminder.later'];

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
    giveAnswer: (given) => storeAnswer(db, given, { events: [], jobs: [] }),
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
