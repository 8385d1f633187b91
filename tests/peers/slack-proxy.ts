import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type JsonObject, textOf } from './json.ts';
import { type Ask, lacks, refusedToken, scopeHeaders, withoutBotToken } from './lacks.ts';
import { type Calls, type CallUnderWay, readArguments } from './slack-calls.ts';
import type { Faults } from './slack-faults.ts';
import type { OAuth } from './slack-oauth.ts';
import type { ResponseUrls } from './slack-response-urls.ts';
import type { Screens } from './slack-screens.ts';
import type { SocketMode } from './slack-socket.ts';
import type { Tokens } from './slack-tokens.ts';
import type { Workspace } from './slack-workspace.ts';

/** Blocks on their way to people. Of a message: the whole call, with `text` and `blocks`; else the view. */
export interface ShownBlocks {
  readonly surface: 'message' | 'modal' | 'home';
  readonly payload: unknown;
}

/** What the proxy works with. */
export interface ProxyParts {
  readonly workspaces: readonly Workspace[];
  readonly tokens: Tokens;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly screens: Screens;
  readonly oauth: OAuth;
  readonly socket: SocketMode;
  readonly responseUrls: ResponseUrls;
  readonly appToken: string;
  readonly look: (what: ShownBlocks) => void;
  /** Told of what the harness itself could not do. */
  readonly failed: (why: string) => void;
  /** Says that the peer is being stopped: what hangs ends. */
  readonly stopping: AbortSignal;
}

/** Reads all that a request carries. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function lookAt(method: string, args: JsonObject, look: ProxyParts['look']): void {
  if (method.startsWith('chat.') && args.blocks !== undefined) look({ surface: 'message', payload: args });
  if (method.startsWith('views.') && args.view !== undefined)
    look({ surface: method === 'views.publish' ? 'home' : 'modal', payload: args.view });
}

/** What Slack answers to a call: the emulator’s answer, with what it lacks. */
async function work(
  method: string,
  token: string | null,
  body: JsonObject,
  parts: ProxyParts,
): Promise<JsonObject> {
  const { tokens, screens } = parts;
  const other = withoutBotToken[method];
  if (other) return other.answer(body, token, parts);
  const refusal = refusedToken(token, tokens);
  const by = token === null ? undefined : tokens.find(token);
  if (refusal !== null || token === null || !by) return { ok: false, error: refusal ?? 'invalid_auth' };
  const filled = lacks.filter(({ methods }) => methods.includes(method));
  let ask: Ask = { method, args: body, token, by, tokens, screens };
  for (const { change } of filled) if (change) ask = { ...ask, args: change(ask) };
  for (const { refuse } of filled) {
    const error = (await refuse?.(ask)) ?? null;
    if (error !== null) return { ok: false, error };
  }
  const answer = filled.find((lack) => lack.answer)?.answer;
  let response = await (answer ? answer(ask) : by.workspace.call(by.inner, method, ask.args));
  // paging is by what the app asked for, not by what was asked of the emulator
  const asked = { ...ask, args: body };
  for (const { error, complete } of filled) {
    if (response.ok === true) response = complete?.(response, asked) ?? response;
    else if (error) response = { ...response, error: error(textOf(response.error)) };
  }
  if (response.ok === true) screens.note(method, ask.args, response);
  return response;
}

function send(
  response: ServerResponse,
  status: number,
  body: JsonObject | string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}

/** One call of the Web API, with the fault that is waiting for it. */
async function answerCall(call: CallUnderWay, response: ServerResponse, parts: ProxyParts): Promise<void> {
  const { method, token, body } = call;
  const fault = parts.faults.take(method, body);
  const answer = (status: number, what: JsonObject | string, headers?: Readonly<Record<string, string>>) => {
    send(response, status, what, headers);
    call.ended(status);
  };
  const breakOff = (): void => {
    response.destroy();
    call.ended(null);
  };
  if (fault?.kind === 'rate-limited')
    return answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault.retryAfter) });
  if (fault?.kind === 'status') return answer(fault.status, '<html><body>Slack is away</body></html>');
  if (fault?.kind === 'error') {
    const { error, errors } = fault;
    return answer(200, { ok: false, error, ...(errors ? { errors } : {}) });
  }
  if (fault?.kind === 'reset' && fault.before) return breakOff();
  if (fault?.kind === 'hang') await setTimeout(fault.milliseconds, undefined, { signal: parts.stopping });
  lookAt(method, body, parts.look);
  const worked = await work(method, token, body, parts);
  const given = fault?.kind === 'changed' ? { ...worked, ...fault.to } : worked;
  call.worked(given);
  if (fault?.kind === 'reset') return breakOff();
  const known = token === null ? undefined : parts.tokens.find(token);
  answer(200, given, known ? scopeHeaders(known) : {});
}

async function takeCall(request: IncomingMessage, url: URL, response: ServerResponse, parts: ProxyParts) {
  const raw = (await bytesOf(request)).toString('utf8');
  const body =
    request.method === 'GET'
      ? readArguments('', url.search)
      : readArguments(request.headers['content-type'] ?? '', raw);
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const { token: inBody, ...args } = body;
  const call = parts.calls.begin(
    url.pathname.slice('/api/'.length),
    (bearer ?? textOf(inBody)) || null,
    args,
  );
  await answerCall(call, response, parts);
}

/** Uploads and files: what the emulator serves beside its methods, by the workspace’s number in the path. */
async function passOn(request: IncomingMessage, url: URL, response: ServerResponse, parts: ProxyParts) {
  const [, number = '', path = ''] = /^\/workspace\/(\d)(\/.*)$/.exec(url.pathname) ?? [];
  const workspace = parts.workspaces[Number(number) - 1];
  if (!workspace) return send(response, 404, 'not found');
  const token = request.headers.authorization?.replace(/^Bearer /i, '');
  const inner = token === undefined ? undefined : parts.tokens.find(token)?.inner;
  const bytes = await bytesOf(request);
  const answer = await workspace.fetch(`${path}${url.search}`, {
    method: request.method,
    headers: {
      'content-type': request.headers['content-type'] ?? 'application/octet-stream',
      ...(inner === undefined ? {} : { authorization: `Bearer ${inner}` }),
    },
    ...(request.method === 'GET' ? {} : { body: new Uint8Array(bytes) }),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const url = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://localhost');

/** Makes a server that is listened to into the one that Saman takes for Slack. */
export function serveSlack(server: Server, parts: ProxyParts): void {
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = url(request);
    if (asked.pathname.startsWith('/api/')) return takeCall(request, asked, response, parts);
    if (asked.pathname.startsWith('/workspace/')) return passOn(request, asked, response, parts);
    if (asked.pathname.startsWith('/response/')) {
      const { status, body } = await parts.responseUrls.take(asked.pathname, await bytesOf(request));
      return send(response, status, body);
    }
    send(response, 404, 'not found');
  };
  server.on('request', (request, response) => {
    route(request, response).catch((error: unknown) => {
      if (parts.stopping.aborted) return;
      parts.failed(`${url(request).pathname}: ${error instanceof Error ? error.stack : error}`);
      if (!response.headersSent) send(response, 500, 'the harness failed');
    });
  });
  server.on('upgrade', (request, socket, head) => parts.socket.upgrade(request, socket, head));
}
