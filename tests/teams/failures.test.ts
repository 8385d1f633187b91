import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Cloud, createCloud, type TeamsSettings } from '../../adapters/teams/cloud.ts';
import { type About, failureOf } from '../../adapters/teams/failures.ts';
import type { Failure } from '../../bot/delivery/calls.ts';
import { freePort } from '../harness/doctor-run.ts';
import { recordingLog } from '../harness/log.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';

// Microsoft's own client of the connector against a server that goes wrong in every way, and what becomes of it.

let server: Server;
let service: string;
let heard: string[];
let answer: RequestListener;
let issuer: TeamsIssuer;
let cloud: Cloud;
const cloudOf = (settings: TeamsSettings): Cloud => createCloud(settings, recordingLog(), () => Date.now());
beforeAll(async () => {
  issuer = await startTeamsIssuer();
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  heard = [];
  cloud = cloudOf({ ...issuer.settings, app: null });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await issuer.stop();
});

async function failing(about: About = 'person', url = service): Promise<Failure | null> {
  try {
    const client = await cloud.connector(url);
    await client.conversations.sendToConversation('a:1', { type: 'message', text: 'hei' });
  } catch (error) {
    return failureOf(error, about);
  }
  throw new Error('it did not fail');
}

const says =
  (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
/** An error as Teams words it. */
const refuses = (status: number, code = 'TheCode', headers: Record<string, string> = {}): RequestListener =>
  says(JSON.stringify({ error: { code, message: 'A message' } }), status, headers);
const after = (retryAfter: string | undefined): Record<string, string> =>
  retryAfter === undefined ? {} : { 'retry-after': retryAfter };

test.each([
  ['7', 7],
  ['0.2', 1],
  ['999999', 3600],
  // nothing that could be waited for, or another of HTTP's forms
  [undefined, 10],
  ['', 10],
  ['0', 10],
  ['-5', 10],
  ['soon', 10],
  ['Infinity', 10],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 10],
])('429 with Retry-After %s is waited for', async (retryAfter, afterSeconds) => {
  answer = refuses(429, 'Throttled', after(retryAfter));
  expect(await failing()).toEqual({ kind: 'wait', afterSeconds });
  expect(heard).toHaveLength(1);
});

test.each([
  [408, false],
  [409, true],
  [412, true],
  [425, true],
  [500, false],
  [501, false],
  [502, false],
  [503, true],
  [504, false],
  [507, false],
])('%i passes; that it surely did nothing: %s', async (status, unsent) => {
  answer = refuses(status);
  expect(await failing()).toEqual({ kind: 'trouble', reason: 'TheCode', unsent });
  // something on the way said it, in its own words
  answer = says('<html>Teams is away</html>', status, { 'content-type': 'text/html' });
  expect(await failing()).toEqual({ kind: 'trouble', reason: `http_${status}`, unsent });
});

test.each([
  [412, '3', { kind: 'wait', afterSeconds: 3 }],
  [503, '86400', { kind: 'wait', afterSeconds: 3600 }],
  [503, 'nonsense', { kind: 'trouble', reason: 'TheCode', unsent: true }],
  // it may have got through: that must not be forgotten over the wait
  [502, '3', { kind: 'trouble', reason: 'TheCode', unsent: false }],
])('%i with Retry-After %s', async (status, retryAfter, failure) => {
  answer = refuses(status, 'TheCode', after(retryAfter));
  expect(await failing()).toEqual(failure);
});

test('a token that is not taken is for somebody to mend, and nothing is lost meanwhile', async () => {
  answer = refuses(401, 'BotNotRegistered');
  for (const about of ['person', 'place', 'message'] as const)
    expect(await failing(about)).toEqual({ kind: 'trouble', reason: 'BotNotRegistered', unsent: true });
});

