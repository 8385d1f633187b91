import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../adapters/slack/failures.ts';
import { PatientClient } from '../../adapters/slack/patient-client.ts';
import type { Failure } from '../../bot/delivery/calls.ts';

// Slack's own client library against a server that goes wrong in every way, and what becomes of it.

let server: Server;
let slackApiUrl: string;
let heard: string[];
let answer: RequestListener;
beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  heard = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const silent = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} };
const clientOf = (url = slackApiUrl, timeout = 0) =>
  new PatientClient('xoxb-of-a-test', {
    slackApiUrl: url,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: { ...silent, getLevel: () => 'warn' as never },
  });

async function failing(client = clientOf()): Promise<Failure | null> {
  try {
    await client.chat.postMessage({ channel: 'C1', text: 'hei' });
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('it did not fail');
}

const says = (body: string, status = 200, headers: Record<string, string> = {}): RequestListener => {
  return (_request, response) => response.writeHead(status, headers).end(body);
};
const refuses = (error: string): RequestListener => says(JSON.stringify({ ok: false, error }));

test.each([
  ['7', 7],
  ['0', 1],
  // from something on the way, or in another of HTTP's forms
  [undefined, 30],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 30],
])('429 with Retry-After %s is waited for', async (retryAfter, afterSeconds) => {
  answer = says('{}', 429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  expect(await failing()).toEqual({ kind: 'wait', afterSeconds });
});

test('until then Slack hears nothing of that method, and everything of others', async () => {
  const client = clientOf();
  answer = says('{}', 429, { 'retry-after': '60' });
  await failing(client);
  answer = says(JSON.stringify({ ok: true }));
  expect(await failing(client)).toMatchObject({ kind: 'wait', afterSeconds: 60 });
  await client.chat.update({ channel: 'C1', ts: '1', text: 'hei' });
  expect(heard).toEqual(['/chat.postMessage', '/chat.update']);
});

test('another workspace has nothing to wait for', async () => {
  answer = says('{}', 429, { 'retry-after': '60' });
  await failing();
  answer = says(JSON.stringify({ ok: true }));
  await clientOf().chat.postMessage({ channel: 'C1', text: 'hei' });
  expect(heard).toHaveLength(2);
});

test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])('so is %s', async (code) => {
  answer = refuses(code);
  expect(await failing()).toEqual({ kind: 'wait', afterSeconds: 30 });
});

test.each([500, 502, 503, 504])('%i passes, and nobody knows if it got through', async (status) => {
  answer = says('<html>Slack is away</html>', status);
  expect(await failing()).toEqual({ kind: 'trouble', reason: `http_${status}`, unsent: false });
});

test.each([
  ['fatal_error', false],
  ['internal_error', false],
  ['service_unavailable', true],
  ['request_timeout', true],
  ['team_added_to_org', true],
])('%s passes', async (code, unsent) => {
  answer = refuses(code);
  expect(await failing()).toEqual({ kind: 'trouble', reason: code, unsent });
});

test('a page in place of an answer is no word of Slack’s, and is in no log', async () => {
  for (const body of ['<html>Log in to the network first</html>', '{"error":7}', '{}']) {
    answer = says(body);
    expect(await failing(), body).toEqual({ kind: 'trouble', reason: 'notSlack', unsent: false });
  }
});

test.each([
  ['account_inactive', 'connectionEnded'],
  ['token_revoked', 'connectionEnded'],
  ['channel_not_found', 'channelGone'],
  ['is_archived', 'channelArchived'],
  ['not_in_channel', 'channelClosed'],
  ['restricted_action', 'channelClosed'],
  ['user_not_found', 'personGone'],
  ['user_disabled', 'personGone'],
  ['messages_tab_disabled', 'personUnreachable'],
  ['cannot_dm_bot', 'personUnreachable'],
  ['message_not_found', 'messageGone'],
  ['cant_update_message', 'messageGone'],
  // a code that nobody has heard of is about the message
  ['invalid_blocks', 'notAccepted'],
  ['msg_too_long', 'notAccepted'],
])('%s will never work: %s', async (code, reason) => {
  answer = refuses(code);
  expect(await failing()).toEqual({ kind: 'never', reason, code });
});

test('a reset before the answer, one within it, and silence: nobody knows if it got through', async () => {
  answer = (_request, response) => void response.destroy();
  expect(await failing()).toMatchObject({ kind: 'trouble', unsent: false });
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"ok":', () => response.destroy());
  };
  expect(await failing()).toMatchObject({ kind: 'trouble', unsent: false });
  answer = () => {};
  expect(await failing(clientOf(slackApiUrl, 50))).toEqual({
    kind: 'trouble',
    reason: 'TimeoutError',
    unsent: false,
  });
});

test('where nobody listens nothing can have got through', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await failing(clientOf(`http://127.0.0.1:${port}/`))).toMatchObject({
    reason: 'ECONNREFUSED',
    unsent: true,
  });
  expect(await failing(clientOf('http://no-such-host.invalid/'))).toMatchObject({ unsent: true });
});

test('a bug stays one', () => {
  expect(failureOf(new TypeError('of ours'))).toBeNull();
  expect(failureOf('no error at all')).toBeNull();
});
