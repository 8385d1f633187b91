import { Temporal } from 'temporal-polyfill';
import { dawnOf, dayOfDawn, localDay, morningOf } from '../calendar/mornings.ts';
import type { Services } from '../conversation/handling.ts';
import { type Id, newId } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Due, Expected } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { StoreError } from '../ports/store-error.ts';
import { releaseOld } from './delivering.ts';
import { decideDigest, isDue, isPaused, type Told } from './digest.ts';
import { keyOf, subjectsOf } from './kinds.ts';
import { passOn } from './passing-on.ts';
import { questionsCame } from './questions.ts';
import type { About, Digest, Nudge, Wishes } from './reminder.ts';
import { type Subject, zonesOf } from './subject.ts';

/** So many are worked on together, in one transaction. */
const batch = 500;

/**
 * Reminds of what is due. Run by the minute; several processes may run it at the same moment. First each subject whose
 * next day can be worked on says whom it may concern; then what could not be told on its day is taken back, and who is
 * away hands over to their deputies; then each person gets what waits for them in one message. Many at a time; where something fails, each by itself, so that one that fails
 * holds up nobody else: it is tried again by the next sweep, and this one ends by throwing why. Gives how many were told.
 */
export async function sweepReminders(services: Services): Promise<number> {
  const { store, clock } = services;
  const failures: unknown[] = [];
  const subjects: Work<About> = {
    due: () => store.reminders.dueSubjects(clock.now(), batch),
    keyOf,
    do: (tx, abouts) => fanOut(tx, abouts, clock.now()),
  };
  const persons = (who: 'away' | 'all'): Work<Id> => ({
    due: () => store.reminders.duePersons(clock.now(), who, batch),
    keyOf: (personId) => personId,
    do: (tx, personIds) => remind(tx, personIds, clock.now()),
  });
  await all(services, failures, subjects);
  await releaseOld(services);
  await all(services, failures, persons('away'));
  const told = await all(services, failures, persons('all'));
  if (told > 0) services.log.info({ told }, 'people were reminded');
  if (failures.length > 0) throw failures[0];
  return told;
}

/** Something to work on, many at a time. */
interface Work<T> {
  due(): Promise<readonly T[]>;
  keyOf(one: T): string;
  do(tx: Repositories, these: readonly T[]): Promise<Done>;
}

interface Done {
  /** Not all of them are with another process. */
  readonly moved: boolean;
  /** How many people were told. */
  readonly told: number;
}

const nothing: Done = { moved: false, told: 0 };
const both = (a: Done, b: Done): Done => ({ moved: a.moved || b.moved, told: a.told + b.told });

/** Works on all that there is, until nothing is left or nothing moves on. Gives how many people were told. */
async function all<T>({ store, log }: Services, failures: unknown[], work: Work<T>): Promise<number> {
  const failed = new Set<string>();
  const attempt = async (these: readonly T[]): Promise<Done> => {
    try {
      return await store.transaction((tx) => work.do(tx, these));
    } catch (error) {
      const isAway = error instanceof StoreError && error.unavailable;
      if (these.length > 1 && !isAway) return oneByOne(these);
      log.error({}, 'a reminder failed and comes again');
      for (const one of these) failed.add(work.keyOf(one));
      failures.push(error);
      return nothing;
    }
  };
  const oneByOne = async (these: readonly T[]): Promise<Done> => {
    let done = nothing;
    for (const one of these) done = both(done, await attempt([one]));
    return done;
  };
  let told = 0;
  for (let moved = true; moved; ) {
    const left = (await work.due()).filter((one) => !failed.has(work.keyOf(one)));
    const done = left.length > 0 ? await attempt(left) : nothing;
    moved = done.moved;
    told += done.told;
  }
  return told;
}

/**
 * Writes down whom each subject may concern on its day. Of several days that have passed, because Saman was not running,
 * the last one stands for all.
 */
async function fanOut(tx: Repositories, abouts: readonly About[], now: Temporal.Instant): Promise<Done> {
  const claimed = await tx.reminders.claimSubjects(abouts, now);
  const subjects = await subjectsOf(tx, claimed);
  const reached = claimed.map((due) => daysOf(due, subjects.get(keyOf(due)), now));
  const concerned = reached.flatMap(({ subject, days }) =>
    subject ? days.flatMap((day) => subject.concerns(day)).map((concern) => ({ subject, concern })) : [],
  );
  const zones = await zonesOf(
    tx,
    concerned.map(({ concern }) => concern.personId),
  );
  const nudges = concerned.flatMap(({ subject, concern }): readonly Nudge[] => {
    const zone = zones.get(concern.personId);
    return zone === undefined ? [] : [nudgeOf(subject, { ...concern, at: morningOf(concern.day, zone) })];
  });
  await tx.reminders.addNudges(withoutOlder(nudges, now));
  await tx.reminders.expectAll(reached.map(({ expected }) => expected));
  return { moved: claimed.length > 0, told: 0 };
}

