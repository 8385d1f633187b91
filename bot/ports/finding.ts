/** What was found out about one thing of the set-up, and how to mend it where something is wrong. */
export interface Finding {
  readonly state: 'good' | 'note' | 'bad';
  readonly what: string;
  readonly mend?: string;
}

export const good = (what: string): Finding => ({ state: 'good', what });
/** Nothing is wrong, but somebody should know. */
export const note = (what: string, mend: string): Finding => ({ state: 'note', what, mend });
export const bad = (what: string, mend: string): Finding => ({ state: 'bad', what, mend });

/** Nobody waits longer for an answer, in milliseconds. */
export const patience = 8000;

/** Why something could not be reached, as shortly as it can be said: the system's code. */
export function whyIn(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return error instanceof Error ? error.name : 'unknown';
}
