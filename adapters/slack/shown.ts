import { createHash } from 'node:crypto';
import type { Drawn } from './drawing.ts';

/**
 * What messages show since a moment ago. A sent form brings its message up to date twice: where it was opened from, and
 * by the ledger; Slack takes about one call a second for a conversation, and one is enough.
 */
export interface Shown {
  /** Changes a message, for somebody who waits for it. */
  change(message: Place, drawn: Drawn, work: () => Promise<unknown>): Promise<void>;
  /** Brings a message up to date, unless it has been changed to just this a moment ago. */
  renew(message: Place, drawn: Drawn, work: () => Promise<unknown>): Promise<void>;
}

interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** In milliseconds; after it, what a message shows may have been changed elsewhere. */
const moment = 5000;
const most = 2000;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createShown(now: () => number = () => performance.now()): Shown {
  const shown = new Map<string, { readonly digest: string; readonly at: number }>();
  const keyOf = ({ channel, ts }: Place): string => `${channel} ${ts}`;
  const digestOf = (drawn: Drawn): string =>
    createHash('sha256').update(JSON.stringify(drawn)).digest('base64url');

  const change: Shown['change'] = async (message, drawn, work) => {
    const key = keyOf(message);
    shown.delete(key);
    shown.set(key, { digest: digestOf(drawn), at: now() });
    if (shown.size > most) shown.delete(shown.keys().next().value as string);
    try {
      await work();
    } catch (error) {
      shown.delete(key);
      throw error;
    }
  };

  return {
    change,
    async renew(message, drawn, work) {
      const before = shown.get(keyOf(message));
      if (before?.digest === digestOf(drawn) && before.at > now() - moment) return;
      await change(message, drawn, work);
    },
  };
}
