import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/logger';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../bot/ports/log.ts';
import { failureOf } from './failures.ts';

/** What happens in Slack, over a connection that Saman makes (Socket Mode). */
export interface SlackSocket {
  readonly receiver: SocketModeReceiver;
  /** Resolves when it is open, or after the first vain try; it goes on trying until `stop`. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface SlackSocketOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

/** In milliseconds; after each vain try it is twice as long. */
const shortestWait = 250;
const longestWait = 60_000;
/** A start does not wait longer for it. */
const startPatience = 2000;

/**
 * Keeps a socket open. The library can connect anew itself, but gives up when Slack is away at the start, and where
 * Slack is away when it does so later, its rejected promise ends the process.
 */
export function createSocket({ appToken, clientOptions, logger, log }: SlackSocketOptions): SlackSocket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const stopped = new AbortController();

  /** Opens it, says so, and waits until it has ended. */
  const hold = async (opened: () => void): Promise<void> => {
    let isOver: () => void = () => {};
    const over = new Promise<void>((resolve) => {
      isOver = resolve;
    });
    receiver.client.once('disconnected', isOver);
    try {
      await receiver.start();
      if (stopped.signal.aborted) return void (await receiver.stop());
      log.info({}, 'the socket to Slack is open');
      opened();
      await over;
    } finally {
      receiver.client.removeListener('disconnected', isOver);
    }
  };

  const keep = async (tried: () => void): Promise<void> => {
    for (let wait = shortestWait; !stopped.signal.aborted; wait = Math.min(longestWait, wait * 2)) {
      let least = 0;
      try {
        await hold(() => {
          wait = shortestWait;
          tried();
        });
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.kind === 'wait') least = failure.afterSeconds * 1000;
        const why = failure ?? { error: error instanceof Error ? error.name : typeof error };
        const mend = failure?.kind === 'never' ? 'run npm run doctor' : 'retrying';
        log.error({ ...why, mend }, 'the socket to Slack could not be opened');
        tried();
      }
      await pause(Math.max(wait, least), undefined, { ref: false, signal: stopped.signal }).catch(() => {});
    }
  };

  return {
    receiver,
    async start() {
      const tried = new Promise<void>((resolve) => void keep(resolve));
      await Promise.race([tried, pause(startPatience, undefined, { ref: false })]);
    },
    async stop() {
      stopped.abort();
      await receiver.stop();
    },
  };
}
