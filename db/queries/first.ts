/** The only row, or null. */
export const first = <T>(found: readonly T[]): T | null => found[0] ?? null;
