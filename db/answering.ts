import { sql } from 'drizzle-orm';
import type { Answer } from '../bot/evaluation/round.ts';
import { type Db, rows } from './drivers.ts';
import { type Ending, endingParts } from './ending.ts';
import { answer, draft, round } from './schema/index.ts';

/**
 * Stores or replaces an answer if its round is open, takes the draft away, and leaves the ending: all or nothing, in
 * one statement. It is what a whole group does in the last minutes before a deadline, and each statement is a round
 * trip. Waits for a close or an extension under way. False: the round had closed, nothing was stored.
 */
export async function storeAnswer(db: Db, given: Answer, ending: Ending): Promise<boolean> {
  const { roundId, personId, party, grades, reasons, comment, givenAt } = given;
  const stored = await rows(
    db,
    sql`
      with held as (
        select id from ${round} where id = ${roundId} and status = 'open' for share
      ), drafted as (
        delete from ${draft} where round_id = (select id from held) and person_id = ${personId}
      ), stored as (
        insert into ${answer} (round_id, person_id, party, grades, reasons, comment, given_at)
        select held.id, ${personId}::uuid, ${party}::text, ${sql.param(grades, answer.grades)}::jsonb,
          ${sql.param(reasons, answer.reasons)}::jsonb, ${comment}::text, ${sql.param(givenAt, answer.givenAt)}::timestamptz
        from held
        on conflict (round_id, person_id) do update set party = excluded.party, grades = excluded.grades,
          reasons = excluded.reasons, comment = excluded.comment, given_at = excluded.given_at
        returning round_id
      ), ${endingParts(ending, sql`exists (select from stored)`)}
      select from stored`,
  );
  return stored.length === 1;
}
