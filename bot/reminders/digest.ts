import { Temporal } from 'temporal-polyfill';
import { localDay, morningOf, nextTelling } from '../calendar/mornings.ts';
import { isBefore, workingDayAfter } from '../calendar/working-days.ts';
import { isSameMatter, keyOf } from './kinds.ts';
import { type Came, isJustAsked } from './questions.ts';
import { type Nudge, type Pause, type ReminderFacts, type Wishes, whys } from './reminder.ts';
import { isMust, type Seen, type Subject } from './subject.ts';

/** Why something is not told after all. */
export type LeftOut =
  /** It is over, or not theirs any more. */
  | 'over'
  | 'done'
  /** Its date has moved: it will be told on another day. */
  | 'moved'
  | 'off'
  /** They have asked for it later. */
  | 'later'
  /** It is told for another day's sake. */
  | 'twice'
  /** They were asked only today, and there is no day left on which to remind them. */
  | 'asked';

/** What is to be known of somebody to decide what they are told. */
export interface Telling {
  /** All that waits for them, later things too. */
  readonly waiting: readonly Nudge[];
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly wishes: Wishes;
  readonly timeZone: string;
  /** They have had the day's message. */
  readonly isTold: boolean;
  /** When they were asked what they are now to be reminded of. */
  readonly came: Came;
}

export interface Told {
  /** What goes into the day's message, the most urgent first; empty: there is none. */
  readonly tell: readonly Nudge[];
  /** What waits, beside what is told or in place of it. */
  readonly putOff: { readonly nudges: readonly Nudge[]; readonly at: Temporal.Instant } | null;
  readonly drop: readonly { readonly nudge: Nudge; readonly because: LeftOut }[];
}

export const isPaused = (pause: Pause | null, day: Temporal.PlainDate): pause is Pause =>
  pause !== null && !isBefore(day, pause.from) && !isBefore(pause.to, day);

export const isDue = ({ at }: Pick<Nudge, 'at'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0;

/** When somebody can be told at the earliest. */
function tellingOf({ wishes, timeZone, isTold }: Telling, now: Temporal.Instant): Temporal.Instant {
  const today = localDay(now, timeZone);
  if (isPaused(wishes.pause, today)) return morningOf(workingDayAfter(wishes.pause.to), timeZone);
  return isTold ? morningOf(workingDayAfter(today), timeZone) : nextTelling(now, timeZone);
}

/** What a nudge's subject is to whom it is about. */
export const seenIn = (
  { kind, subjectId, personId, forId, why, day }: Nudge,
  subjects: Telling['subjects'],
  now: Temporal.Instant,
): Seen | null => subjects.get(keyOf({ kind, subjectId }))?.see(forId ?? personId, why, now, day) ?? null;

const isPlanned = (nudge: Nudge, subject: Subject | undefined): boolean =>
  nudge.isAsked ||
  (subject?.concerns(nudge.day) ?? []).some(
    ({ personId, why, day }) =>
      personId === (nudge.forId ?? nudge.personId) && why === nudge.why && day.equals(nudge.day),
  );

function leftOut(
  nudge: Nudge,
  { waiting, subjects, wishes }: Telling,
  now: Temporal.Instant,
): LeftOut | null {
  const asked = waiting.some((one) => one.isAsked && isSameMatter(one, nudge) && !isDue(one, now));
  if (asked) return 'later';
  const seen = seenIn(nudge, subjects, now);
  if (!seen) return 'over';
  if (seen.isDone) return 'done';
  if (wishes.off.includes(nudge.kind) && !isMust(nudge.why)) return 'off';
  return isPlanned(nudge, subjects.get(keyOf(nudge))) ? null : 'moved';
}

/**
 * What somebody is told now, of all that waits for them: with what is true at this moment, and nothing twice. Where they
 * cannot be told anything now (a day off, an hour off, a pause, the day's message sent), it waits. Nobody is reminded on the
 * day on which the question itself first reached them: that comes on the next working day, if there is one before it is over.
 */
export function decideDigest(telling: Telling, now: Temporal.Instant): Told {
  const due = telling.waiting.filter((nudge) => isDue(nudge, now));
  const at = tellingOf(telling, now);
  if (Temporal.Instant.compare(at, now) > 0)
    return { tell: [], putOff: due.length > 0 ? { nudges: due, at } : null, drop: [] };
  const drop: { nudge: Nudge; because: LeftOut }[] = [];
  const tell: Nudge[] = [];
  const wait: Nudge[] = [];
  const next = workingDayAfter(localDay(now, telling.timeZone));
  for (const nudge of due.toSorted(newestFirst)) {
    // also where they have answered meanwhile: what waits tells nothing (PRIV-2)
    const isEarly = isJustAsked(nudge, telling.came, now, telling.timeZone);
    const isThere = [...tell, ...wait].some((one) => isSameMatter(one, nudge));
    const because = isEarly
      ? canWait(nudge, telling, now, next)
        ? null
        : 'asked'
      : leftOut(nudge, telling, now);
    if (because || isThere) drop.push({ nudge, because: because ?? 'twice' });
    else (isEarly ? wait : tell).push(nudge);
  }
  const urgency = (nudge: Nudge): number => {
    const seen = seenIn(nudge, telling.subjects, now);
    return seen ? urgencyOf(seen.facts, telling.timeZone) : Number.POSITIVE_INFINITY;
  };
  const putOff = wait.length > 0 ? { nudges: wait, at: morningOf(next, telling.timeZone) } : null;
  return { tell: inOrder(tell, urgency), putOff, drop };
}

const canWait = (
  nudge: Nudge,
  { subjects, timeZone }: Telling,
  now: Temporal.Instant,
  until: Temporal.PlainDate,
): boolean => {
  const latest = subjects.get(keyOf(nudge))?.latest(now, timeZone);
  return latest !== undefined && !isBefore(latest, until);
};

const newestFirst = (a: Nudge, b: Nudge): number => Temporal.PlainDate.compare(b.day, a.day);

/** When it must be done, to tell what is more urgent. */
export const urgencyOf = (facts: ReminderFacts, timeZone: string): number =>
  'dueOn' in facts ? morningOf(facts.dueOn, timeZone).epochMilliseconds : facts.deadline.epochMilliseconds;

/** The most urgent first; of the same moment, what one has to do oneself before what one is to know. */
export const inOrder = <T extends Pick<Nudge, 'kind' | 'why' | 'subjectId'>>(
  items: readonly T[],
  urgency: (item: T) => number,
): readonly T[] =>
  items.toSorted(
    (a, b) =>
      urgency(a) - urgency(b) ||
      Number(isToKnow(a)) - Number(isToKnow(b)) ||
      whys.indexOf(a.why) - whys.indexOf(b.why) ||
      a.subjectId.localeCompare(b.subjectId),
  );

const isToKnow = ({ why }: Pick<Nudge, 'why'>): boolean => why === 'turnout' || why === 'late';
