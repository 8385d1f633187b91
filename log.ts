import pino from 'pino';
import type { Log } from './bot/ports/log.ts';

/**
 * Structured logging to standard error. What must never be logged (grades, reasons, names, tokens) is not handed to
 * it; the redaction is a second door for keys that would hold such things.
 */
export function createLog(level: string): Log {
  const secret = ['token', 'url', 'name', 'text', 'comment', 'grades', 'values', 'authorization', 'cookie'];
  return pino(
    { level, base: { program: 'saman' }, redact: [...secret, ...secret.map((key) => `*.${key}`)] },
    pino.destination({ dest: 2, sync: true }),
  );
}
