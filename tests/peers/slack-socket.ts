import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isObject, type JsonObject, objectOf, textOf, tryJson } from './json.ts';
import { acceptWebSocket, textFrame } from './websocket-frames.ts';

/** What travels over Socket Mode, named as Slack names it. */
export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';

/** Slack's end of Socket Mode. */
export interface SocketMode {
  /** A fresh address for one connection, as `apps.connections.open` gives it. */
  open(): string;
  /** How many are connected. */
  readonly connections: number;
  /** Resolves when somebody is connected. */
  connected(): Promise<void>;
  /** Sends an envelope to one connection; resolves with the payload of its acknowledgement. */
  deliver(type: EnvelopeType, payload: JsonObject): Promise<JsonObject>;
  /** Asks the connections to go and come again, as Slack does every few hours. */
  refresh(): void;
  /** Breaks the connections off. */
  cut(): void;
  /** Takes a connection over from the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

interface Awaited {
  readonly socket: Duplex;
  readonly resolve: (payload: JsonObject) => void;
  readonly reject: (error: Error) => void;
}

/** Makes it; `address` is that of the server that upgrades come to. */
export function createSocketMode(appId: string, address: string): SocketMode {
  const tickets = new Set<string>();
  const open = new Set<Duplex>();
  const awaited = new Map<string, Awaited>();
  let waiting: (() => void)[] = [];
  const send = (socket: Duplex, message: JsonObject): void => {
    socket.write(textFrame(JSON.stringify(message)));
  };
  const received = (text: string): void => {
    const message = tryJson(text);
    if (!isObject(message)) return;
    const envelope = textOf(message.envelope_id);
    awaited.get(envelope)?.resolve(objectOf(message.payload));
    awaited.delete(envelope);
  };
  const gone = (socket: Duplex): void => {
    open.delete(socket);
    for (const [envelope, one] of awaited)
      if (one.socket === socket && awaited.delete(envelope))
        one.reject(new Error('the connection ended before it acknowledged'));
  };
  return {
    open() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${address}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    get connections() {
      return open.size;
    },
    connected: () =>
      open.size > 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
    deliver(type, payload) {
      const socket = [...open].find((one) => !one.writableEnded);
      if (!socket) return Promise.reject(new Error('nobody is connected by Socket Mode'));
      const envelope = randomUUID();
      const isEvent = type === 'events_api';
      return new Promise((resolve, reject) => {
        awaited.set(envelope, { socket, resolve, reject });
        const tries = isEvent ? { retry_attempt: 0, retry_reason: '' } : {};
        send(socket, { type, envelope_id: envelope, payload, accepts_response_payload: !isEvent, ...tries });
      });
    },
    refresh() {
      for (const socket of open)
        send(socket, { type: 'disconnect', reason: 'refresh_requested', debug_info: {} });
    },
    cut() {
      for (const socket of open) socket.destroy();
    },
    upgrade(request, socket, head) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname !== '/link/' || !tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      open.add(socket);
      socket.on('close', () => gone(socket));
      acceptWebSocket(request, socket, head, received);
      send(socket, {
        type: 'hello',
        num_connections: open.size,
        debug_info: { host: 'applink-1', started: new Date().toISOString(), build_number: 1 },
        connection_info: { app_id: appId },
      });
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}
