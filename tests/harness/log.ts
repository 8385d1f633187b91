import type { Log } from '../../bot/ports/log.ts';

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps what it is told, to be looked at by the test. */
export function recordingLog(): Log & { readonly entries: readonly Logged[] } {
  const entries: Logged[] = [];
  const at = (level: Logged['level']) => (fields: Logged['fields'], message: string) => {
    entries.push({ level, fields, message });
  };
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
}
