import { z } from 'zod';
import type { Failure } from '../../bot/delivery/calls.ts';
import { LoginFailure } from './cloud-login.ts';

/**
 * What a call was about: by that, what is not found or not allowed means something else. A `message` stands in somebody's
 * own conversation, a `post` in a channel or group chat.
 */
export type About = 'person' | 'place' | 'message' | 'post';

/** An error of the connector, as its client throws it; `code` is Teams' own, where it told one. */
const refused = z.object({
  statusCode: z.number(),
  code: z.string().optional().catch(undefined),
  response: z.object({ headers: z.unknown().optional() }).optional(),
});

/** Statuses after which the same call can work later, and whether it surely did nothing. */
const passing: Readonly<Record<number, boolean>> = {
  408: false,
  // another change of the same conversation came first
  409: true,
  412: true,
  425: true,
  500: false,
  502: false,
  503: true,
  504: false,
};

/** How long to wait where Teams asks for it and does not say how long, in seconds. */
const usualWait = 10;
/** Longer than this nothing is put off at once, in seconds. */
const longestWait = 3600;

/** Teams' own codes that say more than the status. */
const byCode: Readonly<Record<string, Failure>> = {
  ActivityNotFoundInConversation: never('messageGone', 'ActivityNotFoundInConversation'),
  MessageSizeTooBig: never('notAccepted', 'MessageSizeTooBig'),
  // the service's address is another one for this tenant: nobody in the group can mend it
  InvalidBotApiHost: never('notAccepted', 'InvalidBotApiHost'),
};

function never(reason: Extract<Failure, { kind: 'never' }>['reason'], code: string): Failure {
  return { kind: 'never', reason, code };
}

/** The errors of a connection that was never made: nothing can have got through. */
const unreached = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;
const brokenOff =
  /^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ERR_CANCELED|REQUEST_SEND_ERROR|REQUEST_ABORTED_ERROR|PARSE_ERROR|AbortError|TimeoutError|UND_ERR_\w+)$/;

/** What an error of the connector's client means; null for what is a bug of ours, and stays one. */
export function failureOf(error: unknown, about: About): Failure | null {
  if (error instanceof LoginFailure)
    // a secret that has run out is replaced some day: what waits is sent then
    return { kind: 'trouble', reason: `login_${error.code}`, unsent: true };
  const read = refused.safeParse(error);
  if (read.success) return afterStatus(read.data, about);
  const code = codeIn(error);
  return unreached.test(code) || brokenOff.test(code)
    ? { kind: 'trouble', reason: code, unsent: unreached.test(code) }
    : null;
}

function afterStatus({ statusCode, code: told, response }: z.infer<typeof refused>, about: About): Failure {
  const code = told ?? `http_${statusCode}`;
  if (statusCode === 429) return { kind: 'wait', afterSeconds: waitIn(response?.headers) };
  const unsent = passing[statusCode];
  if (unsent !== undefined) {
    const afterSeconds = waitIn(response?.headers, 0);
    return afterSeconds > 0 && unsent
      ? { kind: 'wait', afterSeconds }
      : { kind: 'trouble', reason: code, unsent };
  }
  const known = byCode[code];
  if (known) return known;
  const inPlace = about === 'place' || about === 'post';
  switch (statusCode) {
    // our own token is not taken: somebody mends that, and nothing is lost meanwhile
    case 401:
      return { kind: 'trouble', reason: code, unsent: true };
    case 403:
    case 405:
      return never(inPlace ? 'channelClosed' : 'personUnreachable', code);
    case 404:
      if (about === 'message' || about === 'post') return never('messageGone', code);
      return never(inPlace ? 'channelGone' : 'personUnreachable', code);
    default:
      // a page or another place in place of an answer is no word of Teams'
      return statusCode < 400 || statusCode > 500
        ? { kind: 'trouble', reason: code, unsent: false }
        : never('notAccepted', code);
  }
}

/** What `Retry-After` says, in seconds. */
function waitIn(headers: unknown, otherwise = usualWait): number {
  const get = (headers as { get?: (name: string) => unknown } | undefined)?.get;
  const seconds = Number(typeof get === 'function' ? get.call(headers, 'retry-after') : Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(longestWait, Math.ceil(seconds)) : otherwise;
}

/** The system's code of a failed connection, wherever the library has put it. */
function codeIn(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return error instanceof Error ? error.name : 'unknown';
}
