/** What is being done just now for somebody: it is acknowledged before it is done. */
export interface Busy {
  /** Does it, and knows of it until it is over. */
  with<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createBusy(): Busy {
  const running = new Set<Promise<unknown>>();
  return {
    with(work) {
      const over: Promise<unknown> = work.then(
        () => running.delete(over),
        () => running.delete(over),
      );
      running.add(over);
      return work;
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
