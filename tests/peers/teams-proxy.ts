import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { isObject, type Json, type JsonObject, objectOf, tryJson } from './json.ts';
import type { Delivered, TeamsCall, Traffic } from './teams-calls.ts';
import { activityProblems, invokeProblems } from './teams-card-rules.ts';
import { answerCall } from './teams-connector.ts';
import type { Tenant } from './teams-directory.ts';
import { errorBody, type TeamsFault, type TeamsFaults } from './teams-faults.ts';
import type { Trips } from './teams-trips.ts';
import type { World } from './teams-world.ts';

/** Headers of an activity that is sent. */
export type Headers = Readonly<Record<string, string>>;

/** Where Saman takes activities, and what goes with each beside what is sent. */
export interface Saman {
  readonly url: string;
  readonly headers: (activity: JsonObject) => Headers | Promise<Headers>;
}

/** What the proxy works with. */
export interface TeamsProxyParts {
  readonly world: World;
  readonly traffic: Traffic;
  readonly faults: TeamsFaults;
  readonly trips: Trips;
  /** Where Saman takes activities; fails while nobody has said it. */
  readonly saman: () => Saman;
  readonly changed: () => void;
  /** What tests change in an activity before it goes on. */
  readonly alter: (activity: JsonObject) => JsonObject;
  /** Told of what Teams would not take, and of what the peer itself could not do. */
  readonly problem: (what: string) => void;
  /** Says that the peer is being stopped: what is slow ends. */
  readonly stopping: AbortSignal;
}

async function textOfRequest(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: Json, headers: Headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Sends Saman an activity, with the usual headers or others, and holds the answer against Teams' rules. */
export async function deliver(
  { saman, traffic, changed, problem }: TeamsProxyParts,
  activity: JsonObject,
  headers?: Headers,
): Promise<Delivered> {
  const start = performance.now();
  const { url, headers: usual } = saman();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? (await usual(activity))) },
    body: JSON.stringify(activity),
  });
  const text = await answer.text();
  const delivered = {
    activity,
    status: answer.status,
    body: text === '' ? null : (tryJson(text) ?? text),
    milliseconds: performance.now() - start,
  };
  if (activity.type === 'invoke' && answer.ok) invokeProblems(delivered.body).forEach(problem);
  traffic.delivered.push(delivered);
  changed();
  return delivered;
}

/** An activity of the Playground on its way to Saman. */
async function passActivity(request: IncomingMessage, response: ServerResponse, parts: TeamsProxyParts) {
  const activity = objectOf(tryJson(await textOfRequest(request)));
  const trip = parts.trips.arrive(activity);
  try {
    const delivered = await deliver(parts, parts.alter(await trip.alter(activity)));
    trip.delivered(delivered);
    send(response, delivered.status, delivered.body ?? {});
  } catch (error) {
    trip.failed(error instanceof Error ? error : new Error(String(error)));
    send(response, 502, errorBody(502));
  }
}

type OpenCall = { -readonly [Key in keyof TeamsCall]: TeamsCall[Key] };

function sendFault(
  response: ServerResponse,
  call: OpenCall,
  fault: TeamsFault & { readonly kind: 'status' },
) {
  const { status, code, message, retryAfter } = fault;
  const body = errorBody(status, code, message);
  Object.assign(call, { status, response: body });
  send(response, status, body, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
}

/** One call of the connector, with the fault that is waiting for it. */
async function takeCall(
  request: IncomingMessage,
  url: URL,
  tenant: Tenant,
  path: readonly string[],
  response: ServerResponse,
  parts: TeamsProxyParts,
): Promise<void> {
  const { traffic, faults, changed, problem, stopping, world } = parts;
  const body = objectOf(tryJson(await textOfRequest(request)));
  const method = request.method ?? 'GET';
  const whole = `/v3/${path.join('/')}`;
  const call: OpenCall = {
    method,
    path: whole,
    tenantId: tenant.id,
    authorization: request.headers.authorization ?? null,
    body,
    at: Date.now(),
    done: false,
    status: null,
    response: null,
  };
  traffic.calls.push(call);
  const activity = isObject(body.activity) ? body.activity : body;
  for (const what of activityProblems(activity)) problem(`${method} ${whole}: ${what}`);
  const fault = faults.take(method, whole, body);
  try {
    if (fault?.kind === 'status') return sendFault(response, call, fault);
    if (fault?.kind === 'reset' && fault.before) return void response.destroy();
    if (fault?.kind === 'slow') await setTimeout(fault.milliseconds, undefined, { signal: stopping });
    const answer = await answerCall(world, { method, path, query: url.searchParams, body, tenant });
    Object.assign(call, { done: answer.status < 300, response: answer.body });
    if (fault?.kind === 'reset') return void response.destroy();
    call.status = answer.status;
    send(response, answer.status, answer.body);
  } finally {
    changed();
  }
}

/** Makes a server that is listened to into the one that Saman takes for Teams, and the Playground for Saman. */
export function serveTeams(server: Server, parts: TeamsProxyParts): void {
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/api/messages') return passActivity(request, response, parts);
    const [, region, tenantId = '', version, ...path] = url.pathname.split('/').map(decodeURIComponent);
    const tenant = parts.world.directory.tenants.find(({ id }) => id === tenantId);
    if (region !== 'emea' || version !== 'v3' || !tenant)
      return send(response, 404, errorBody(404, 'NotFound'));
    return takeCall(request, url, tenant, path, response, parts);
  };
  server.on('request', (request, response) => {
    route(request, response).catch((error: unknown) => {
      if (parts.stopping.aborted) return;
      parts.problem(`the peer itself failed: ${error instanceof Error ? error.stack : error}`);
      if (!response.headersSent) send(response, 500, errorBody(500));
    });
  });
}
