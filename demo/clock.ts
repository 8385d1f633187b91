import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../bot/ports/clock.ts';

/** A clock that can be moved: only the demo has one. */
export interface DemoClock extends Clock {
  /** Moves on by days and hours as people in Norway count them, also where clocks change. */
  advance(by: Temporal.Duration): Promise<void>;
  set(to: Temporal.Instant): Promise<void>;
  /** Back to the real time. */
  reset(): Promise<void>;
}

/**
 * A clock that runs `offset` beside the real one (`real`). `keep` is handed every new offset, so that a restart goes
 * on with the moved time.
 */
export function createDemoClock(
  real: () => Temporal.Instant,
  offset: Temporal.Duration,
  keep: (offset: Temporal.Duration) => Promise<void>,
): DemoClock {
  let beside = offset;
  const now = (): Temporal.Instant => real().add(beside);
  const move = async (to: Temporal.Duration): Promise<void> => {
    beside = to;
    await keep(to);
  };
  return {
    now,
    advance: (by) => {
      const moved = now().toZonedDateTimeISO('Europe/Oslo').add(by).toInstant();
      return move(real().until(moved));
    },
    set: (to) => move(real().until(to)),
    reset: () => move(new Temporal.Duration()),
  };
}
