import { type RequestHandler, Router } from 'express';
import type { Log } from '../../bot/ports/log.ts';

/** Clocks differ by seconds, not by more. */
const mostAheadSeconds = 60;

/**
 * Refuses what says that it comes from the future: Bolt, which checks signature and age, does not. `now` is the real
 * time in seconds, which signatures go by.
 */
export function notFromTheFuture(now: () => number, log: Log): Router {
  const check: RequestHandler = (request, response, next) => {
    const said = Number(request.headers['x-slack-request-timestamp']);
    if (!(said > now() + mostAheadSeconds)) return next();
    log.warn({ aheadSeconds: Math.round(said - now()) }, 'a request from the future was refused');
    response.status(401).end();
  };
  return Router().use(check);
}
