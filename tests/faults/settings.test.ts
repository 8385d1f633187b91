import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, WrongSetting } from '../../config.ts';
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
    expect(await ended({}, 'dance')).toContain('start, backup, restore, admin');
    expect(await ended({}, 'restore')).toContain('npm run restore -- FILE');
  });
});
