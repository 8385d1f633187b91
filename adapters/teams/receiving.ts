import type { TurnContext } from 'botbuilder';
import { json, type NextFunction, type Request, type Response, Router } from 'express';
import { messagesPath } from './closed.ts';
import type { Cloud } from './cloud.ts';

/** More than any activity that Saman has to do with. */
const largest = '256kb';

export interface ReceivingOptions {
  readonly cloud: Cloud;
  readonly turn: (context: TurnContext) => Promise<void>;
  /** Whoever asks on this machine is believed. */
  readonly believesAnybody: boolean;
}

/** The endpoint of the bot: a request is verified, then its turn is taken. */
export function createReceiving({ cloud, turn, believesAnybody }: ReceivingOptions): Router {
  const router = Router();
  if (believesAnybody) router.post(messagesPath, fromThisMachine);
  router.post(messagesPath, json({ limit: largest, type: () => true }), async (request, response) => {
    const { authorization } = request.headers;
    const { remoteAddress } = request.socket;
    const { status, body } = await cloud.receive({ authorization, body: request.body, remoteAddress }, turn);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  });
  router.use(messagesPath, (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = (error as { status?: unknown } | null)?.status;
    // what could not be read as JSON, or is too large
    if (typeof status === 'number' && status >= 400 && status < 500)
      response.status(status).json({ error: 'bad request' });
    else next(error);
  });
  return router;
}

/**
 * A program of this machine that asks by itself: not one that hands on what others ask (a tunnel, a proxy), nor a page
 * in a browser, which may send anything but JSON to anybody without being allowed to.
 */
function fromThisMachine(request: Request, response: Response, next: NextFunction): void {
  const { host = '', forwarded } = request.headers;
  const isHandedOn = forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
  const isOwn = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?$/.test(host);
  if (isOwn && !isHandedOn && request.is('application/json')) next();
  else response.status(403).json({ error: 'forbidden' });
}
