/** Waiting for something that comes of itself. */
export interface Waiting {
  /** Something has happened that may be waited for. */
  changed(): void;
  /** Waits until `find` gives something: looks again after each call. Fails after `milliseconds`. */
  until<T>(
    find: () => T | null | undefined | false | Promise<T | null | undefined | false>,
    milliseconds?: number,
  ): Promise<T>;
}

/** What is waited for may also come without a call: then it is looked for after this time. */
const again = 20;

/** Starts with nobody waiting. */
export function createWaiting(): Waiting {
  const listeners = new Set<() => void>();
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        listeners.delete(go);
        resolve();
      };
      const timer = setTimeout(go, again);
      listeners.add(go);
    });
  return {
    changed() {
      for (const listener of listeners) listener();
    },
    async until(find, milliseconds = 5000) {
      const end = performance.now() + milliseconds;
      for (;;) {
        const found = await find();
        if (found !== null && found !== undefined && found !== false) return found;
        if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain for: ${find}`);
        await change();
      }
    },
  };
}
