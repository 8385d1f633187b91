import { localOf } from './days.ts';
import type { Somebody } from './programme.ts';
import type { Matter, Year } from './year.ts';

// A reminder to answer never comes on the day on which the question itself reached the person; it comes on the next
// working day, if there is one before it is over.

/** The messages that ask what people are reminded of, or tell them that it is theirs. */
const questions: Readonly<Record<string, readonly string[]>> = {
  answer: ['ballot'],
  links: ['answerLinks'],
  turnout: ['roundStatus'],
  deliver: ['deadlineEntered', 'deadline'],
  note: ['riskNotes'],
  grade: ['riskGrading'],
  workshopLinks: ['workshopLinks'],
};

/** When each message came, by recipient, view and subject. */
export type Questions = ReadonlyMap<string, readonly number[]>;

export function questionsOf({ saman }: Year): Questions {
  const found = new Map<string, number[]>();
  const names = Object.values(questions).flat();
  for (const { to, at, view } of saman.told) {
    if (!('id' in view) || !names.includes(view.name)) continue;
    const key = `${to} ${view.name} ${view.id}`;
    found.set(key, [...(found.get(key) ?? []), at]);
  }
  return found;
}

export const askedOf = (
  asked: Questions,
  who: Somebody,
  { subjectId }: Matter,
  why: string,
): readonly number[] =>
  (questions[why] ?? []).flatMap((name) => asked.get(`${who.id} ${name} ${subjectId}`) ?? []);

/** Whether somebody has got the question on that day only. */
export const isFresh = (came: readonly number[], at: number, zone: string): boolean =>
  came.some((one) => one <= at && localOf(one, zone).day === localOf(at, zone).day);

/** Whether somebody is still to get the question. */
export const isToCome = (came: readonly number[], at: number): boolean =>
  came.length > 0 && at < Math.min(...came);
