import { Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { isOwnMachine } from './guards.ts';
import { answerProblem } from './problems.ts';

/** What a request's signature is for: with another purpose it is worth nothing here. */
export const operationsPurpose = 'operations';

/** How long a signed request is good for, either way, in seconds. */
const goodFor = 60;

/** What can be asked of a running Saman by who has its secret and is on its machine. */
export interface Operations {
  /** Whether the signature over `name time` is ours. */
  mayAsk(request: string, signature: string): boolean;
  now(): Temporal.Instant;
  /** Each answers with one line. */
  readonly does: Readonly<Record<'backup' | 'admin' | 'doctor', () => Promise<string>>>;
}

/** The text that is signed: what is asked, and when. */
export const requestText = (name: string, time: string): string => `${name} ${time}`;

function isFresh(time: string, now: Temporal.Instant): boolean {
  try {
    return Math.abs(Temporal.Instant.from(time).since(now).total('seconds')) <= goodFor;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * `npm run backup`, `admin` and `doctor` beside a running Saman: the embedded database belongs to one process, so they
 * ask that one. From this machine only, with a fresh signature by the installation's secret; to anybody else there is
 * no such address.
 */
export function operationsRoutes({ mayAsk, now, does }: Operations): Router {
  const router = Router();
  router.post('/:name', async (request, response) => {
    const { name } = request.params;
    const time = request.get('x-saman-time') ?? '';
    const signature = request.get('x-saman-signature') ?? '';
    const known = name === 'backup' || name === 'admin' || name === 'doctor';
    const allowed =
      isOwnMachine(request) && isFresh(time, now()) && mayAsk(requestText(name, time), signature);
    if (!known || !allowed) return answerProblem(request, response, 'notFound');
    response.type('text').send(await does[name]());
  });
  return router;
}
