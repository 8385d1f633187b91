import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore, workingDayUntil } from '../calendar/working-days.ts';
import type { Context } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { isPaused } from './digest.ts';
import { isSame, kinds } from './kinds.ts';
import type { About, Concern } from './reminder.ts';
import { isMust, type Subject } from './subject.ts';

type SameDay = 'deadline' | 'milestone' | 'measurement';
/** What is dated, and what shows it with the buttons that do it. */
export type AboutToday = About & { readonly kind: SameDay };
const views = { deadline: 'deadline', milestone: 'milestoneAsked', measurement: 'goal' } as const;

/**
 * To be called where somebody gives a thing its date or hands it over, in the transaction, after the change: where it is
 * due on that same day, the next morning is too late for who is to do it. They have it in the day's message, if that is
 * still to come, and else beside it. Whoever did it themselves knows.
 */
export async function tellToday(
  tx: Repositories,
  { reader, clock }: Context,
  about: AboutToday,
): Promise<void> {
  const now = clock.now();
  const subject = await kinds[about.kind].load(tx, about.subjectId);
  if (!subject) return;
  for (const concern of dueNow(subject, now).filter(({ personId }) => personId !== reader.person.id))
    await tx.notify(await tell(tx, about, concern, now));
}

/** Whom it concerns as what is due today, or was on the last working day, where today is a day off. */
function dueNow(subject: Subject, now: Temporal.Instant): readonly Concern[] {
  const day = workingDayUntil(localDay(now, subject.timeZone));
  return subject.concerns(day).filter(({ personId, why }) => {
    const seen = subject.see(personId, why, now, day);
    return seen && !seen.isDone && 'dueOn' in seen.facts && !isBefore(day, workingDayUntil(seen.facts.dueOn));
  });
}

async function tell(
  tx: Repositories,
  { kind, subjectId }: AboutToday,
  concern: Concern,
  now: Temporal.Instant,
): Promise<readonly Notice[]> {
  const { personId, why } = concern;
  // not beside a sweep that tells them something
  await tx.reminders.lockPerson(personId);
  const person = await tx.people.person(personId);
  if (!person) return [];
  const today = localDay(now, person.timeZone);
  const { pause, off } = await tx.reminders.wishes(personId);
  const isTold = (await tx.reminders.digestsSince(personId, today)).length > 0;
  if (!isTold || isPaused(pause, today)) {
    const own = { digestId: null, forId: null, isAsked: false };
    await tx.reminders.addNudges([{ kind, subjectId, ...concern, at: now, ...own }]);
    return [];
  }
  if (off.includes(kind) && !isMust(why)) return [];
  const view: View = { name: views[kind], id: subjectId };
  const dedupeKey = `today:${kind}:${subjectId}:${personId}:${now}`;
  return [{ kind: 'tell', to: { kind: 'person', personId }, view, dedupeKey }];
}

/**
 * To be called where something is moved, after the change: what somebody put off beyond its new date comes as planned
 * again, since it would be told when it is too late.
 */
export async function wakeUp(tx: Repositories, about: AboutToday, dueOn: Temporal.PlainDate): Promise<void> {
  const last = workingDayUntil(dueOn);
  const told = (await tx.reminders.holding(about)).map(({ personId }) => personId);
  for (const personId of [...new Set(told)].toSorted()) {
    await tx.reminders.lockPerson(personId);
    const waiting = await tx.reminders.waiting(personId);
    await tx.reminders.drop(
      waiting.filter((one) => one.isAsked && isSame(one, about) && isBefore(last, one.day)),
    );
  }
}

/** Whether what was told beside the day's message is still to be done, and by whom it was told. */
export async function isToDo(
  repositories: Repositories,
  kind: SameDay,
  id: Id,
  personId: Id | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const subject = await kinds[kind].load(repositories, id);
  if (!subject || personId === null) return false;
  const day = workingDayUntil(localDay(now, subject.timeZone));
  const whys = { deadline: 'deliver', milestone: 'reached', measurement: 'measure' } as const;
  return subject.see(personId, whys[kind], now, day)?.isDone === false;
}
