import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LinkOpened, MinutesToRead } from '../../bot/conversation/pages.ts';
import type { PrintedDocument } from '../../bot/evaluation/round.ts';
import { fakeBot, messageOf } from './fake-bot.ts';
import { type Served, serveFake } from './serving.ts';

const nasty = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;`;
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&quot;&#39;&amp;amp;';

const documentOf = (title: string): PrintedDocument => ({
  language: 'nn',
  title,
  subtitle: 'Heiltid',
  blocks: [
    { kind: 'heading', text: 'Resultat' },
    { kind: 'paragraph', text: nasty },
    { kind: 'list', items: [nasty] },
    { kind: 'facts', facts: [{ label: nasty, value: nasty }] },
    { kind: 'table', caption: nasty, head: ['Faktor', nasty], rows: [[nasty, nasty]] },
  ],
});
const approved = (version: number): MinutesToRead => ({
  version,
  approvedAt: Temporal.Instant.from('2026-12-01T22:30:00Z'),
  document: documentOf(`Referat ${version}`),
});
const opened = (minutes: readonly MinutesToRead[], messages = true): LinkOpened => ({
  kind: 'open',
  language: 'nb',
  timeZone: 'Europe/Oslo',
  about: 'round',
  messages: messages ? [messageOf({ name: 'ballot', id: 'round' }, 'ballot contents')] : [],
  minutes,
});

/** What a browser sends that has bound the link. */
const bound = { cookie: 'saman_link=browser-secret', accept: 'text/html' };

let served: Served;
beforeEach(async () => {
  served = await serveFake();
  let isBound = false;
  const bind = served.bot.links.bind;
  served.bot.links.bind = async (token) => {
    if (isBound) return { kind: 'refused', why: 'elsewhere', language: 'nb' };
    const answer = await bind(token);
    isBound = answer.kind === 'bound';
    return answer;
  };
  served.bot.opened = (token, browserKey) => {
    if (token !== 'token') return { kind: 'refused', why: 'unknown', language: 'nb' };
    if (browserKey === 'browser-secret') return opened([]);
    return isBound
      ? { kind: 'refused', why: 'elsewhere', language: 'nb' }
      : { kind: 'unused', language: 'nb' };
  };
});
afterEach(() => served.close());

describe('a personal link', () => {
  test('a GET binds nothing and shows nothing stored, however often', async () => {
    for (let count = 0; count < 3; count += 1) {
      const response = await served.get('/a/token', { accept: 'text/html' });
      expect(response.status).toBe(200);
      expect(response.headers.get('set-cookie')).toBeNull();
      const text = await response.text();
      expect(text).toContain('<form method="post" action="/a/token">');
      expect(text).not.toContain('ballot contents');
    }
    expect((await served.get('/a/token/state')).status).toBe(404);
  });

  test('the first POST binds it to the browser, by a cookie for this link alone', async () => {
    const response = await served.post('/a/token', '', { origin: served.url });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/a/token');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^saman_link=browser-secret;/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Path=/a/token');
    expect(cookie).not.toContain('Secure');
    const page = await (await served.get('/a/token', bound)).text();
    expect(page).toContain('data-path="/a/token"');
    expect(page).toContain('ballot contents'); // as plain text, where there is no JavaScript
    expect(await (await served.get('/a/token/state', bound)).json()).toMatchObject({
      language: 'nb',
      messages: [{ view: 'ballot:round' }],
    });
  });

  test('pressed twice: the second press finds its own browser', async () => {
    await served.post('/a/token', '', { origin: served.url });
    const again = await served.post('/a/token', '', { origin: served.url, ...bound });
    expect(again.status).toBe(303);
  });

  test('in another browser it shows nothing, and says whom to ask', async () => {
    await served.post('/a/token', '', { origin: served.url });
    for (const cookie of ['', 'saman_link=another', 'other=1; saman_link=']) {
      const response = await served.get('/a/token', { accept: 'text/html', cookie });
      expect(response.status).toBe(403);
      const text = await response.text();
      expect(text).toContain('prosjektlederen');
      expect(text).not.toContain('ballot contents');
    }
    expect((await served.post('/a/token', '', { origin: served.url })).status).toBe(403);
  });

  test('where people reach it by https the cookie is secure, and the browser is told to stay with it', async () => {
    const bot = fakeBot();
    bot.opened = () => ({ kind: 'unused', language: 'nb' });
    const https = await serveFake({ publicUrl: 'https://saman.example', bot });
    try {
      const response = await https.post('/a/token', '', { origin: 'https://saman.example' });
      expect(response.headers.get('set-cookie')).toContain('Secure');
      expect(response.headers.get('strict-transport-security')).toContain('max-age');
    } finally {
      await https.close();
    }
  });

  test.each([
    ['unknown', 404, 'kjenner ikke'],
    ['expired', 410, 'gått ut'],
    ['replaced', 410, 'nyere'],
    ['elsewhere', 403, 'annen nettleser'],
  ] as const)('%s: a friendly page', async (why, status, text) => {
    served.bot.opened = () => ({ kind: 'refused', why, language: 'nb' });
    for (const path of ['/a/token', '/a/token/minutes', '/a/token/minutes/1']) {
      const response = await served.get(path, { accept: 'text/html' });
      expect(response.status).toBe(status);
      const page = await response.text();
      expect(page).toContain(text);
      expect(page).toContain('Spør prosjektlederen');
    }
    const act = await served.post('/a/token/act', { verb: 'answer.give' });
    expect(act.status).toBe(status);
    expect(await act.json()).toMatchObject({ error: why });
  });

  test('an unknown link speaks the language of the browser', async () => {
    const response = await served.get('/a/forged', { accept: 'text/html', 'accept-language': 'en-GB,en' });
    expect(await response.text()).toContain('Ask the project leader');
  });

  test('followed from another site: the browser is sent once more, with its cookie', async () => {
    await served.post('/a/token', '', { origin: served.url });
    const response = await served.get('/a/token', { accept: 'text/html', 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http-equiv="refresh" content="0; url=/a/token"');
  });

  test('another site binds nothing and does nothing', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      expect((await served.post('/a/token', '', headers)).status).toBe(403);
      expect(
        (await served.post('/a/token/act', { verb: 'answer.give' }, { ...headers, ...bound })).status,
      ).toBe(403);
    }
    expect(await (await served.get('/a/token', { accept: 'text/html' })).text()).toContain('<form');
  });

  test('the demo’s "as" has no meaning here', async () => {
    await served.post('/a/token', '', { origin: served.url });
    expect((await served.post('/a/token/act?as=owner', { verb: 'answer.give', as: 'owner' })).status).toBe(
      403,
    );
  });

  test('too much and malformed are refused', async () => {
    expect((await served.post('/a/token/act', { verb: 'x'.repeat(70_000) }, bound)).status).toBe(413);
    expect((await served.post('/a/token/act', '{"verb":', bound)).status).toBe(400);
    expect((await served.post('/a/token/act', { verb: 7 }, bound)).status).toBe(400);
  });
});

describe('minutes', () => {
  test('the newest by itself, an older one by its number, each marked as what it is', async () => {
    served.bot.opened = () => opened([approved(2), approved(1)]);
    const newest = await (await served.get('/a/token/minutes', bound)).text();
    expect(newest).toContain('<h1>Referat 2</h1>');
    expect(newest).toContain('Godkjent 1. desember 2026');
    expect(newest).not.toContain('eldre versjon');
    const older = await (await served.get('/a/token/minutes/1', bound)).text();
    expect(older).toContain('<h1>Referat 1</h1>');
    expect(older).toContain('eldre versjon');
    expect((await served.get('/a/token/minutes/3', bound)).status).toBe(404);
  });

  test('a draft says that it is one', async () => {
    served.bot.opened = () => opened([{ ...approved(1), approvedAt: null }]);
    const text = await (await served.get('/a/token/minutes', bound)).text();
    expect(text).toContain('Utkast');
    expect(text).not.toContain('Godkjent');
  });

  test('a link to minutes alone opens straight to them', async () => {
    served.bot.opened = () => opened([approved(1)], false);
    const response = await served.get('/a/token', bound);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/a/token/minutes');
    expect(await (await served.get('/a/token/minutes', bound)).text()).not.toContain('>Tilbake<');
  });

  test('before there are any, it says when they come', async () => {
    served.bot.opened = () => opened([], false);
    const response = await served.get('/a/token/minutes', bound);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('når runden er avsluttet');
  });

  test('an unbound link shows no minutes', async () => {
    const response = await served.get('/a/token/minutes', { accept: 'text/html' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/a/token');
  });

  test('are semantic: one heading of the page, tables with caption and scopes, the language of the document', async () => {
    served.bot.opened = () => opened([approved(1)]);
    const text = await (await served.get('/a/token/minutes', bound)).text();
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain('<article lang="nn">');
    expect(text).toContain('<html lang="nb">');
    expect(text).toMatch(/<caption>[^<]+<\/caption>/);
    expect(text.match(/scope="col"/g)).toHaveLength(2);
    expect(text.match(/scope="row"/g)).toHaveLength(1);
  });

  test('what people wrote is text wherever it stands', async () => {
    served.bot.opened = () => opened([{ ...approved(1), document: documentOf(nasty) }]);
    const text = await (await served.get('/a/token/minutes', bound)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    // title, heading, paragraph, list, label, value, caption (and the table's name), head, and two cells
    expect(text.split(escaped)).toHaveLength(12);
  });
});
