import type { Temporal } from 'temporal-polyfill';
import { dawnOf, dayOfDawn, localDay, morningOf } from '../calendar/mornings.ts';
import type { Services } from '../conversation/handling.ts';
import { type Id, newId } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { decideDigest, isDue, isPaused } from './digest.ts';
import { keyOf, kinds, subjectsOf } from './kinds.ts';
import type { About, Nudge, Wishes } from './reminder.ts';
import { isMust, mayIn, passedOnTo, projectsFor, type Subject, zonesOf } from './subject.ts';

const batch = 100;

/**
 * Reminds of what is due. Run by the minute; several processes may run it at the same moment. First each subject whose
 * next day can be worked on says whom it may concern; then each person gets what waits for them in one message. Each
 * in a transaction of its own, so that one that fails holds up nobody else: it is tried again by the next sweep, and
 * this one ends by throwing why. Gives how many were told.
 */
export async function sweepReminders(services: Services): Promise<number> {
  const { store, clock } = services;
  const failures: unknown[] = [];
  const due = () => store.reminders.dueSubjects(clock.now(), batch);
  await all(services, failures, due, (tx, about) => fanOut(tx, about, clock.now()));
  const waiting = () => store.reminders.duePersons(clock.now(), batch);
  let told = 0;
  await all(services, failures, waiting, async (tx, personId) => {
    const done = await remind(tx, personId, clock.now());
    if (done === 'told') told += 1;
    return done !== 'busy';
  });
  if (told > 0) services.log.info({ told }, 'people were reminded');
  if (failures.length > 0) throw failures[0];
  return told;
}

/** Works on all that there is, until nothing is left or nothing moves on. */
async function all<T>(
  { store, log }: Services,
  failures: unknown[],
  list: () => Promise<readonly T[]>,
  work: (tx: Repositories, one: T) => Promise<boolean>,
): Promise<void> {
  for (let moved = true; moved; ) {
    moved = false;
    for (const one of await list())
      try {
        if (await store.transaction((tx) => work(tx, one))) moved = true;
      } catch (error) {
        log.error({}, 'a reminder failed and comes again');
        failures.push(error);
      }
  }
}

/**
 * Writes down whom a subject may concern on its day. Of several days that have passed, because Saman was not running,
 * the last one stands for all. False where another process has it.
 */
async function fanOut(tx: Repositories, about: About, now: Temporal.Instant): Promise<boolean> {
  const since = await tx.reminders.claimSubject(about, now);
  if (since === null) return false;
  const subject = await kinds[about.kind].load(tx, about.subjectId);
  if (!subject) {
    await tx.reminders.expect(about, null);
    return true;
  }
  const { day, next } = reached(subject, dayOfDawn(since), now);
  const concerned = subject.concerns(day);
  const zones = await zonesOf(
    tx,
    concerned.map(({ personId }) => personId),
  );
  await tx.reminders.addNudges(
    concerned.flatMap(({ personId, why, day: on }): readonly Nudge[] => {
      const zone = zones.get(personId);
      return zone === undefined ? [] : [nudgeOf(about, { personId, why, day: on, at: morningOf(on, zone) })];
    }),
  );
  await tx.reminders.expect(about, next && dawnOf(next));
  return true;
}

const nudgeOf = ({ kind, subjectId }: About, own: Pick<Nudge, 'personId' | 'why' | 'day' | 'at'>): Nudge => ({
  kind,
  subjectId,
  ...own,
  digestId: null,
  forId: null,
  isAsked: false,
});

/** The last day of a subject that can be worked on by now, and the one that comes after it. */
function reached(
  subject: Subject,
  first: Temporal.PlainDate,
  now: Temporal.Instant,
): { readonly day: Temporal.PlainDate; readonly next: Temporal.PlainDate | null } {
  let day = first;
  let next = subject.nextDay(day);
  while (next && isDue({ at: dawnOf(next) }, now)) {
    day = next;
    next = subject.nextDay(day);
  }
  return { day, next };
}

/** Tells somebody what is due for them, or passes it on. `busy`: another process works on them. */
async function remind(
  tx: Repositories,
  personId: Id,
  now: Temporal.Instant,
): Promise<'told' | 'silent' | 'busy'> {
  if (!(await tx.reminders.claimPerson(personId))) return 'busy';
  const person = await tx.people.person(personId);
  const waiting = await tx.reminders.waiting(personId);
  if (!person || !waiting.some((nudge) => isDue(nudge, now))) return 'busy';
  const today = localDay(now, person.timeZone);
  const subjects = await subjectsOf(tx, waiting);
  const wishes = await tx.reminders.wishes(personId);
  const passed = isPaused(wishes.pause, today) ? await passOn(tx, wishes, waiting, subjects, now) : [];
  const decided = decideDigest(
    {
      waiting: waiting.filter((nudge) => !passed.includes(nudge)),
      subjects,
      wishes,
      timeZone: person.timeZone,
      isTold: (await tx.reminders.digestsSince(personId, today)).length > 0,
    },
    now,
  );
  await tx.reminders.drop(decided.drop.map(({ nudge }) => nudge));
  if (decided.putOff) await tx.reminders.putOff(decided.putOff.nudges, decided.putOff.at);
  if (decided.tell.length === 0) return 'silent';
  await tell(tx, person, today, decided.tell);
  return 'told';
}

async function tell(
  tx: Repositories,
  person: Person,
  day: Temporal.PlainDate,
  nudges: readonly Nudge[],
): Promise<void> {
  const digest = { id: newId(), personId: person.id, day };
  if (!(await tx.reminders.addDigest(digest))) throw new Error('somebody was told twice in a day');
  await tx.reminders.bind(nudges, digest.id);
  await tx.notify([
    {
      kind: 'tell',
      to: { kind: 'person', personId: person.id },
      view: { name: 'digest', id: digest.id },
      dedupeKey: `digest:${person.id}:${day.toString()}`,
    },
  ]);
}

/** Hands what is due over to the deputy: what they may see and do, and never the ballot. Gives what went. */
async function passOn(
  tx: Repositories,
  { pause, off }: Wishes,
  waiting: readonly Nudge[],
  subjects: ReadonlyMap<string, Subject>,
  now: Temporal.Instant,
): Promise<readonly Nudge[]> {
  const deputy = pause?.deputyId ? await tx.people.person(pause.deputyId) : null;
  if (!deputy || deputy.preferredAccountId === null || (await isAway(tx, deputy, now))) return [];
  const passed: Nudge[] = [];
  // what came to them as a deputy goes no further
  for (const nudge of waiting.filter((one) => isDue(one, now) && one.forId === null)) {
    const act = passedOnTo[nudge.why];
    const subject = subjects.get(keyOf(nudge));
    if (act === null || !subject || (off.includes(nudge.kind) && !isMust(nudge.why))) continue;
    if (await mayIn(tx, act, deputy.id, projectsFor(subject, nudge.personId))) passed.push(nudge);
  }
  await tx.reminders.drop(passed);
  await tx.reminders.addNudges(
    passed.map((nudge) => ({ ...nudge, personId: deputy.id, forId: nudge.personId, at: now })),
  );
  return passed;
}

async function isAway(tx: Repositories, person: Person, now: Temporal.Instant): Promise<boolean> {
  const { pause }: Wishes = await tx.reminders.wishes(person.id);
  return isPaused(pause, localDay(now, person.timeZone));
}
