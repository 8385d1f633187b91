import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { WrongSetting } from '../../settings.ts';
import { runSaman } from '../harness/processes.ts';

// What stops a start says so in a sentence: what is wrong, and what it should be. No secret is repeated.

let folder: string;
let busy: Server;
let busyPort: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saman-settings-'));
  writeFileSync(join(folder, 'file'), '');
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  busyPort = String((busy.address() as { port: number }).port);
});
afterAll(() => {
  busy.close();
  rmSync(folder, { recursive: true, force: true });
});

const secret = 'geheim-'.repeat(3);
const problemOf = (settings: Readonly<Record<string, string>>): string => {
  try {
    readConfig({ SAMAN_DATA_DIR: folder, ...settings });
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSetting);
    return (error as Error).message;
  }
};

describe('a setting that cannot be used is named, with what it should be', () => {
  test.each([
    ['PORT', '70000', /0 to 65535/],
    ['PORT', 'abc', /0 to 65535/],
    ['PORT', '80.5', /0 to 65535/],
    ['PORT', ' ', /0 to 65535/],
    ['DATABASE_URL', `mysql://saman:${secret}@localhost/saman`, /postgres:\/\//],
    ['DATABASE_URL', `postgres://saman:${secret}@[localhost/saman`, /postgres:\/\//],
    ['DATABASE_URL', `postgres://saman:${secret}@localhost:99999/saman`, /postgres:\/\//],
    ['SAMAN_PUBLIC_URL', 'saman.example.no', /https:\/\//],
    ['SAMAN_PUBLIC_URL', 'ftp://saman.example.no', /https:\/\//],
    ['SAMAN_SECRET', secret, /at least 32/],
    ['SAMAN_SECRET_PREVIOUS', secret, /SAMAN_SECRET/],
    ['SAMAN_DEMO', 'yes', /1 or 0/],
    ['LOG_LEVEL', 'loud', /trace, debug/],
    ['SLACK_SIGNING_SECRET', 'geheim-', /Signing Secret/],
    ['SLACK_SIGNING_SECRET', `${secret} `, /Signing Secret/],
    ['SLACK_BOT_TOKEN', `xoxp-${secret}`, /Bot User OAuth Token, which begins with xoxb-/],
    ['SLACK_BOT_TOKEN', `xapp-${secret}`, /Bot User OAuth Token, which begins with xoxb-/],
    ['SLACK_BOT_TOKEN', `xoxe.xoxb-${secret}`, /Bot User OAuth Token, which begins with xoxb-/],
    ['SLACK_APP_TOKEN', `xoxb-${secret}`, /App-Level Token .* begins with xapp-/],
    ['SLACK_CLIENT_ID', '1 2', /Client ID/],
    ['SLACK_CLIENT_SECRET', 'short', /Client Secret/],
    ['SLACK_STATE_SECRET', 'geheim-geheim-', /at least 16/],
    ['SLACK_API_URL', 'slack.com/api', /https:\/\/slack\.com\/api/],
  ])('%s=%s', (name, value, should) => {
    const problem = problemOf({ [name]: value });
    expect(problem).toContain(`The setting ${name}`);
    expect(problem).toMatch(should);
    expect(problem).not.toContain(secret);
  });

  test('a data folder that is a file', () => {
    expect(problemOf({ SAMAN_DATA_DIR: join(folder, 'file') })).toContain('SAMAN_DATA_DIR');
  });

  test('no demo in production, and no production without a secret', () => {
    expect(problemOf({ NODE_ENV: 'production', SAMAN_DEMO: '1' })).toMatch(/SAMAN_DEMO.*NODE_ENV=production/);
    expect(problemOf({ NODE_ENV: 'production' })).toContain('SAMAN_SECRET');
    expect(problemOf({ DATABASE_URL: 'postgres://localhost/saman' })).toContain('SAMAN_SECRET');
    const config = readConfig({
      NODE_ENV: 'production',
      SAMAN_SECRET: 'x'.repeat(32),
      SAMAN_DATA_DIR: folder,
    });
    expect(config.demo).toBe(false);
  });
});

test('docs/operations.md has every setting', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const names = [...read('settings.ts').matchAll(/^ {2}(\w+): \{$/gm)].map(([, name]) => name);
  const documented = read('docs/operations.md');
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});

describe('Slack', () => {
  const signing = { SLACK_SIGNING_SECRET: secret };
  const one = { ...signing, SLACK_BOT_TOKEN: `xoxb-${secret}` };
  const client = { SLACK_CLIENT_ID: '1.2' };
  const many = { ...signing, ...client, SLACK_CLIENT_SECRET: secret, SLACK_STATE_SECRET: secret };
  const app = { SLACK_APP_TOKEN: `xapp-${secret}` };
  const own = { SAMAN_SECRET: 'x'.repeat(32) };
  const without = (from: object, name: string) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));

  test.each([
    ['a secret to sign with, and no token', signing, 'SLACK_BOT_TOKEN is missing, and SLACK_CLIENT_ID too'],
    ['a socket, and no token', app, 'SLACK_BOT_TOKEN is missing, and SLACK_CLIENT_ID too'],
    [
      'a token, and no way to be heard',
      without(one, 'SLACK_SIGNING_SECRET'),
      'SLACK_SIGNING_SECRET is missing',
    ],
    [
      'many, and no way to be heard',
      without(many, 'SLACK_SIGNING_SECRET'),
      'SLACK_SIGNING_SECRET is missing',
    ],
    ['one and many', { ...one, ...many }, 'SLACK_BOT_TOKEN cannot be set together with SLACK_CLIENT_ID'],
    ['many without the secret', without(many, 'SLACK_CLIENT_SECRET'), 'SLACK_CLIENT_SECRET is missing'],
    ['many without the state’s', without(many, 'SLACK_STATE_SECRET'), 'SLACK_STATE_SECRET is missing'],
    [
      'a client secret alone',
      { SLACK_CLIENT_SECRET: secret },
      'SLACK_CLIENT_ID is missing: SLACK_CLIENT_SECRET',
    ],
    ['one, with a state secret', { ...one, SLACK_STATE_SECRET: secret }, 'SLACK_CLIENT_ID is missing'],
    ['one, and no secret of Saman’s', one, 'SAMAN_SECRET is missing'],
  ])('%s', (_what, settings, says) => {
    const problem = problemOf(settings);
    expect(problem).toContain(`The setting ${says}`);
    expect(problem).toMatch(/It should be .{10,}\. \(.+\)$/);
    expect(problem).not.toContain(secret);
  });

  test.each([
    ['one workspace, by requests', one],
    ['one, over a socket', { ...without(one, 'SLACK_SIGNING_SECRET'), ...app }],
    ['many, by requests', many],
    ['many, over a socket', { ...without(many, 'SLACK_SIGNING_SECRET'), ...app }],
    ['both ways are set: the socket is used', { ...one, ...app }],
  ])('%s', (_what, settings) => {
    const { slack, demo } = readConfig({ ...own, ...settings });
    expect(slack?.apiUrl).toBe('https://slack.com/api/');
    expect([slack?.botToken === null, slack?.oauth === null]).toContain(true);
    expect(demo).toBe(false);
  });

  test('nothing of Slack’s is set, or all is empty: it is not configured', () => {
    expect(readConfig(own).slack).toBeNull();
    expect(readConfig({ ...own, SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' }).slack).toBeNull();
    expect(readConfig({ ...own, SLACK_API_URL: 'http://127.0.0.1:1/api' }).slack).toBeNull();
  });

  test('the demo is shown beside it where it is asked for', () => {
    expect(readConfig({ ...own, ...one, SAMAN_DEMO: '1' })).toMatchObject({ demo: true });
    expect(problemOf({ ...own, ...one, SAMAN_DEMO: '1', NODE_ENV: 'production' })).toContain('SAMAN_DEMO');
  });

  test('an address gets its slash', () => {
    const { slack } = readConfig({ ...own, ...one, SLACK_API_URL: 'http://127.0.0.1:1/api' });
    expect(slack?.apiUrl).toBe('http://127.0.0.1:1/api/');
  });
});

describe('a start that cannot be ends with code 1 and one sentence', () => {
  const ended = async (settings: Readonly<Record<string, string>>, ...given: readonly string[]) => {
    const saman = runSaman(given, { SAMAN_DATA_DIR: join(folder, 'data'), ...settings });
    expect(await saman.ended()).toBe(1);
    expect(saman.errors()).not.toMatch(/^\s+at /m);
    expect(saman.errors()).not.toContain(secret);
    return saman.errors();
  };

  test('a wrong setting', async () => {
    expect(await ended({ PORT: 'x' })).toContain('The setting PORT');
  });

  test('a port in use', async () => {
    const said = await ended({ PORT: busyPort });
    expect(said).toContain(`Port ${busyPort} is in use`);
  });

  test('an address that is not this machine’s', async () => {
    expect(await ended({ HOST: '192.0.2.1', PORT: '0' })).toContain('HOST');
  });

  test('a folder that cannot be written: a file stands in its place', async () => {
    expect(await ended({ SAMAN_DATA_DIR: join(folder, 'file', 'below') })).toContain('SAMAN_DATA_DIR');
  });

  test('a database that does not answer', async () => {
    const url = `postgres://saman:${secret}@127.0.0.1:1/saman`;
    expect(await ended({ DATABASE_URL: url, SAMAN_DEMO: '1' })).toContain('DATABASE_URL');
  });

  test('a program that there is not; a restore of nothing', async () => {
    expect(await ended({}, 'dance')).toContain('start, backup, restore, admin, doctor, manifest');
    expect(await ended({}, 'restore')).toContain('npm run restore -- FILE');
  });

  test('a token of another kind', async () => {
    expect(await ended({ SLACK_BOT_TOKEN: `xoxp-${secret}` })).toContain('The setting SLACK_BOT_TOKEN');
  });

  test('a manifest without an address', async () => {
    expect(await ended({}, 'manifest')).toMatch(/SAMAN_PUBLIC_URL.*npm run slack:manifest -- socket/);
  });
});
