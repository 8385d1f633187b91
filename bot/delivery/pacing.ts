/** Platforms take about one message a second in a conversation; in milliseconds. */
const interval = 1000;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets what goes to one channel go one after the other, a second apart. */
export interface Pacing {
  /** Does the work when it is the channel's turn; null, without doing it, where that is too long from now. */
  inTurn<T>(channel: string, work: () => Promise<T>): Promise<T | null>;
  /** How many seconds it is until the channel's next turn. */
  secondsUntil(channel: string): number;
}

/** `now` in milliseconds, from a clock that nobody moves. */
export function createPacing(
  now: () => number = () => performance.now(),
  wait: (milliseconds: number) => Promise<unknown> = pause,
  longest = 10_000,
): Pacing {
  const free = new Map<string, number>();
  const until = (channel: string): number => Math.max(0, (free.get(channel) ?? 0) - now());
  const forget = (): void => {
    if (free.size < 1000) return;
    for (const [channel, at] of free) if (at < now()) free.delete(channel);
  };
  return {
    async inTurn(channel, work) {
      const patience = until(channel);
      if (patience > longest) return null;
      free.set(channel, Math.max(now(), free.get(channel) ?? 0) + interval);
      forget();
      if (patience > 0) await wait(patience);
      return work();
    },
    secondsUntil: (channel) => Math.ceil(until(channel) / 1000),
  };
}
