import type { Id } from '../id.ts';
import type { Sent, Undeliverable } from '../ports/chat.ts';
import { createBackoff } from './backoff.ts';

/** What went wrong with a call of a platform. */
export type Failure =
  /** The platform asks to wait. */
  | { readonly kind: 'wait'; readonly afterSeconds: number }
  /** The platform or the way to it has a problem. `unsent`: the call surely did nothing. */
  | { readonly kind: 'trouble'; readonly reason: string; readonly unsent: boolean }
  /** It will never work as things stand. */
  | { readonly kind: 'never'; readonly reason: Undeliverable; readonly code: string };

/** What became of a call. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

const tries = 3;
/** Longer than this nobody waits for an answer. */
const patienceSeconds = 5;

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Calls a few times within some seconds: for what somebody waits for, and no job brings again. */
export async function patiently<T>(call: () => Promise<Called<T>>): Promise<Called<T>> {
  for (let nth = 1; ; nth += 1) {
    const called = await call();
    if (called.ok || called.failure.kind === 'never' || nth === tries) return called;
    const seconds = called.failure.kind === 'wait' ? called.failure.afterSeconds : nth;
    if (seconds > patienceSeconds) return called;
    await pause(seconds);
  }
}

/** What failures mean for deliveries. */
export interface Undelivered {
  worked(connectionId: Id): void;
  /** After each trouble in a row it waits longer. */
  after(connectionId: Id, failure: Failure): Sent;
}

export function createUndelivered(): Undelivered {
  const backoff = createBackoff();
  return {
    worked: backoff.worked,
    after(connectionId, failure) {
      switch (failure.kind) {
        case 'wait':
          return {
            kind: 'later',
            afterSeconds: failure.afterSeconds,
            reason: 'rate limited',
            unsent: true,
          };
        case 'trouble': {
          const seconds = backoff.failed(connectionId);
          // not all of them at the same moment
          const afterSeconds = Math.ceil(seconds * (1 + Math.random() / 2));
          return { kind: 'later', afterSeconds, reason: failure.reason, unsent: failure.unsent };
        }
        case 'never':
          return { kind: 'impossible', reason: failure.reason, detail: failure.code };
      }
    },
  };
}
