import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import type { Repositories } from '../ports/store.ts';
import { isDue, isPaused } from './digest.ts';
import { keyOf } from './kinds.ts';
import type { Nudge, Wishes } from './reminder.ts';
import { isMust, mayIn, passedOnTo, projectsFor, type Subject } from './subject.ts';

/** Hands what is due over to the deputy: what they may see and do, and never the ballot. Gives what went. */
export async function passOn(
  tx: Repositories,
  { pause, off }: Wishes,
  waiting: readonly Nudge[],
  subjects: ReadonlyMap<string, Subject>,
  now: Temporal.Instant,
): Promise<readonly Nudge[]> {
  const deputy = pause?.deputyId ? await tx.people.person(pause.deputyId) : null;
  if (!deputy || deputy.preferredAccountId === null) return [];
  const theirs = await tx.reminders.wishes(deputy.id);
  if (isPaused(theirs.pause, localDay(now, deputy.timeZone))) return [];
  const passed: Nudge[] = [];
  // what either of them does not want is not passed on: it would be lost
  const isUnwanted = ({ kind, why }: Nudge) => [...off, ...theirs.off].includes(kind) && !isMust(why);
  // what came to them as a deputy goes no further
  for (const nudge of waiting.filter((one) => isDue(one, now) && one.forId === null)) {
    const act = passedOnTo[nudge.why];
    const subject = subjects.get(keyOf(nudge));
    if (act === null || !subject || isUnwanted(nudge)) continue;
    if (await mayIn(tx, act, deputy.id, projectsFor(subject, nudge.personId))) passed.push(nudge);
  }
  await tx.reminders.drop(passed);
  await tx.reminders.addNudges(
    passed.map((nudge) => ({ ...nudge, personId: deputy.id, forId: nudge.personId, at: now })),
  );
  return passed;
}
