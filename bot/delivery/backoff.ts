/** How long to leave something alone that fails, longer each time. */
export interface Backoff {
  /** It failed: so many seconds to wait. What fails while that is still being waited for is the same trouble. */
  failed(what: string): number;
  worked(what: string): void;
}

const longest = 300;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createBackoff(now: () => number = () => performance.now()): Backoff {
  const troubles = new Map<string, { readonly seconds: number; readonly until: number }>();
  return {
    failed(what) {
      const before = troubles.get(what);
      if (before && now() < before.until) return before.seconds;
      const seconds = before ? Math.min(longest, before.seconds * 2) : 1;
      troubles.set(what, { seconds, until: now() + seconds * 1000 });
      return seconds;
    },
    worked: (what) => void troubles.delete(what),
  };
}
