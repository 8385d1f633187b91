import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Cloud, createCloud } from '../../adapters/teams/cloud.ts';
import { LoginFailure } from '../../adapters/teams/cloud-login.ts';
import { freePort } from '../harness/doctor-run.ts';
import { recordingLog } from '../harness/log.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';

// What Saman says goes out once, signed, and how it failed can be told.

let issuer: TeamsIssuer;
let cloud: Cloud;
let server: Server;
let service: string;
let asked: { readonly method?: string; readonly url?: string; readonly authorization?: string }[];
let respond: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  issuer = await startTeamsIssuer({ tenantId: '99999999-8888-4777-8666-555555555555' });
  server = createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, authorization: headers.authorization });
    request.resume().on('end', () => respond(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service = `http://127.0.0.1:${(server.address() as { port: number }).port}/teams/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await issuer.stop();
});
beforeEach(() => {
  asked = [];
  respond = (_, response) => json(response, 200, { id: 'the activity' });
  issuer.refuseLogin(null);
  cloud = createCloud(issuer.settings, recordingLog(), () => Date.now());
});

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
const send = async () =>
  (await cloud.connector(service)).conversations.sendToConversation('a:1;messageid=2', {
    type: 'message',
    text: 'x',
  });
/** How a call failed, as far as an adapter looks at it. */
interface Failure extends Error {
  readonly response?: { readonly headers: { get(name: string): string | undefined } };
}
const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error as Failure,
  );

test('what is said is signed with the token of the login, which is fetched once', async () => {
  const before = issuer.logins.length;
  await Promise.all([send(), send(), send()]);
  expect(await send()).toMatchObject({ id: 'the activity' });
  const logins = issuer.logins.slice(before);
  expect(logins).toEqual([
    {
      path: '/login/99999999-8888-4777-8666-555555555555/oauth2/v2.0/token',
      grant_type: 'client_credentials',
      client_id: issuer.appId,
      client_secret: issuer.password,
      scope: 'https://api.botframework.com/.default',
    },
  ]);
  expect(asked).toHaveLength(4);
  const one = { method: 'POST', url: '/teams/v3/conversations/a%3A1%3Bmessageid%3D2/activities' };
  expect(asked[3]).toEqual({ ...one, authorization: `Bearer token-${issuer.logins.length}` });
});

test('two clouds have a token each; one for many tenants asks Microsoft’s own tenant', async () => {
  await send();
  const settings = { ...issuer.settings, app: { ...issuer.settings.app, tenantId: null } };
  cloud = createCloud(settings, recordingLog(), () => Date.now());
  await send();
  expect(asked[1]?.authorization).not.toBe(asked[0]?.authorization);
  expect(issuer.logins.at(-1)?.path).toBe('/login/botframework.com/oauth2/v2.0/token');
});

test('what is said in a turn goes out once too, signed', async () => {
  respond = (_, response) => json(response, 502, {});
  const body = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: service,
    id: '1',
    conversation: { id: 'c' },
    from: { id: 'f' },
    recipient: { id: 'r' },
  };
  const request = { authorization: await issuer.token(service), body, remoteAddress: undefined };
  const response = await cloud.receive(request, async (context) => {
    await context.sendActivity('x');
  });
  expect(response).toEqual({ status: 500 });
  expect(asked.map(({ authorization }) => authorization)).toEqual([`Bearer token-${issuer.logins.length}`]);
});

test('without an app nothing is signed', async () => {
  const before = issuer.logins.length;
  cloud = createCloud({ ...issuer.settings, app: null }, recordingLog(), () => Date.now());
  await send();
  expect(asked[0]?.authorization).toBeUndefined();
  expect(issuer.logins.length).toBe(before);
});

describe('a call that fails is one request', () => {
  test.each([400, 401, 403, 404, 409, 412, 413, 429, 500, 502, 503, 504])('%i', async (status) => {
    const body = { error: { code: 'TheCode', message: 'The message' } };
    respond = (_, response) => json(response, status, body, { 'retry-after': '7' });
    const error = await failureOf(send());
    expect(asked).toHaveLength(1);
    expect(error).toMatchObject({ name: 'RestError', statusCode: status, code: 'TheCode', details: body });
    expect(error.response?.headers.get('Retry-After')).toBe('7');
    // what is written of it by mistake tells nobody the token
    expect(JSON.stringify(error) + inspect(error)).not.toContain(asked[0]?.authorization?.slice(7));
  });

  test('with a body that is none', async () => {
    respond = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>');
    expect(await failureOf(send())).toMatchObject({ name: 'RestError', statusCode: 502, code: undefined });
    expect(asked).toHaveLength(1);
  });

  test('a connection that breaks', async () => {
    respond = (request) => request.socket.destroy();
    const error = await failureOf(send());
    expect(error).toMatchObject({ name: 'RestError', statusCode: undefined, code: 'ECONNRESET' });
    expect(asked).toHaveLength(1);
  });

  test('nobody listens', async () => {
    const { conversations } = await cloud.connector(`http://127.0.0.1:${await freePort()}/`);
    const error = await failureOf(conversations.deleteActivity('a', 'b'));
    expect(error).toMatchObject({ name: 'RestError', statusCode: undefined, code: 'ECONNREFUSED' });
  });

  test('nobody answers: it ends after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    respond = () => vi.advanceTimersByTime(10_000);
    const error = await failureOf(send());
    vi.useRealTimers();
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

describe('where there is no token, nothing is asked of the connector', () => {
  test.each(['AADSTS7000215', 'AADSTS7000222'])('the login refuses: %s', async (code) => {
    issuer.refuseLogin(code);
    const error = await failureOf(send());
    expect(error).toBeInstanceOf(LoginFailure);
    expect(error).toMatchObject({ name: 'LoginFailure', kind: 'refused', code });
    expect(JSON.stringify(error) + inspect(error)).not.toContain(issuer.password);
    expect(asked).toEqual([]);
    issuer.refuseLogin(null);
    await send();
    expect(asked).toHaveLength(1);
  });

  test('nobody listens there', async () => {
    const loginUrl = `http://127.0.0.1:${await freePort()}`;
    cloud = createCloud({ ...issuer.settings, loginUrl }, recordingLog(), () => Date.now());
    const error = await failureOf(send());
    expect(error).toMatchObject({ name: 'LoginFailure', kind: 'away', code: 'ECONNREFUSED' });
    expect(asked).toEqual([]);
  });

  test('what answers there is no login', async () => {
    respond = (_, response) => response.writeHead(404).end('<html>');
    cloud = createCloud({ ...issuer.settings, loginUrl: service }, recordingLog(), () => Date.now());
    expect(await failureOf(send())).toMatchObject({ kind: 'away', code: '404' });
  });
});

test('a token is renewed five minutes before its end', async () => {
  await send();
  const logins = issuer.logins.length;
  const start = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: start + 54 * 60_000 });
  await send();
  expect(issuer.logins.length).toBe(logins);
  vi.setSystemTime(start + 56 * 60_000);
  await send();
  expect(issuer.logins.length).toBe(logins + 1);
  vi.useRealTimers();
});
