import { Temporal } from 'temporal-polyfill';
import { localDay, morningOf } from '../bot/calendar/mornings.ts';
import { isOfficeMoment, nextOfficeMoment } from '../bot/calendar/office-hours.ts';
import type { Clock } from '../bot/ports/clock.ts';

/** A clock that can be moved: only the demo has one. */
export interface DemoClock extends Clock {
  /** Moves on by days and hours as people in Norway count them, also where clocks change. */
  advance(by: Temporal.Duration): Promise<void>;
  set(to: Temporal.Instant): Promise<void>;
  /** To where a demo begins, beside the real time. */
  begin(): Promise<void>;
}

const timeZone = 'Europe/Oslo';

/**
 * Where a demo begins that is made at a moment: there, or at nine on the next working day where people are not at work
 * then, or for less than an hour more. A demo at night would seem dead: nobody is told anything.
 */
export function beginningAt(real: Temporal.Instant): Temporal.Instant {
  const soon = real.add({ hours: 1 });
  if (isOfficeMoment(real, timeZone) && isOfficeMoment(soon, timeZone)) return real;
  return morningOf(localDay(nextOfficeMoment(soon, timeZone), timeZone), timeZone);
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
      const moved = now().toZonedDateTimeISO(timeZone).add(by).toInstant();
      return move(real().until(moved));
    },
    set: (to) => move(real().until(to)),
    begin: async () => {
      const now = real();
      const to = now.until(beginningAt(now));
      if (Temporal.Duration.compare(to, beside) !== 0) await move(to);
    },
  };
}
