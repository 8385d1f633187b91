import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { type Db, rows } from './drivers.ts';

interface Asking {
  readonly key: string;
  readonly at: Temporal.Instant;
  readonly answer: (isFirst: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Notes what was heard, and tells whether it is new. What is asked in the same moment is one statement: every request
 * of a platform asks, and a whole group answers in the last minutes before a deadline.
 */
export function createHearing(db: Db): (key: string, at: Temporal.Instant) => Promise<boolean> {
  let waiting: Asking[] = [];

  const note = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    try {
      const heard = JSON.stringify(asked.map(({ key, at }) => ({ key, at: at.toString() })));
      const found = await rows<{ key: string }>(
        db,
        sql`
          insert into heard (key, at)
          select distinct on (key) key, at from json_to_recordset(${heard}::json) as asked(key text, at timestamptz)
          order by key
          on conflict do nothing returning key`,
      );
      const first = new Set(found.map(({ key }) => key));
      // asked twice in the same moment: it is new to the first one alone
      for (const { key, answer } of asked) answer(first.delete(key));
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  };

  return (key, at) =>
    new Promise((answer, fail) => {
      waiting.push({ key, at, answer, fail });
      if (waiting.length === 1) setImmediate(note);
    });
}
