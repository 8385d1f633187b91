import { Temporal } from 'temporal-polyfill';
import type { Operations } from '../../adapters/web/operations-routes.ts';
import { serve } from '../../adapters/web/server.ts';
import { createWebAdapter } from '../../adapters/web/web.ts';
import type { ChatAdapter } from '../../bot/ports/chat.ts';
import { recordingLog } from '../harness/log.ts';
import { type FakeBot, fakeBot, memoryMailbox } from './fake-bot.ts';

/** What the fake database's absence is told by. */
export class DatabaseAway extends Error {}

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly bot: FakeBot;
  readonly adapter: ChatAdapter;
  readonly mailbox: ReturnType<typeof memoryMailbox>;
  readonly log: ReturnType<typeof recordingLog>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

const unknownLink = { kind: 'refused', why: 'unknown', language: 'nb' } as const;

interface ServeOptions {
  readonly demo?: boolean;
  readonly publicUrl?: string;
  readonly bot?: FakeBot;
  readonly operations?: Operations;
}

/** The real server on a free port, before a small fake of the bot. */
export async function serveFake(options: ServeOptions = {}): Promise<Served> {
  const bot = options.bot ?? fakeBot();
  const mailbox = memoryMailbox();
  const log = recordingLog();
  const publicUrl = options.publicUrl ?? 'http://localhost:3978';
  const web = createWebAdapter({
    mailbox,
    front: bot.front,
    links: bot.links,
    calendars: { calendar: async () => null },
    deadlineFiles: {
      open: async () => unknownLink,
      bind: async () => unknownLink,
      check: async () => unknownLink,
      record: async () => unknownLink,
    },
    pictures: null,
    tables: { table: async () => null },
    demo: options.demo === false ? null : bot.demo,
    clock: { now: () => Temporal.Instant.from('2026-11-23T08:00:00Z') },
    log,
    publicUrl,
    ready: async () => true,
    operations: options.operations ?? null,
  });
  await web.adapter.start((incoming) => bot.onIncoming(incoming));
  const listening = await serve({
    routers: [web.router],
    port: 0,
    host: '127.0.0.1',
    publicUrl,
    log,
    away: (error) => error instanceof DatabaseAway,
  });
  if (listening.kind !== 'listening') throw new Error(listening.kind);
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    url,
    port: listening.port,
    bot,
    adapter: web.adapter,
    mailbox,
    log,
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await web.adapter.stop();
      await listening.close();
    },
  };
}
