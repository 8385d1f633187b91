import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { About, Digest, Nudge, Pause, ReminderKind, Wishes } from '../reminders/reminder.ts';

/** From when the next day of a subject can be worked on. */
export interface Due extends About {
  readonly at: Temporal.Instant;
}

/** The same; null: there is none. */
export interface Expected extends About {
  readonly at: Temporal.Instant | null;
}

/** What people are to be reminded of, what they were, and how they want it. */
export interface Reminders {
  /** From when the next day of a subject can be worked on; null: there is none. */
  expect(about: About, at: Temporal.Instant | null): Promise<void>;
  /** The same, of several. */
  expectAll(expected: readonly Expected[]): Promise<void>;
  /** The subjects that can be worked on by now, the longest due first. */
  dueSubjects(now: Temporal.Instant, limit: number): Promise<readonly About[]>;
  /** Takes them until the transaction ends; without those that are not due any more, or that somebody else has. */
  claimSubjects(abouts: readonly About[], now: Temporal.Instant): Promise<readonly Due[]>;

  /** Those that are there already stay as they are. */
  addNudges(nudges: readonly Nudge[]): Promise<void>;
  /** Whoever has something that can be told by now, the longest due first; `away`: only who has a pause that day. */
  duePersons(now: Temporal.Instant, who: 'away' | 'all', limit: number): Promise<readonly Id[]>;
  /** Takes their reminders until the transaction ends; without those on whom another process works. */
  claimPersons(personIds: readonly Id[]): Promise<readonly Id[]>;
  /** Waits for it. */
  lockPerson(personId: Id): Promise<void>;
  /** What somebody is still to be told, also later ones; the first first. */
  waiting(personId: Id): Promise<readonly Nudge[]>;
  /** What waits for others in somebody's pause. */
  handedOver(forId: Id): Promise<readonly Nudge[]>;
  /** Notes anew when each can be told, and which digest holds it. */
  noteNudges(nudges: readonly Nudge[]): Promise<void>;
  drop(nudges: readonly Nudge[]): Promise<void>;

  /** Gives those that are new: somebody can have one of that day already. */
  addDigests(digests: readonly Digest[]): Promise<readonly Pick<Digest, 'id' | 'personId'>[]>;
  digest(id: Id): Promise<Digest | null>;
  /** Somebody's digests from a day on, the newest first. */
  digestsSince(personId: Id, day: Temporal.PlainDate): Promise<readonly Digest[]>;
  /** The digests that hold the subject. */
  holding(about: About): Promise<readonly Digest[]>;
  nudgesIn(digestId: Id): Promise<readonly Nudge[]>;
  /** The deliveries of digests that are not told yet, though their day is over where the person is. */
  undelivered(now: Temporal.Instant): Promise<readonly Id[]>;
  /** The digest was not told: what it holds waits again, until then. */
  release(digestId: Id, at: Temporal.Instant): Promise<void>;
  /** Forgets all that was and is to be told of a subject; gives the digests that hold nothing else, which go too. */
  forgetSubject(about: About): Promise<readonly Id[]>;
  /**
   * Forgets the digests of days before, and what they held, and pauses that are over; gives the digests which held
   * nothing but asking for answers.
   */
  forgetBefore(day: Temporal.PlainDate): Promise<readonly Id[]>;

  wishes(personId: Id): Promise<Wishes>;
  /** Of those who named somebody as their deputy. */
  pausesWith(deputyId: Id): Promise<readonly Pause[]>;
  savePause(pause: Pause): Promise<void>;
  endPause(personId: Id): Promise<void>;
  switchOff(personId: Id, kinds: readonly ReminderKind[]): Promise<void>;
}
