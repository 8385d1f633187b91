import type { Clock } from '../../bot/ports/clock.ts';
import type { Connections } from '../../bot/ports/connections.ts';

/** Hears everything once: Slack tells an event again when it is unsure, and a request that was seen can be replayed. */
export interface Once {
  /** False where it was heard in this process already. Asks nobody. */
  here(key: string): boolean;
  /** False where any process has heard it. */
  anywhere(key: string): Promise<boolean>;
  /** Does the work once where the same comes again while it is under way: a double click has one outcome. */
  together<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** More than come in the five minutes in which Slack's signature of a request is good. */
const most = 20_000;

export function createOnce(connections: Pick<Connections, 'hearsFirst'>, clock: Clock): Once {
  const seen = new Set<string>();
  const running = new Map<string, Promise<unknown>>();
  return {
    here(key) {
      if (seen.has(key)) return false;
      seen.add(key);
      if (seen.size > most) seen.delete(seen.values().next().value as string);
      return true;
    },
    anywhere: (key) => connections.hearsFirst(`slack:${key}`, clock.now()),
    together<T>(key: string, work: () => Promise<T>): Promise<T> {
      const already = running.get(key) as Promise<T> | undefined;
      if (already) return already;
      const begun = work().finally(() => running.delete(key));
      running.set(key, begun);
      return begun;
    },
  };
}
