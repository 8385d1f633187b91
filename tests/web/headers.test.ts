import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../adapters/web/server.ts';
import { recordingLog } from '../harness/log.ts';
import { DatabaseAway, type Served, serveFake } from './serving.ts';

let served: Served;
beforeAll(async () => {
  served = await serveFake();
});
afterAll(() => served.close());

/** A request whose headers are said by hand, as `fetch` does not let one say them. */
const raw = (
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: served.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

describe('headers on everything', () => {
  test.each(['/', '/nowhere', '/healthz', '/client/chat.js', '/demo/state?as=leader', '/a/forged'])(
    '%s',
    async (path) => {
      const { headers } = await served.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test.each(['/', '/demo/state?as=leader', '/a/forged'])('%s is not to be stored', async (path) => {
    expect((await served.get(path)).headers.get('cache-control')).toBe('no-store');
  });

  test('pages hold no script, no style and no handler of their own', async () => {
    const text = await (await served.get('/', { accept: 'text/html' })).text();
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(text).not.toMatch(/https?:\/\//);
  });
});

describe('health', () => {
  test('alive and ready answer as JSON', async () => {
    expect(await (await served.get('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await served.get('/readyz')).json()).toEqual({ status: 'ready' });
  });
});

describe('what cannot be done', () => {
  test('an unknown address is a kind page to a person, and JSON to a program', async () => {
    const page = await served.get('/nowhere', { accept: 'text/html', 'accept-language': 'nn' });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('Sida finst ikkje');
    const json = await served.get('/demo/nowhere', { accept: 'application/json' });
    expect(json.status).toBe(404);
    expect(await json.json()).toMatchObject({ error: 'notFound' });
  });

  test('an address that cannot be decoded is unknown', async () => {
    expect((await raw('/a/%E0%A4%A', {})).status).toBe(404);
  });

  test('a body of more than 64 KB is refused with 413', async () => {
    const text = 'x'.repeat(70_000);
    const response = await served.post('/demo/say', { as: 'leader', conversation: 'dm:leader', text });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'tooLarge' });
  });

  test.each([
    ['broken JSON', '{"as": '],
    ['no object', '7'],
    ['fields missing', '{}'],
    ['wrong types', '{"as":1,"conversation":[],"verb":{}}'],
  ])('%s is refused with 400', async (_name, body) => {
    const response = await served.post('/demo/act', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'malformed' });
  });

  test('a body that says it is no JSON is not read', async () => {
    const body = JSON.stringify({ advance: 'P1D' });
    const response = await served.post('/demo/clock', body, { 'content-type': 'text/plain' });
    expect(response.status).toBe(400);
    expect(served.bot.moves).toEqual([]);
  });
});

describe('the demo answers its own page on its own machine alone', () => {
  const controls = [
    '/demo/people',
    '/demo/state?as=leader',
    '/demo/messages?as=leader&conversation=dm:leader',
  ];

  test.each(controls)('%s: not under another name (DNS rebinding)', async (path) => {
    expect((await raw(path, { host: 'evil.example' })).status).toBe(404);
    expect((await raw(path, { host: `evil.example:${served.port}` })).status).toBe(404);
    expect((await raw(path, { host: `localhost:${served.port}` })).status).toBe(200);
  });

  test.each(controls)('%s: not through a proxy', async (path) => {
    expect((await served.get(path, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:9999' }],
    ['no origin told', { origin: 'null' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['another port, says the browser', { 'sec-fetch-site': 'same-site' }],
  ])('not from %s', async (_name, headers) => {
    const before = served.bot.startedOver;
    expect((await served.post('/demo/start-over', {}, headers as Record<string, string>)).status).toBe(403);
    expect(served.bot.startedOver).toBe(before);
  });

  test('from its own page', async () => {
    const before = served.bot.startedOver;
    const response = await served.post('/demo/start-over', {}, { origin: served.url });
    expect(response.status).toBe(200);
    expect(served.bot.startedOver).toBe(before + 1);
  });

  test('elsewhere the root says what this is', async () => {
    const { text } = await raw('/', { host: 'saman.example', accept: 'text/html' });
    expect(text).toContain('styringsgrupper');
    expect(text).not.toContain('/client/chat.js');
  });

  test('without a demo there are no controls and no chat', async () => {
    const without = await serveFake({ demo: false });
    try {
      expect((await without.get('/demo/people')).status).toBe(404);
      expect((await without.post('/demo/clock', { advance: 'P1D' })).status).toBe(404);
      expect(await (await without.get('/', { accept: 'text/html' })).text()).not.toContain('/client/chat.js');
      expect(without.bot.moves).toEqual([]);
    } finally {
      await without.close();
    }
  });
});

describe('faults', () => {
  test('a database that is away: 503, when to try again, in the language of the person', async () => {
    const away = await serveFake();
    try {
      await away.get('/demo/state?as=leader');
      away.bot.reply = () => {
        throw new DatabaseAway('connect ECONNREFUSED secret-host');
      };
      const body = { as: 'leader', conversation: 'dm:leader', verb: 'home.show' };
      const response = await away.post('/demo/act', body, { 'accept-language': 'en' });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      const { text } = (await response.json()) as { text: string };
      expect(text).toContain('når ikke databasen');
      expect(text).not.toContain('secret-host');
    } finally {
      await away.close();
    }
  });

  test('a bug: 500 that tells nothing of the inside; the log tells where, without contents', async () => {
    const broken = await serveFake();
    try {
      broken.bot.reply = () => {
        throw new TypeError('grade 1 by somebody');
      };
      const response = await broken.post('/demo/act', {
        as: 'leader',
        conversation: 'dm:leader',
        verb: 'home.show',
        values: { comment: 'my secret comment' },
      });
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('grade');
      const logged = JSON.stringify(broken.log.entries);
      expect(logged).toContain('TypeError');
      expect(logged).not.toMatch(/grade 1 by|my secret comment/);
    } finally {
      await broken.close();
    }
  });

  test('a port in use is told as such', async () => {
    const options = { routers: [], host: '127.0.0.1', publicUrl: served.url, log: recordingLog() };
    const again = await serve({ ...options, port: served.port, away: () => false });
    expect(again).toEqual({ kind: 'portInUse', port: served.port, host: '127.0.0.1' });
  });

  test('an address that is not of this machine is told as such', async () => {
    const options = { routers: [], publicUrl: served.url, log: recordingLog(), away: () => false };
    expect(await serve({ ...options, host: '203.0.113.7', port: 0 })).toMatchObject({ kind: 'hostUnknown' });
  });
});
