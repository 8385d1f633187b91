import { Temporal } from 'temporal-polyfill';
import { localDay, morningOf, nextTelling } from '../calendar/mornings.ts';
import { workingDayAfter } from '../calendar/working-days.ts';
import type { Services } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Delivery, Repositories } from '../ports/store.ts';
import { isSameMatter, keyOf, subjectsOf } from './kinds.ts';
import { itemsOf, keptDays } from './loading.ts';
import { aloneWhys, type Digest } from './reminder.ts';
import { projectsFor } from './subject.ts';

/**
 * Whether a digest that waits is still to be sent; nothing else is looked at. It is not where all that it tells is done
 * meanwhile, or where it is too late in the day (the platform was away, say): what it holds then waits for the next one.
 */
export async function isDigestToTell({ store, clock }: Services, delivery: Delivery): Promise<boolean> {
  if (delivery.view.name !== 'digest') return true;
  const { id } = delivery.view;
  const now = clock.now();
  const digest = await store.reminders.digest(id);
  const person = digest && (await store.people.person(digest.personId));
  if (digest && person) {
    const isToday = localDay(now, person.timeZone).equals(digest.day);
    const isTime = Temporal.Instant.compare(nextTelling(now, person.timeZone), now) === 0;
    const nudges = await store.reminders.nudgesIn(id);
    const items = itemsOf(nudges, await subjectsOf(store, nudges), person, now);
    if (isToday && isTime && items.some(({ isDone }) => !isDone)) return true;
  }
  await store.transaction(async (tx) => {
    if (digest && person) await release(tx, digest, person);
    await tx.deliveries.forget(delivery.id);
  });
  return false;
}

/**
 * The projects whose leaders can be told that a digest reached nobody. Not for a round that is to be answered, nor for what
 * is to be noted or graded in a workshop: it would tell them who has not (PRIV-2).
 */
export async function projectsInDigest(repositories: Repositories, digestId: Id): Promise<readonly Id[]> {
  const nudges = (await repositories.reminders.nudgesIn(digestId)).filter(
    ({ why }) => !aloneWhys.includes(why),
  );
  const subjects = await subjectsOf(repositories, nudges);
  const projects = nudges.flatMap((nudge) => {
    const subject = subjects.get(keyOf(nudge));
    return subject ? projectsFor(subject, nudge.forId ?? nudge.personId).slice(0, 1) : [];
  });
  return [...new Set(projects)];
}

/**
 * Takes back the digests that were not told on their day, before others are made: what they hold is in the first one
 * after it.
 */
export async function releaseOld(services: Services): Promise<void> {
  const { store, clock } = services;
  for (const id of await store.reminders.undelivered(clock.now())) {
    const delivery = await store.deliveries.delivery(id);
    if (delivery?.status === 'pending') await isDigestToTell(services, delivery);
  }
}

/** Lets what a digest holds wait for the next one, but for what has been told on a later day meanwhile. */
async function release(tx: Repositories, digest: Digest, person: Person): Promise<void> {
  // not beside a sweep that tells them something
  await tx.reminders.lockPerson(person.id);
  const later = await tx.reminders.digestsSince(person.id, digest.day.add({ days: 1 }));
  const told = (await Promise.all(later.map(({ id }) => tx.reminders.nudgesIn(id)))).flat();
  const held = await tx.reminders.nudgesIn(digest.id);
  await tx.reminders.drop(held.filter((nudge) => told.some((one) => isSameMatter(one, nudge))));
  await tx.reminders.release(digest.id, morningOf(workingDayAfter(digest.day), person.timeZone));
}

/** Forgets digests that are old, and who was told what in them; those that only asked for answers are taken back. */
export async function forgetOldDigests({ store, clock }: Services): Promise<void> {
  const today = localDay(clock.now(), 'UTC');
  await store.transaction(async (tx) => {
    const asking = await tx.reminders.forgetBefore(today.subtract({ days: keptDays }));
    await tx.notify(asking.map((id) => ({ kind: 'retract', view: { name: 'digest', id } }) as const));
  });
}
