import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSaman } from '../harness/processes.ts';

// What npm run teams:package does, as a process of its own.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saman-package-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = {
  SAMAN_SECRET: 'geheim-'.repeat(6),
  MICROSOFT_APP_ID: '0f8fad5b-d9cb-469f-a165-70867728950e',
  MICROSOFT_APP_PASSWORD: 'not~so.secret',
  SAMAN_PUBLIC_URL: 'https://saman.elverum.example',
  SAMAN_PRIVACY_URL: 'https://elverum.example/personvern',
  SAMAN_SUPPORT_URL: 'https://elverum.example/hjelp',
  SAMAN_OPERATOR: 'Elverum kommune',
};

async function packaged(given: Readonly<Record<string, string>>, ...argument: readonly string[]) {
  const program = runSaman(['package', ...argument], { SAMAN_DATA_DIR: join(folder, 'data'), ...given });
  const code = await program.ended();
  return { code, said: program.lines.join('\n'), errors: program.errors() };
}

const versionIn = (file: string): string =>
  JSON.parse(strFromU8(unzipSync(readFileSync(file))['manifest.json'] as Uint8Array)).manifestVersion;

describe('npm run teams:package', () => {
  test('puts the package into the data folder, and says what to do with it', async () => {
    const { code, said, errors } = await packaged(settings);
    const file = join(folder, 'data', 'saman-teams.zip');
    expect([code, errors]).toEqual([0, '']);
    expect(said).toContain(file);
    expect(said).toMatch(/Teams admin center/);
    expect(said).toContain('https://saman.elverum.example/api/messages');
    expect(versionIn(file)).toMatch(/^1\.\d+$/);
  });

  test('puts it where one says', async () => {
    const file = join(folder, 'elsewhere', 'saman.zip');
    expect((await packaged(settings, file)).said).toContain(file);
    expect(versionIn(file)).toMatch(/^1\.\d+$/);
  });

  test('names every setting that is missing, at once', async () => {
    const { code, errors } = await packaged({});
    expect(code).toBe(1);
    for (const name of ['MICROSOFT_APP_ID', 'SAMAN_PUBLIC_URL', 'SAMAN_PRIVACY_URL', 'SAMAN_SUPPORT_URL'])
      expect(errors).toMatch(new RegExp(`${name}: the \\w+`));
    expect(errors).not.toMatch(/\n {4}at /);
  });

  test('names the one that is missing, and an address that is not https', async () => {
    const { SAMAN_SUPPORT_URL: _missing, ...rest } = settings;
    const { code, errors } = await packaged({ ...rest, SAMAN_PUBLIC_URL: 'http://localhost:3978' });
    expect(code).toBe(1);
    expect(errors).toMatch(/SAMAN_SUPPORT_URL/);
    expect(errors).toMatch(/SAMAN_PUBLIC_URL: the https address/);
    expect(errors).not.toMatch(/SAMAN_PRIVACY_URL|MICROSOFT_APP_ID/);
  });

  test('says so where it cannot write', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, errors } = await packaged(settings, join(folder, 'file', 'saman.zip'));
    expect(code).toBe(1);
    expect(errors).toMatch(/cannot be written/);
  });
});
