import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { type ViewOf, viewKey } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Nudge, Why } from './reminder.ts';

/**
 * The messages that first bring what somebody is reminded of, where there is one: the question itself, or that it is
 * theirs now. They come beside the message of the day, so that both could come within an hour.
 */
const questions = {
  answer: ['ballot'],
  links: ['answerLinks'],
  turnout: ['roundStatus'],
  deliver: ['deadlineEntered', 'deadline'],
  note: ['riskNotes'],
  grade: ['riskGrading'],
  workshopLinks: ['workshopLinks'],
} as const satisfies Partial<Record<Why, readonly ViewOf['name'][]>>;

type Asked = Pick<Nudge, 'personId' | 'subjectId' | 'why'>;

const questionsOf = ({ why, subjectId: id, personId }: Asked) =>
  why in questions
    ? questions[why as keyof typeof questions].map((name) => ({ personId, view: { name, id } }))
    : [];

/** When the questions came that somebody is reminded of, by person and view; null: they are on their way. */
export type Came = ReadonlyMap<string, Temporal.Instant | null>;

const keyOf = (personId: Id, key: string): string => `${personId} ${key}`;

/** Of these reminders, when their questions came. */
export async function questionsCame(
  { deliveries }: Pick<Repositories, 'deliveries'>,
  nudges: readonly Asked[],
): Promise<Came> {
  const asked = nudges.flatMap(questionsOf);
  if (asked.length === 0) return new Map();
  const found = await deliveries.reached(asked);
  return new Map(found.map((one) => [keyOf(one.personId, one.viewKey), one.at]));
}

/** Whether somebody gets the question itself only today, or has not got it yet: nobody is reminded of it then. */
export function isJustAsked(nudge: Asked, came: Came, now: Temporal.Instant, timeZone: string): boolean {
  const today = localDay(now, timeZone);
  return questionsOf(nudge).some(({ personId, view }) => {
    const at = came.get(keyOf(personId, viewKey(view)));
    return at === null || (at !== undefined && localDay(at, timeZone).equals(today));
  });
}
