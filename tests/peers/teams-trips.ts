import type { JsonObject } from './json.ts';
import { kindOf } from './teams-activities.ts';
import type { Delivered } from './teams-calls.ts';
import type { Answered } from './teams-playground.ts';

/** Something that is asked of the Playground, so that it sends Saman an activity. */
export interface Trip {
  /** What the Playground made, as it goes on to Saman. */
  readonly alter: (activity: JsonObject) => JsonObject | Promise<JsonObject>;
  readonly arrived: () => void;
  readonly delivered: (what: Delivered) => void;
  readonly failed: (why: Error) => void;
}

/**
 * Activities by way of the Playground. It does not say which request an activity came of (and every message seems to be
 * from the same user), so one at a time is asked for, until its activity arrives. What comes when nothing was asked for
 * is `nobodys`: it fails, unless somebody is at the Playground's own page.
 */
export interface Trips {
  /** Asks, and gives what became of the activity. */
  go(
    ask: () => Promise<Answered>,
    alter: (activity: JsonObject, answer: Promise<Answered>) => JsonObject | Promise<JsonObject>,
  ): Promise<Delivered>;
  /** The trip whose activity this is. */
  arrive(activity: JsonObject): Trip;
}

export function createTrips(
  nobodys: (activity: JsonObject) => Trip = (activity) => {
    throw new Error(`the Playground sent what nobody did: ${kindOf(activity)}`);
  },
): Trips {
  let current: Trip | null = null;
  let before: Promise<unknown> = Promise.resolve();

  return {
    async go(ask, alter) {
      const turn = Promise.withResolvers<void>();
      const earlier = before;
      before = turn.promise;
      await earlier;
      const arrival = Promise.withResolvers<void>();
      const end = Promise.withResolvers<Delivered>();
      // whoever waits hears of it below; until then it is nobody's
      end.promise.catch(() => {});
      try {
        const answer = Promise.resolve().then(ask);
        current = {
          alter: (activity) => alter(activity, answer),
          arrived: arrival.resolve,
          delivered: end.resolve,
          failed: end.reject,
        };
        const refused = answer.then(({ status, body }) => {
          if (status >= 400 && current !== null)
            throw new Error(`the Playground refuses it: ${status} ${JSON.stringify(body)}`);
          return arrival.promise;
        });
        await Promise.race([arrival.promise, refused]);
        refused.catch(() => {});
      } finally {
        current = null;
        turn.resolve();
      }
      return end.promise;
    },
    arrive(activity) {
      if (current === null) return nobodys(activity);
      const trip = current;
      current = null;
      trip.arrived();
      return trip;
    },
  };
}
