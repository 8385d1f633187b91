/** Numbers that are the same for the same seed. */
export function chance(seed: number) {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    below: (share: number): boolean => next() < share,
    /** From 0, below the count. */
    upTo: (count: number): number => Math.floor(next() * count),
    between: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    of: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}
export type Chance = ReturnType<typeof chance>;

/** What something was, over time. */
export class History<T> {
  readonly changes: { readonly at: number; readonly value: T }[] = [];
  constructor(at: number, value: T) {
    this.set(at, value);
  }
  set(at: number, value: T): void {
    this.changes.push({ at, value });
  }
  /** At a moment; undefined before there was any. */
  at(moment: number): T | undefined {
    return this.changes.findLast(({ at }) => at <= moment)?.value;
  }
  get now(): T {
    return (this.changes.at(-1) as { value: T }).value;
  }
  changedIn(from: number, to: number): boolean {
    return this.changes.some(({ at }) => at >= from && at <= to);
  }
}
