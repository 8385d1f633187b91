import { type RequestHandler, Router } from 'express';
import type { Log } from '../../bot/ports/log.ts';

/** Clocks differ by seconds, not by more. */
const mostAheadSeconds = 60;

/** As Slack writes it. Bolt takes other ways of writing the same one, by which a replay would look new. */
const signature = /^v0=[0-9a-f]{64}$/;
const timestamp = /^[0-9]{1,12}$/;

/**
 * Refuses what is not signed in the way that Slack does, and what says that it comes from the future: Bolt checks
 * signature and age, and not these. `now` is the real time in seconds, which signatures go by.
 */
export function asSlackWrites(now: () => number, log: Log): Router {
  const check: RequestHandler = ({ headers }, response, next) => {
    const said = String(headers['x-slack-request-timestamp']);
    const isWritten = timestamp.test(said) && signature.test(String(headers['x-slack-signature']));
    if (isWritten && Number(said) <= now() + mostAheadSeconds) return next();
    if (isWritten)
      log.warn({ aheadSeconds: Math.round(Number(said) - now()) }, 'a request from the future was refused');
    response.status(401).end();
  };
  return Router().use(check);
}
