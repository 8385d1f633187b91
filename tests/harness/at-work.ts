import { Temporal } from 'temporal-polyfill';
import { beginningAt } from '../../demo/clock.ts';

/** How far ahead of the real time it is a time when people are at work, and stay so for a while; none where it is now. */
export function untilAtWork(): Temporal.Duration {
  const now = Temporal.Now.instant();
  return now.until(beginningAt(now));
}

/** A clock so far ahead of the real one. What others are told comes at once by it, whenever a test runs. */
export const clockAhead = (ahead: Temporal.Duration) => (): Temporal.Instant =>
  Temporal.Now.instant().add(ahead);
