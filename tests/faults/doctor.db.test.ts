import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { newPlace, type Place } from '../harness/app-process.ts';
import { doctor, type Environment, ended, samanBehind, type Told } from '../harness/doctor-run.ts';
import { type HttpsFront, httpsFront } from '../harness/https-front.ts';
import type { Running } from '../harness/processes.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { slackSettings } from '../peers/slack-settings.ts';

// `npm run doctor` as an administrator runs it: a process of its own, beside a running Saman or without one.

const secret = 'the secret of this installation, at least 32 long';
const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[^0-9a-f]/g, '0');
let peer: SlackPeer;
let front: HttpsFront;
let place: Place;
let folder: string;
let trusted: Environment;
const running: Running[] = [];

beforeAll(async () => {
  front = await httpsFront();
  peer = await startSlackPeer({ scopes: botScopes, redirectUris: [`${front.url}/slack/oauth_redirect`] });
  place = await newPlace();
  folder = await mkdtemp(join(tmpdir(), 'saman-doctor-'));
  await writeFile(join(folder, 'trusted.pem'), front.certificate);
  trusted = { NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem') };
});
afterEach(() => peer.heal());
afterAll(async () => {
  for (const one of running) await ended(one);
  await place.remove();
  await rm(folder, { recursive: true, force: true });
  await front.close();
  await peer.stop();
});

/** The settings of one workspace or of many, without demo. */
const settings = (
  installed: 'one' | 'many',
  by: 'http' | 'socket' = 'http',
  more: Environment = {},
): Environment => ({
  ...place.settings,
  SAMAN_DEMO: '0',
  SAMAN_SECRET: secret,
  ...slackSettings(peer, installed, by),
  SLACK_SIGNING_SECRET: signingSecret,
  ...more,
});
const reached = (more: Environment = {}): Environment => ({
  SAMAN_PUBLIC_URL: front.url,
  ...trusted,
  ...more,
});

test('Slack is not configured', async () => {
  const { SAMAN_DEMO: _, ...plain } = place.settings;
  const told = await doctor({ ...plain, SAMAN_SECRET: secret });
  expect([told.code, told.wrong]).toEqual([0, []]);
  expect(told.lines.join('\n')).toMatch(/· Slack is not configured\n {4}→ docs\/slack\.md/);
});

test('a setting is missing: it is named, and nothing else is looked at', async () => {
  const { SLACK_CLIENT_SECRET: _, ...given } = settings('many');
  const told = await doctor(given);
  expect([told.code, told.lines]).toEqual([1, []]);
  expect(told.errors).toMatch(/The setting SLACK_CLIENT_SECRET is missing/);
});

describe('one workspace, over a socket', () => {
  test('all is well', async () => {
    const told = await doctor(settings('one', 'socket'));
    expect(told.lines).toEqual([
      '✓ the settings can be read',
      '✓ the database opens',
      '✓ Slack can be reached',
      '✓ SLACK_BOT_TOKEN is accepted, by the workspace Elverum kommune',
      '✓ all scopes are there, and no more',
      '✓ SLACK_APP_TOKEN opens a socket: Slack need not reach this machine',
      '· Teams is not configured',
      '    → docs/teams.md says how',
      '',
      'Nothing is wrong.',
    ]);
    expect([told.code, told.errors]).toEqual([0, '']);
  });

  test('neither token is accepted', async () => {
    const given = settings('one', 'socket', { SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' });
    const told = await doctor(given);
    expect(told.code).toBe(1);
    expect(told.wrong).toEqual([
      expect.stringMatching(/token of SLACK_BOT_TOKEN \(invalid_auth\).*“Install App”/),
      expect.stringMatching(/SLACK_APP_TOKEN \(invalid_auth\).*connections:write.*“Socket Mode”/),
    ]);
    expect(told.lines.at(-1)).toBe('To be mended (✗): 2');
  });

  test('Slack cannot be reached: its tokens are not called wrong', async () => {
    const told = await doctor(settings('one', 'socket', { SLACK_API_URL: 'http://127.0.0.1:1/api/' }));
    expect([told.code, told.wrong]).toEqual([
      1,
      [expect.stringMatching(/Slack cannot be reached.*https connections to slack\.com.*HTTPS_PROXY/)],
    ]);
  });

  test('scopes are missing, or there are more than needed', async () => {
    const scoped = async (scopes: readonly string[]): Promise<Told> => {
      const other = await startSlackPeer({ scopes });
      const told = await doctor({
        ...settings('one', 'socket'),
        ...slackSettings(other, 'one', 'socket'),
      });
      await other.stop();
      return told;
    };
    const fewer = await scoped(botScopes.filter((one) => !/^(groups:read|files:write)$/.test(one)));
    expect([fewer.code, fewer.wrong]).toEqual([
      1,
      [
        expect.stringMatching(
          /missing: files:write, groups:read.*“OAuth & Permissions”.*install the app again/,
        ),
      ],
    ]);
    const more = await scoped([...botScopes, 'channels:history']);
    expect([more.code, more.wrong]).toEqual([0, []]);
    expect(more.lines.join('\n')).toMatch(
      /· all scopes are there, and more than Saman needs: channels:history/,
    );
  });

  test('the token was revoked', async () => {
    const other = await startSlackPeer({ scopes: botScopes });
    other.endToken(other.workspace.botToken, 'token_revoked');
    const told = await doctor({ ...settings('one', 'socket'), ...slackSettings(other, 'one', 'socket') });
    await other.stop();
    expect([told.code, told.wrong]).toEqual([
      1,
      [expect.stringMatching(/\(token_revoked\).*install the app/)],
    ]);
  });
});

describe('one workspace, over https', () => {
  test('Saman has not been started', async () => {
    const told = await doctor(settings('one', 'http', reached()));
    expect([told.code, told.wrong]).toEqual([
      1,
      [expect.stringMatching(/502, which is not Saman.*the proxy/)],
    ]);
  });

  test('all is well beside the running one; with another secret, address or certificate it is not', async () => {
    const given = settings('one', 'http', reached());
    const started = await samanBehind(front, given);
    running.push(started);
    const well = await doctor(given);
    expect([well.code, well.wrong]).toEqual([0, []]);
    expect(well.lines).toContain(`✓ ${front.url}/slack/events answers, with the same signing secret`);

    const other = await doctor({ ...given, SLACK_SIGNING_SECRET: 'f'.repeat(32) });
    expect([other.code, other.wrong]).toEqual([
      1,
      [expect.stringMatching(/another SLACK_SIGNING_SECRET.*“Basic Information”/)],
    ]);
    const untrusted = await doctor({ ...given, NODE_EXTRA_CA_CERTS: '' });
    expect(untrusted.wrong).toEqual([expect.stringMatching(/cannot be reached.*SIGNED_CERT.*certificate/)]);
    const nowhere = await doctor({ ...given, SAMAN_PUBLIC_URL: 'https://saman.invalid' });
    expect(nowhere.wrong).toEqual([expect.stringMatching(/cannot be reached.*DNS/)]);
    await ended(started);
  });

  test('an address that Slack cannot call', async () => {
    const told = await doctor(settings('one', 'http', { SAMAN_PUBLIC_URL: 'http://localhost:1' }));
    expect([told.code, told.wrong]).toEqual([
      1,
      [
        expect.stringMatching(
          /Slack cannot send anything to http:\/\/localhost.*SAMAN_PUBLIC_URL.*SLACK_APP_TOKEN/,
        ),
        expect.stringMatching(/cannot be reached from here.*npm start/),
      ],
    ]);
  });

  test('a signing secret that is none is noticed', async () => {
    const given = settings('one', 'http', { SLACK_SIGNING_SECRET: 'not-a-signing-secret' });
    expect((await doctor(given)).lines.join('\n')).toMatch(/· SLACK_SIGNING_SECRET does not look like one/);
  });
});
