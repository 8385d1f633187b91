import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { type App, type Settings, startApp } from '../harness/app.ts';
import { type CuttableProxy, proxyTo } from '../harness/proxy.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { type SlackPerson, slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp, overSocket } from '../peers/slack-ways.ts';

// A platform that cannot be reached does not stop the start: it is logged, and connected to when it is back.

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Away {
  readonly peer: SlackPeer;
  /** Stands between Saman and Slack. */
  readonly line: CuttableProxy;
  readonly settings: (by: 'http' | 'socket') => Settings;
}

async function slackBehindLine(): Promise<Away> {
  const peer = await startSlackPeer({ scopes: botScopes });
  ends.push(() => peer.stop());
  const line = await proxyTo(Number(new URL(peer.apiUrl).port));
  ends.push(() => line.close());
  const SLACK_API_URL = `http://127.0.0.1:${line.port}/api/`;
  return { peer, line, settings: (by) => ({ ...slackSettings(peer, 'one', by), SLACK_API_URL }) };
}

async function started(settings: Settings, on?: { readonly folder: string }): Promise<App> {
  const app = await startApp(settings, on);
  ends.push(() => app.stop());
  return app;
}

const said = (app: App): readonly string[] => app.log.entries.map(({ message }) => message);

async function helped(peer: SlackPeer, app: App, person: SlackPerson): Promise<void> {
  const before = (await person.messages()).length;
  await person.writes('hjelp');
  await app.running.settled();
  await peer.until(async () => (await person.messages()).length === before + 2);
}

describe('Slack is away at the start', () => {
  test('requests are answered as soon as it is back', async () => {
    const { peer, line, settings } = await slackBehindLine();
    await line.cut();
    const begun = performance.now();
    const app = await started(settings('http'));
    expect(performance.now() - begun).toBeLessThan(8000);
    expect((await fetch(`${app.url}readyz`)).status).toBe(200);
    expect(said(app)).toContain('the workspace of SLACK_BOT_TOKEN is not connected');
    await line.mend();
    await peer.until(() => peer.callsOf('auth.test').length > 0, 10_000);
    await peer.until(async () => (await app.database.connections.present('slack')).length === 1);
    await helped(peer, app, slackPerson(peer, 'ordforer', overHttp(peer, `${app.url}slack/events`)));
  });

  test('the socket is opened as soon as it is back', async () => {
    const { peer, line, settings } = await slackBehindLine();
    await line.cut();
    const app = await started(settings('socket'));
    expect(said(app)).toContain('the socket to Slack could not be opened');
    await line.mend();
    await peer.until(() => peer.socket.connections === 1, 15_000);
    await peer.until(async () => (await app.database.connections.present('slack')).length === 1, 15_000);
    await helped(peer, app, slackPerson(peer, 'ordforer', overSocket(peer)));
  });

  test('what waits to be delivered goes on waiting: nobody is told that Saman was removed', async () => {
    const { peer, line, settings } = await slackBehindLine();
    const folder = await mkdtemp(join(tmpdir(), 'saman-away-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const first = await startApp(settings('http'), { folder });
    const person = slackPerson(peer, 'ordforer', overHttp(peer, `${first.url}slack/events`));
    await helped(peer, first, person);
    const [account] = await first.database.query('select person_id from account');
    await first.stop();

    await line.cut();
    const again = await started(settings('http'), { folder });
    const { store } = again.database;
    const personId = String(account?.person_id);
    const view = { name: 'help' } as const;
    await store.transaction((tx) =>
      tx.notify([{ kind: 'tell', to: { kind: 'person', personId }, view, dedupeKey: 'waits' }]),
    );
    const status = async () => (await again.database.query('select status from delivery'))[0]?.status;
    await peer.until(async () => JSON.stringify(again.log.entries).includes('not connected'), 10_000);
    expect(await status()).toBe('pending');
    const before = (await person.messages()).length;
    await line.mend();
    await peer.until(async () => (await person.messages()).length === before + 1, 20_000);
    await peer.until(async () => (await status()) === 'sent', 5000);
  });
});

describe('Slack does not accept a token', () => {
  test('SLACK_BOT_TOKEN: Saman starts and says what to do', async () => {
    const { settings } = await slackBehindLine();
    const app = await started({ ...settings('http'), SLACK_BOT_TOKEN: 'xoxb-1-wrong' });
    expect((await fetch(`${app.url}readyz`)).status).toBe(200);
    expect(app.log.entries).toContainEqual({
      level: 'error',
      fields: expect.objectContaining({ code: 'invalid_auth', mend: 'run npm run doctor' }),
      message: 'the workspace of SLACK_BOT_TOKEN is not connected',
    });
    expect(JSON.stringify(app.log.entries)).not.toContain('xoxb-1-wrong');
  });

  test('SLACK_APP_TOKEN: likewise, and Slack is still written to', async () => {
    const { peer, settings } = await slackBehindLine();
    const app = await started({ ...settings('socket'), SLACK_APP_TOKEN: 'xapp-1-wrong' });
    expect((await fetch(`${app.url}readyz`)).status).toBe(200);
    expect(app.log.entries).toContainEqual({
      level: 'error',
      fields: expect.objectContaining({ code: 'invalid_auth', mend: 'run npm run doctor' }),
      message: 'the socket to Slack could not be opened',
    });
    expect(JSON.stringify(app.log.entries)).not.toContain('xapp-1-wrong');
    expect(peer.callsOf('auth.test').at(-1)).toMatchObject({ response: { ok: true } });
  });
});