test.each([
  [403, 'ConversationBlockedByUser', 'person', 'personUnreachable'],
  [403, 'ForbiddenOperationException', 'person', 'personUnreachable'],
  [403, 'BotDisabledByAdmin', 'person', 'personUnreachable'],
  [405, 'MethodNotAllowed', 'person', 'personUnreachable'],
  [404, 'ConversationNotFound', 'person', 'personUnreachable'],
  [403, 'BotNotInConversationRoster', 'place', 'channelClosed'],
  [403, 'BotDisabledByAdmin', 'place', 'channelClosed'],
  [405, 'MethodNotAllowed', 'place', 'channelClosed'],
  [404, 'ConversationNotFound', 'place', 'channelGone'],
  [403, 'ConversationBlockedByUser', 'message', 'personUnreachable'],
  [403, 'BotNotInConversationRoster', 'post', 'channelClosed'],
  [404, 'ActivityNotFoundInConversation', 'message', 'messageGone'],
  [404, 'ActivityNotFoundInConversation', 'post', 'messageGone'],
  [404, 'ConversationNotFound', 'post', 'messageGone'],
  [404, 'ConversationNotFound', 'message', 'messageGone'],
  [400, 'ActivityNotFoundInConversation', 'message', 'messageGone'],
  [413, 'MessageSizeTooBig', 'place', 'notAccepted'],
  [403, 'MessageSizeTooBig', 'person', 'notAccepted'],
  // of the two, whoever runs Saman can mend these
  [403, 'InvalidBotApiHost', 'person', 'notAccepted'],
  [403, 'InvalidBotApiHost', 'place', 'notAccepted'],
  [400, 'BadArgument', 'person', 'notAccepted'],
  [400, 'BadSyntax', 'place', 'notAccepted'],
  [418, 'NobodyHasHeardOfIt', 'person', 'notAccepted'],
] as const)('%i %s of a %s will never work: %s', async (status, code, about, reason) => {
  answer = refuses(status, code);
  expect(await failing(about)).toEqual({ kind: 'never', reason, code });
});

test.each([
  [403, 'person', 'personUnreachable'],
  [404, 'place', 'channelGone'],
  [404, 'message', 'messageGone'],
  [413, 'person', 'notAccepted'],
] as const)('%i of a %s without a code of Teams’ own means the same', async (status, about, reason) => {
  answer = says('', status);
  expect(await failing(about)).toEqual({ kind: 'never', reason, code: `http_${status}` });
});

test('a page in place of an answer is no word of Teams’, and is in no log', async () => {
  for (const body of ['<html>Log in to the network first</html>', '{"id":']) {
    answer = says(body);
    expect(await failing(), body).toEqual({ kind: 'trouble', reason: 'PARSE_ERROR', unsent: false });
  }
  answer = says('', 302);
  expect(await failing()).toEqual({ kind: 'trouble', reason: 'http_302', unsent: false });
});

test('a code that is no text does not change what the status says', async () => {
  answer = says(JSON.stringify({ error: { code: 7, message: null } }), 412);
  expect(await failing()).toMatchObject({ kind: 'trouble', unsent: true });
  answer = says(JSON.stringify({ error: 'no' }), 403);
  expect(await failing()).toMatchObject({ kind: 'never', reason: 'personUnreachable' });
});

describe('without an answer', () => {
  test('a reset before it, and one within it: nobody knows if it got through', async () => {
    answer = (request) => request.socket.destroy();
    expect(await failing()).toEqual({ kind: 'trouble', reason: 'ECONNRESET', unsent: false });
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => response.destroy());
    };
    expect(await failing()).toMatchObject({ kind: 'trouble', unsent: false });
    expect(heard).toHaveLength(2);
  });

  test('silence for ten seconds: nobody knows either', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    answer = () => vi.advanceTimersByTime(10_000);
    const failure = await failing();
    vi.useRealTimers();
    expect(failure).toEqual({ kind: 'trouble', reason: 'AbortError', unsent: false });
  });

  test('where nobody listens nothing can have got through', async () => {
    expect(await failing('person', `http://127.0.0.1:${await freePort()}/`)).toEqual({
      kind: 'trouble',
      reason: 'ECONNREFUSED',
      unsent: true,
    });
    expect(await failing('place', 'http://no-such-host.invalid/')).toMatchObject({ unsent: true });
  });
});

describe('without a token nothing is asked, and nothing is lost', () => {
  beforeEach(() => {
    cloud = cloudOf(issuer.settings);
    answer = says('{}');
  });

  test.each(['AADSTS7000215', 'AADSTS7000222', 'AADSTS700016'])('%s', async (code) => {
    issuer.refuseLogin(code);
    expect(await failing('place')).toEqual({ kind: 'trouble', reason: `login_${code}`, unsent: true });
    issuer.refuseLogin(null);
    expect(heard).toEqual([]);
    // what waited goes out with the next try
    await expect(failing()).rejects.toThrow('it did not fail');
  });

  test('nobody listens there', async () => {
    const loginUrl = `http://127.0.0.1:${await freePort()}`;
    cloud = cloudOf({ ...issuer.settings, loginUrl });
    expect(await failing()).toEqual({ kind: 'trouble', reason: 'login_ECONNREFUSED', unsent: true });
  });
});

test('a bug stays one', () => {
  expect(failureOf(new TypeError('of ours'), 'person')).toBeNull();
  expect(failureOf(Object.assign(new Error('of ours'), { code: 'ERR_ASSERTION' }), 'person')).toBeNull();
  expect(failureOf('no error at all', 'place')).toBeNull();
});
