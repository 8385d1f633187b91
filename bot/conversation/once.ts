import type { Platform } from '../people/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';

/** Hears everything once: a platform tells a thing again when it is unsure, and a request that was seen can be replayed. */
export interface Once {
  /** False where it was heard in this process already. Asks nobody. */
  here(key: string): boolean;
  /** False where any process has heard it. */
  anywhere(key: string): Promise<boolean>;
  /**
   * Does the work once where the same comes again while it is under way, or for so many milliseconds after it: a double
   * click has one outcome. What fails is done again.
   */
  together<T>(key: string, work: () => Promise<T>, keptFor: (outcome: T) => number): Promise<T>;
}

interface Outcome {
  readonly outcome: Promise<unknown>;
  /** Until when it is that of whatever is the same; null while it is under way. */
  until: number | null;
}

/** More than come in the five minutes in which a signature of a request is good. */
const most = 20_000;
/** So many outcomes are kept before it is looked which of them are over. */
const fewOutcomes = 1000;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createOnce(
  connections: Pick<Connections, 'hearsFirst'>,
  clock: Clock,
  platform: Platform,
  now: () => number = () => performance.now(),
): Once {
  const seen = new Set<string>();
  const outcomes = new Map<string, Outcome>();
  const isOver = ({ until }: Outcome): boolean => until !== null && until <= now();
  let forgetAt = fewOutcomes;
  const forget = (): void => {
    if (outcomes.size < forgetAt) return;
    for (const [key, one] of outcomes) if (isOver(one)) outcomes.delete(key);
    forgetAt = Math.max(fewOutcomes, 2 * outcomes.size);
  };
  return {
    here(key) {
      if (seen.has(key)) return false;
      seen.add(key);
      if (seen.size > most) seen.delete(seen.values().next().value as string);
      return true;
    },
    anywhere: (key) => connections.hearsFirst(`${platform}:${key}`, clock.now()),
    together<T>(key: string, work: () => Promise<T>, keptFor: (outcome: T) => number): Promise<T> {
      const already = outcomes.get(key);
      if (already && !isOver(already)) return already.outcome as Promise<T>;
      forget();
      const outcome = Promise.resolve().then(work);
      const one: Outcome = { outcome, until: null };
      outcomes.set(key, one);
      outcome.then(
        (is) => {
          one.until = now() + keptFor(is);
        },
        () => outcomes.delete(key),
      );
      return outcome;
    },
  };
}
