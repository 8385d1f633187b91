import pino from 'pino';
import type { Log } from './bot/ports/log.ts';

/**
 * Structured logging to standard error. What must never be logged (grades, reasons, names, tokens) is not handed to
 * it; the redaction is a second door for keys that would hold such things.
 */
export function createLog(level: string): Log {
  const keys = [
    'token',
    'url',
    'name',
    'text',
    'comment',
    'reason',
    'grades',
    'values',
    'code',
    'authorization',
    'cookie',
  ];
  const secret = keys.filter((key) => key !== 'reason' && key !== 'code');
  return pino(
    { level, base: { program: 'saman' }, redact: [...secret, ...secret.map((key) => `*.${key}`)] },
    pino.destination({ dest: 2, sync: true }),
  );
}
