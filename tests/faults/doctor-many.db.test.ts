import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { newPlace, type Place } from '../harness/app-process.ts';
import { engine } from '../harness/database.ts';
import { doctor, type Environment, ended, samanBehind } from '../harness/doctor-run.ts';
import { type HttpsFront, httpsFront } from '../harness/https-front.ts';
import type { Running } from '../harness/processes.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import type { Workspace } from '../peers/slack-workspace.ts';

// `npm run doctor` where workspaces install Saman themselves: their tokens are sealed in the database, which a running
// Saman may have for itself. In this order.

const secret = 'the secret of this installation, at least 32 long';
const another = 'another secret, which is quite as long as the first';
let peer: SlackPeer;
let front: HttpsFront;
let place: Place;
let folder: string;
let saman: Running & { readonly port: string };
let here: Workspace;
let there: Workspace;

const settings = (more: Environment = {}): Environment => ({
  ...place.settings,
  SAMAN_DEMO: '0',
  SAMAN_SECRET: secret,
  SAMAN_PUBLIC_URL: front.url,
  NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem'),
  ...slackSettings(peer, 'many'),
  ...more,
});
/** As the running one was started. */
const beside = (more: Environment = {}): Environment => settings({ PORT: saman.port, ...more });

beforeAll(async () => {
  front = await httpsFront();
  peer = await startSlackPeer({ scopes: botScopes, redirectUris: [`${front.url}/slack/oauth_redirect`] });
  [here, there] = peer.workspaces as [Workspace, Workspace];
  place = await newPlace();
  folder = await mkdtemp(join(tmpdir(), 'saman-doctor-'));
  await writeFile(join(folder, 'trusted.pem'), front.certificate);
  saman = await samanBehind(front, settings());
});
afterEach(() => peer.heal());
afterAll(async () => {
  await ended(saman);
  await place.remove();
  await rm(folder, { recursive: true, force: true });
  await front.close();
  await peer.stop();
});

async function installs(workspace: Workspace, handle: string): Promise<void> {
  const local = (path: string, headers = {}) =>
    fetch(new URL(path, `http://127.0.0.1:${saman.port}`), { redirect: 'manual', headers });
  const begun = await local('/slack/install');
  const [cookie = ''] = begun.headers.getSetCookie();
  const to = new URL(await peer.approve(begun.headers.get('location') ?? '', workspace.user(handle).id));
  const back = await local(`${to.pathname}${to.search}`, { cookie: cookie.split(';')[0] });
  expect(back.status).toBe(200);
}

test('none has installed it yet', async () => {
  const told = await doctor(beside());
  expect([told.code, told.wrong]).toEqual([0, []]);
  expect(told.lines).toContain('· no workspace has installed Saman yet');
  expect(told.lines).toContain('✓ SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are accepted');
  expect(told.lines).toContain(`✓ ${front.url}/slack/install leads to Slack`);
  expect(told.lines.join('\n')).toContain(`${front.url}/slack/oauth_redirect`);
});

test('each is looked at, also where the running Saman has the database', async () => {
  await installs(here, 'kommunedirektor');
  await installs(there, 'programleder');
  const told = await doctor(beside());
  expect([told.code, told.wrong]).toEqual([0, []]);
  for (const { teamId, name } of peer.workspaces)
    expect(told.lines).toContain(`✓ ${teamId} is accepted, by the workspace ${name}`);
});

test('with another secret than the running one it says what it could not look at', async () => {
  const told = await doctor(beside({ SAMAN_SECRET: another }));
  if (engine() === 'embedded') {
    expect([told.code, told.wrong]).toEqual([0, []]);
    expect(told.lines.join('\n')).toMatch(/· the workspaces.*could not be looked at.*\n.*PORT, SAMAN_SECRET/);
  } else expect(told.wrong.join('\n')).toContain(`${here.teamId} cannot be opened`);
});

test('a client secret that Slack does not take', async () => {
  const fault = { kind: 'error', error: 'bad_client_secret' } as const;
  peer.inject({ method: 'oauth.v2.access', times: 1, fault });
  const told = await doctor(beside());
  expect(told.wrong).toEqual([expect.stringMatching(/SLACK_CLIENT_SECRET \(bad_client_secret\)/)]);
});

test('one that removed Saman without our knowing', async () => {
  peer.uninstall(there);
  const told = await doctor(beside());
  const gone = `token of ${there.teamId} \\(account_inactive\\).*install Saman again`;
  expect([told.code, told.wrong]).toEqual([1, [expect.stringMatching(new RegExp(gone))]]);
});

test('tokens that another secret sealed', async () => {
  await ended(saman);
  const closed = `${here.teamId} cannot be opened: SAMAN_SECRET.*SAMAN_SECRET_PREVIOUS`;
  const told = await doctor(settings({ SAMAN_SECRET: another }));
  expect([told.code, told.wrong.join('\n')]).toEqual([1, expect.stringMatching(new RegExp(closed))]);
  const rotated = await doctor(settings({ SAMAN_SECRET: another, SAMAN_SECRET_PREVIOUS: secret }));
  expect(rotated.lines).toContain(`✓ ${here.teamId} is accepted, by the workspace ${here.name}`);
});

test('a workspace that was connected by a token before', async () => {
  const one = await samanBehind(front, { ...settings(), ...slackSettings(peer, 'one'), ...oauthTakenAway });
  await ended(one);
  const told = await doctor(settings());
  const none = `no token of the workspace ${here.teamId}.*by a SLACK_BOT_TOKEN before.*slack/install`;
  expect(told.wrong.join('\n')).toMatch(new RegExp(none));
});

const oauthTakenAway: Environment = { SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '', SLACK_STATE_SECRET: '' };
