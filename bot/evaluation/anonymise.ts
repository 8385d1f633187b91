import type { Id } from '../id.ts';
import { type Party, parties } from '../project/project.ts';
import type { Answer, Grading, KeptGrade, KeptText } from './round.ts';

/** The fewest answers with which a hidden round shows anything (PRIV-2). */
export const fewestAnswers = 3;

/** What is written anew when a round closes. */
export interface Settled {
  readonly resultShown: boolean;
  readonly grades: readonly KeptGrade[];
  readonly texts: readonly KeptText[];
}

/** Whether a round with so many answers may show grades, spread and reasons (PRIV-2). */
export const showsResult = (grading: Grading, answers: number): boolean =>
  grading === 'open' ? answers > 0 : answers >= fewestAnswers;

/** Whether the party may stay with the grades: every party that answered gave at least three (PRIV-2). */
export function partiesStay(answeredBy: readonly Party[]): boolean {
  return parties.every((party) => {
    const count = answeredBy.filter((one) => one === party).length;
    return count === 0 || count >= fewestAnswers;
  });
}

/**
 * Writes a round's answers anew (PRIV-2). In a hidden round each grade and each reason stands alone: no person, no
 * time, a new random id, in the order of these ids, so that neither order nor a common row ties two of them together.
 * A hidden round with fewer than three answers keeps nothing. In an open round the person stays.
 */
export function settle(
  round: { readonly id: Id; readonly settings: { readonly grading: Grading } },
  answers: readonly Answer[],
  newId: () => Id,
): Settled {
  const { grading } = round.settings;
  if (!showsResult(grading, answers.length)) return { resultShown: false, grades: [], texts: [] };
  const open = grading === 'open';
  const withParty = open || partiesStay(answers.map((answer) => answer.party));
  const byId = (a: { id: Id }, b: { id: Id }) => (a.id < b.id ? -1 : 1);

  const grades = answers.flatMap((answer) =>
    Object.entries(answer.grades).map(([factorKey, grade]) => ({
      id: newId(),
      roundId: round.id,
      factorKey,
      grade,
      party: withParty ? answer.party : null,
      personId: open ? answer.personId : null,
    })),
  );
  const texts = answers.flatMap((answer) =>
    [...Object.entries(answer.reasons), [null, answer.comment] as const]
      .filter(([, text]) => text.trim() !== '')
      .map(([factorKey, text]) => ({
        id: newId(),
        roundId: round.id,
        factorKey,
        text: text.trim(),
        personId: open ? answer.personId : null,
      })),
  );
  return { resultShown: true, grades: grades.sort(byId), texts: texts.sort(byId) };
}
