import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createSealer } from '../../sealer.ts';
import { configFor } from '../harness/app.ts';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import type { JsonObject } from '../peers/json.ts';
import { textOf } from '../peers/json.ts';
import { installBrowser } from './install-browser.ts';

// Token rotation: tokens last twelve hours, and are exchanged for new ones before they end.

let slack: SlackApp;
const { secret } = configFor('/nowhere');
const sealer = createSealer(secret, null);
const hours = (count: number): number => count * 60 * 60 * 1000;
const begun = Date.now();

beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many', peer: { tokenRotation: true } });
  await installBrowser(slack).installs(slack.peer.workspace, 'kommunedirektor');
  slack.peer.clear();
});
afterEach(() => {
  slack.peer.clear();
});
afterAll(async () => {
  vi.useRealTimers();
  await slack.stop();
});

const setClock = (later: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: begun + later });
};

interface Stored {
  readonly bot: { readonly token: string; readonly refreshToken: string; readonly expiresAt: number };
}

async function stored(): Promise<Stored> {
  const [one] = await slack.app.database.connections.present('slack');
  return JSON.parse(sealer.open(`slack:${one?.externalId}`, one?.sealed ?? '') ?? '') as Stored;
}

/** Somebody asks for help, and gets it; gives the token with which it was sent. */
async function helped(): Promise<string | null> {
  const person = slack.at('ordforer');
  const before = (await person.messages()).length;
  await person.writes('hjelp');
  await slack.settled();
  expect((await person.messages()).length).toBe(before + 2);
  return slack.peer.callsOf('chat.postMessage').at(-1)?.token ?? null;
}

const exchanges = (): readonly JsonObject[] => slack.peer.callsOf('oauth.v2.access').map(({ body }) => body);

test('a token that still lasts is used as it is', async () => {
  expect((await stored()).bot.expiresAt).toBeGreaterThan(begun / 1000 + 11 * 60 * 60);
  expect(await helped()).toBe((await stored()).bot.token);
  expect(exchanges()).toEqual([]);
});

test('one that ends within two hours is exchanged first, once for all who ask at that moment', async () => {
  const { bot: before } = await stored();
  setClock(hours(10.5));
  const people = ['ordforer', 'kommunedirektor', 'hovedtillitsvalgt'].map((handle) => slack.at(handle));
  await Promise.all(people.map((person) => person.writes('hjelp')));
  await slack.settled();
  expect(exchanges()).toEqual([
    {
      client_id: slack.peer.app.clientId,
      client_secret: slack.peer.app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: before.refreshToken,
    },
  ]);
  const { bot: after } = await stored();
  expect(after.token).not.toBe(before.token);
  const used = slack.peer.callsOf('chat.postMessage').map(({ token }) => token);
  expect(used).toEqual([after.token, after.token, after.token]);
});

/** What another process does that has the same database. */
async function exchangedElsewhere(storesAfter: number): Promise<void> {
  const { connections } = slack.app.database;
  const [connection] = await connections.present('slack');
  const installation = await stored();
  const { clientId, clientSecret } = slack.peer.app;
  const response = await fetch(`${slack.peer.apiUrl}oauth.v2.access`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: installation.bot.refreshToken,
    }),
  });
  const given = (await response.json()) as JsonObject;
  const bot = {
    ...installation.bot,
    token: textOf(given.access_token),
    refreshToken: textOf(given.refresh_token),
    expiresAt: Math.floor(Date.now() / 1000) + Number(given.expires_in),
  };
  const sealed = sealer.seal(`slack:${connection?.externalId}`, JSON.stringify({ ...installation, bot }));
  const store = () => connections.keep(connection?.id ?? '', sealed);
  if (storesAfter === 0) return store();
  void pause(storesAfter).then(store);
}

test('a token that another process has exchanged is refused by Slack: the new one is fetched', async () => {
  setClock(hours(11));
  const { bot: before } = await stored();
  await exchangedElsewhere(0);
  expect(await helped()).toBe((await stored()).bot.token);
  expect((await stored()).bot.token).not.toBe(before.token);
  expect(exchanges().length).toBe(1);
});

test('… also where that one is only about to store it', async () => {
  await exchangedElsewhere(600);
  expect(await helped()).toBe((await stored()).bot.token);
});

test('a token that ends soon, and which another process has exchanged, is not exchanged once more', async () => {
  setClock(hours(20));
  const { bot: before } = await stored();
  expect(before.expiresAt).toBeGreaterThan(Date.now() / 1000);
  setClock(hours(22));
  await exchangedElsewhere(0);
  slack.peer.clear();
  expect(await helped()).toBe((await stored()).bot.token);
  expect(exchanges()).toEqual([]);
});

test('where the exchange does not succeed, the token that lasts still serves', async () => {
  const { bot: before } = await stored();
  setClock(hours(32.5));
  slack.peer.inject({ method: 'oauth.v2.access', times: 1, fault: { kind: 'status', status: 503 } });
  expect(await helped()).toBe(before.token);
  expect(await helped()).toBe((await stored()).bot.token);
  expect((await stored()).bot.token).not.toBe(before.token);
});

test('a new token is not lost because the database was away for a moment', async () => {
  setClock(hours(43));
  const { bot: before } = await stored();
  // fails to be stored at first
  const { database } = slack.app;
  await database.query(
    `create function not_now() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`,
  );
  await database.query('create trigger away before update on connection execute function not_now()');
  const back = pause(900).then(() => database.query('drop trigger away on connection'));
  const used = await helped();
  await back;
  expect((await stored()).bot.token).not.toBe(before.token);
  expect(used).toBe((await stored()).bot.token);
});

test('nothing of a token was logged', () => {
  const logged = JSON.stringify(slack.app.log.entries);
  expect(logged).not.toMatch(/xoxe|xoxb|client-secret/);
});
