import { createHash } from 'node:crypto';
import type { Drawn } from './drawing.ts';

/**
 * What messages show since a moment ago. A sent form brings its message up to date twice: where it was opened from, and
 * by the ledger; Slack takes about one call a second for a conversation, and one is enough.
 */
export interface Shown {
  /** Changes a message, unless it shows just this already. */
  change(
    message: { readonly channel: string; readonly ts: string },
    drawn: Drawn,
    work: () => Promise<unknown>,
  ): Promise<void>;
}

/** In milliseconds; after it, what a message shows may have been changed elsewhere. */
const moment = 5000;
const most = 2000;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createShown(now: () => number = () => performance.now()): Shown {
  const shown = new Map<string, { readonly digest: string; readonly at: number }>();
  return {
    async change({ channel, ts }, drawn, work) {
      const key = `${channel} ${ts}`;
      const digest = createHash('sha256').update(JSON.stringify(drawn)).digest('base64url');
      const before = shown.get(key);
      if (before?.digest === digest && before.at > now() - moment) return;
      shown.delete(key);
      shown.set(key, { digest, at: now() });
      if (shown.size > most) shown.delete(shown.keys().next().value as string);
      try {
        await work();
      } catch (error) {
        shown.delete(key);
        throw error;
      }
    },
  };
}
