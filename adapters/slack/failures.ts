import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Failure } from '../../bot/delivery/calls.ts';
import type { Undeliverable } from '../../bot/ports/chat.ts';

/** Slack's own codes for what cannot be delivered. A code that is not here means that the message itself is wrong. */
const never: Readonly<Record<string, Undeliverable>> = {
  account_inactive: 'connectionEnded',
  invalid_auth: 'connectionEnded',
  not_authed: 'connectionEnded',
  token_revoked: 'connectionEnded',
  token_expired: 'connectionEnded',
  team_access_not_granted: 'connectionEnded',
  org_login_required: 'connectionEnded',
  channel_not_found: 'channelGone',
  is_archived: 'channelArchived',
  not_in_channel: 'channelClosed',
  restricted_action: 'channelClosed',
  restricted_action_read_only_channel: 'channelClosed',
  restricted_action_non_threadable_channel: 'channelClosed',
  restricted_action_thread_only_channel: 'channelClosed',
  channel_type_not_supported: 'channelClosed',
  missing_scope: 'channelClosed',
  no_permission: 'channelClosed',
  user_not_found: 'personGone',
  users_not_found: 'personGone',
  user_disabled: 'personGone',
  is_inactive: 'personGone',
  user_not_visible: 'personUnreachable',
  cannot_dm_bot: 'personUnreachable',
  cant_dm_bot: 'personUnreachable',
  messages_tab_disabled: 'personUnreachable',
  ekm_access_denied: 'personUnreachable',
  not_allowed: 'personUnreachable',
  message_not_found: 'messageGone',
  cant_update_message: 'messageGone',
  cant_delete_message: 'messageGone',
  edit_window_closed: 'messageGone',
};

/** Codes of Slack for troubles that pass, and whether the call surely did nothing. */
const passing: Readonly<Record<string, boolean>> = {
  // of these Slack says that something may have been done before
  fatal_error: false,
  internal_error: false,
  service_unavailable: true,
  request_timeout: true,
  team_added_to_org: true,
  accesslimited: true,
};

/** How long to wait where Slack asks for it and does not say how long, in seconds. */
export const usualWait = 30;

/** How Slack writes a code. What is otherwise comes from something on the way: a gateway's page, say. */
const isCode = /^[a-z][a-z0-9_:.-]*$/;

/** The errors of a connection that was never made: nothing can have got through. */
const unreached = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;

/** The errors of an answer that broke off in its middle. */
const brokenOff = /^(UND_ERR_\w+|ECONNRESET|EPIPE|TimeoutError|AbortError)$/;

/** What an error of the Web API's client means; anything else is a bug and stays one. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'wait', afterSeconds: Math.max(1, Math.ceil(error.retryAfter)) };
  if (error instanceof WebAPIHTTPError)
    return { kind: 'trouble', reason: `http_${error.statusCode}`, unsent: false };
  if (error instanceof WebAPIPlatformError) {
    const code = String(error.data.error);
    if (error.data.error === undefined || !isCode.test(code))
      return { kind: 'trouble', reason: 'notSlack', unsent: false };
    if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded')
      return { kind: 'wait', afterSeconds: usualWait };
    const unsent = passing[code];
    if (unsent !== undefined) return { kind: 'trouble', reason: code, unsent };
    // Slack looks through a picture for some moments before it can be shown
    if (code.startsWith('invalid_') && /slack.?file/i.test(JSON.stringify(error.data)))
      return { kind: 'trouble', reason: 'picture_not_ready', unsent: true };
    return { kind: 'never', reason: never[code] ?? 'notAccepted', code };
  }
  // the library names what breaks off before the answer; what breaks off within it comes as it is
  const broken = error instanceof WebAPIRequestError ? error.original : error;
  const code = codeIn(broken);
  return error instanceof WebAPIRequestError || brokenOff.test(code)
    ? { kind: 'trouble', reason: code, unsent: unreached.test(code) }
    : null;
}

/** Slack takes nothing of a message with a picture that it cannot fetch, and says so beside the code. */
export const isUnfetchedPicture = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError &&
  String(error.data.error).startsWith('invalid_') &&
  /downloading image failed/i.test(JSON.stringify(error.data));

/** The system's code of a failed connection; fetch wraps it in its cause. */
function codeIn(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return error instanceof Error ? error.name : 'unknown';
}
