import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import type { DatabaseTarget } from '../../db/connect.ts';
import { type App, startApp } from '../harness/app.ts';
import { engine, newServerDatabase } from '../harness/database.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { installBrowser } from './install-browser.ts';

// SAMAN_SECRET is changed: the tokens that it sealed come along, and the earlier one can be forgotten. In this order.

const first = 'the first secret of an installation, long enough';
const second = 'the second secret of that installation, likewise';
let peer: SlackPeer;
let target: DatabaseTarget;
let remove: () => Promise<void>;
beforeAll(async () => {
  peer = await startSlackPeer({
    scopes: botScopes,
    redirectUris: ['http://localhost:3978/slack/oauth_redirect'],
  });
  if (engine() === 'postgres') {
    const { url, remove: drop } = await newServerDatabase('migrated');
    [target, remove] = [{ url }, drop];
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'saman-secret-'));
    [target, remove] = [{ folder }, () => rm(folder, { recursive: true, force: true })];
  }
});
afterAll(async () => {
  await peer.stop();
  await remove();
});

async function withSecrets(
  secrets: Readonly<Record<string, string>>,
  work: (app: App) => Promise<void>,
): Promise<void> {
  const app = await startApp({ ...slackSettings(peer, 'many'), ...secrets }, target);
  await work(app);
  await app.stop();
}

async function helped(app: App): Promise<boolean> {
  const person = slackPerson(peer, 'ordforer', overHttp(peer, `${app.url}slack/events`));
  const before = (await person.messages()).length;
  await person.writes('hjelp');
  await app.running.settled();
  return (await person.messages()).length === before + 2;
}

test('a workspace installs Saman', async () => {
  await withSecrets({ SAMAN_SECRET: first }, async (app) => {
    const page = await installBrowser({ app, peer }).installs(peer.workspace, 'kommunedirektor');
    expect(page.status).toBe(200);
    expect(await helped(app)).toBe(true);
  });
});

test('with the new secret alone its token does not open: that is logged, and Saman runs', async () => {
  await withSecrets({ SAMAN_SECRET: second }, async (app) => {
    expect(app.log.entries).toContainEqual({
      level: 'error',
      fields: { team: peer.workspace.teamId, mend: 'run npm run doctor' },
      message: expect.stringContaining('cannot be opened'),
    });
    expect((await fetch(`${app.url}readyz`)).status).toBe(200);
  });
});

test('with the earlier one beside it, it does, and is sealed with the new one', async () => {
  await withSecrets({ SAMAN_SECRET: second, SAMAN_SECRET_PREVIOUS: first }, async (app) => {
    expect(await helped(app)).toBe(true);
  });
});

test('then the earlier one can be forgotten', async () => {
  await withSecrets({ SAMAN_SECRET: second }, async (app) => {
    expect(await helped(app)).toBe(true);
    expect(app.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
