import type { Logger, LogLevel } from '@slack/logger';
import type { Log } from '../../bot/ports/log.ts';

/** What no log may hold, if a library should put it into a message. */
const secrets = /xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe[\w.-]*|v0=[0-9a-f]{64}/g;
/** What is quoted: of what could not be read, the beginning is, and people wrote it. */
const quoted = /"[\s\S]*"/g;

/** What Slack's libraries have to say, in our log: warnings and errors, as far as they are texts. */
export function libraryLog(log: Log): Logger {
  const texts = (parts: readonly unknown[]): string =>
    parts
      .map((part) => (typeof part === 'string' ? part : part instanceof Error ? part.name : ''))
      .join(' ')
      .replace(secrets, '…')
      .replace(quoted, '…')
      .slice(0, 300);
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) =>
      log.warn({ library: 'slack', said: texts(parts) }, 'Slack’s library warns'),
    error: (...parts: unknown[]) =>
      log.error({ library: 'slack', said: texts(parts) }, 'Slack’s library failed'),
    setLevel: () => {},
    getLevel: () => 'warn' as LogLevel,
    setName: () => {},
  };
}
