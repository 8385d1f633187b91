import type { TurnContext } from 'botbuilder';
import { json, type NextFunction, type Request, type Response, Router } from 'express';
import { messagesPath } from './closed.ts';
import type { Cloud } from './cloud.ts';

/** More than any activity that Saman has to do with. */
const largest = '256kb';

/** The endpoint of the bot: a request is verified, then its turn is taken. */
export function createReceiving(cloud: Cloud, turn: (context: TurnContext) => Promise<void>): Router {
  const router = Router();
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
