import { storeError } from './drivers.ts';

/** The same repository, whose errors are `StoreError`s. */
export function guarded<T extends object>(repository: T): T {
  const methods = Object.entries(repository).map(([name, method]) => [
    name,
    (...args: unknown[]) => withoutValues(() => method(...args)),
  ]);
  return Object.fromEntries(methods) as T;
}

/** What the database refuses comes out as `StoreError`: its own errors quote what somebody wrote. */
export async function withoutValues<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error);
  }
}
