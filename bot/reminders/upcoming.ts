import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/working-days.ts';
import type { Id } from '../id.ts';
import { isSame, isSameMatter } from './kinds.ts';
import type { Nudge, ReminderItem, Wishes } from './reminder.ts';
import { isMust, type Subject } from './subject.ts';

/** One thing that somebody will be told, and when. */
export interface Coming {
  readonly day: Temporal.PlainDate;
  readonly item: ReminderItem;
}

/** The days from which to which something is looked for. */
export interface Span {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

const isIn = ({ from, to }: Span, day: Temporal.PlainDate): boolean =>
  !isBefore(day, from) && !isBefore(to, day);

const itemOf = (
  { kind, subjectId, projectName }: Subject,
  { facts }: NonNullable<ReturnType<Subject['see']>>,
): ReminderItem => ({ kind, subjectId, projectName, facts });

/** The days of one subject on which somebody will be told of it, as things stand, each with what is told. */
function daysOf(subject: Subject, personId: Id, wishes: Wishes, span: Span, now: Temporal.Instant) {
  const found: Coming[] = [];
  let day = subject.nextDay(span.from.subtract({ days: 1 }));
  for (; day && !isBefore(span.to, day); day = subject.nextDay(day))
    for (const concern of subject.concerns(day)) {
      if (concern.personId !== personId || !isIn(span, concern.day)) continue;
      if (wishes.off.includes(subject.kind) && !isMust(concern.why)) continue;
      const seen = subject.see(personId, concern.why, now, concern.day);
      const isThere = found.some((one) => one.day.equals(concern.day) && one.item.facts.why === concern.why);
      if (seen && !seen.isDone && !isThere) found.push({ day: concern.day, item: itemOf(subject, seen) });
    }
  return found;
}

/**
 * What somebody will be told in a span of days, as things stand now: by the days of their subjects, and what they asked
 * for later instead of those; the soonest first.
 */
export function comingFor(
  personId: Id,
  subjects: readonly Subject[],
  { waiting, wishes }: { readonly waiting: readonly Nudge[]; readonly wishes: Wishes },
  span: Span,
  now: Temporal.Instant,
): readonly Coming[] {
  const coming = subjects.flatMap((subject) => {
    const asked = waiting.filter((one) => one.isAsked && isSame(one, subject) && isIn(span, one.day));
    const own = asked.flatMap(({ forId, why, day }): readonly Coming[] => {
      const seen = subject.see(forId ?? personId, why, now, day);
      return seen && !seen.isDone ? [{ day, item: itemOf(subject, seen) }] : [];
    });
    const isMuted = ({ day, item }: Coming) =>
      asked.some((one) => isSameMatter(one, { ...item, why: item.facts.why }) && !isBefore(one.day, day));
    return [...own, ...daysOf(subject, personId, wishes, span, now).filter((one) => !isMuted(one))];
  });
  return coming.toSorted((a, b) => (isBefore(a.day, b.day) ? -1 : isBefore(b.day, a.day) ? 1 : 0));
}
