/** A random UUID (version 4: it tells neither order nor time, which PRIV-2 needs). */
export type Id = string;

/** A new random id. */
export const newId = (): Id => crypto.randomUUID();