/** What lies ahead of somebody, and of what could be told by now the newest. */
function withoutOlder(nudges: readonly Nudge[], now: Temporal.Instant): readonly Nudge[] {
  const newest = new Map<string, Nudge>();
  const matterOf = (nudge: Nudge) => `${nudge.personId} ${nudge.why} ${keyOf(nudge)}`;
  for (const nudge of nudges.filter((one) => isDue(one, now))) {
    const known = newest.get(matterOf(nudge));
    if (!known || Temporal.Instant.compare(known.at, nudge.at) < 0) newest.set(matterOf(nudge), nudge);
  }
  return nudges.filter((one) => !isDue(one, now) || newest.get(matterOf(one)) === one);
}

const nudgeOf = ({ kind, subjectId }: About, own: Pick<Nudge, 'personId' | 'why' | 'day' | 'at'>): Nudge => ({
  kind,
  subjectId,
  ...own,
  digestId: null,
  forId: null,
  isAsked: false,
});

/** The days of a subject that can be worked on by now, and when the one after them can be. */
function daysOf(
  { kind, subjectId, at }: Due,
  subject: Subject | undefined,
  now: Temporal.Instant,
): {
  readonly subject?: Subject;
  readonly days: readonly Temporal.PlainDate[];
  readonly expected: Expected;
} {
  if (!subject) return { days: [], expected: { kind, subjectId, at: null } };
  const first = dayOfDawn(at);
  const days = [first];
  let next = subject.nextDay(first);
  for (; next && isDue({ at: dawnOf(next) }, now); next = subject.nextDay(next)) days.push(next);
  return { subject, days, expected: { kind, subjectId, at: next && dawnOf(next) } };
}

/** Somebody with all that waits for them. */
interface Waiting {
  readonly person: Person;
  readonly waiting: readonly Nudge[];
  readonly wishes: Wishes;
  readonly isTold: boolean;
}

/** Tells people what is due for them, or passes it on. */
async function remind(tx: Repositories, personIds: readonly Id[], now: Temporal.Instant): Promise<Done> {
  const loaded = await waitingFor(tx, await tx.reminders.claimPersons(personIds), now);
  const subjects = await subjectsOf(
    tx,
    loaded.flatMap(({ waiting }) => waiting),
  );
  const dueNow = loaded.flatMap(({ waiting }) => waiting.filter((nudge) => isDue(nudge, now)));
  const came = await questionsCame(tx, dueNow);
  const tellings: Telling[] = [];
  for (const one of loaded) {
    const { person, waiting, wishes, isTold } = one;
    const passed = isPaused(wishes.pause, localDay(now, person.timeZone))
      ? await passOn(tx, wishes, waiting, subjects, now)
      : [];
    const left = waiting.filter((nudge) => !passed.includes(nudge));
    const { timeZone } = person;
    const decided = decideDigest({ waiting: left, subjects, wishes, timeZone, isTold, came }, now);
    tellings.push({ person, decided });
  }
  await tx.reminders.drop(tellings.flatMap(({ decided }) => decided.drop.map(({ nudge }) => nudge)));
  const told = tellings.filter(({ decided }) => decided.tell.length > 0);
  await tell(tx, tellings, now);
  return { moved: loaded.length > 0, told: told.length };
}

interface Telling {
  readonly person: Person;
  readonly decided: Told;
}

/** Of these people, those for whom something is due; another process can have told the others meanwhile. */
async function waitingFor(
  tx: Repositories,
  personIds: readonly Id[],
  now: Temporal.Instant,
): Promise<readonly Waiting[]> {
  const { people, reminders } = tx.together();
  const load = async (personId: Id): Promise<readonly Waiting[]> => {
    const [person, waiting, wishes] = await Promise.all([
      people.person(personId),
      reminders.waiting(personId),
      reminders.wishes(personId),
    ]);
    if (!person || !waiting.some((nudge) => isDue(nudge, now))) return [];
    const isTold = (await reminders.digestsSince(personId, localDay(now, person.timeZone))).length > 0;
    return [{ person, waiting, wishes, isTold }];
  };
  return (await Promise.all(personIds.map(load))).flat();
}

/** Puts off what waits, and writes the day's messages. */
async function tell(tx: Repositories, tellings: readonly Telling[], now: Temporal.Instant): Promise<void> {
  const digests: Digest[] = [];
  const noted: Nudge[] = [];
  for (const { person, decided } of tellings) {
    const { putOff } = decided;
    if (putOff) noted.push(...putOff.nudges.map((nudge) => ({ ...nudge, at: putOff.at })));
    if (decided.tell.length === 0) continue;
    const digest = { id: newId(), personId: person.id, day: localDay(now, person.timeZone) };
    digests.push(digest);
    noted.push(...decided.tell.map((nudge) => ({ ...nudge, digestId: digest.id })));
  }
  const added = await tx.reminders.addDigests(digests);
  if (added.length < digests.length) throw new Error('somebody was told twice in a day');
  await tx.reminders.noteNudges(noted);
  await tx.notify(
    digests.map(({ id, personId, day }) => ({
      kind: 'tell',
      to: { kind: 'person', personId },
      view: { name: 'digest', id },
      dedupeKey: `digest:${personId}:${day.toString()}`,
    })),
  );
}
