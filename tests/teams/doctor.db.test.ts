import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { openConfigured } from '../../main.ts';
import { newPlace, type Place } from '../harness/app-process.ts';
import { engine } from '../harness/database.ts';
import { doctor, type Environment, ended, samanBehind } from '../harness/doctor-run.ts';
import { type HttpsFront, httpsFront } from '../harness/https-front.ts';
import type { Running } from '../harness/processes.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';

// `npm run doctor` of a Saman in Teams, as an administrator runs it. In this order.

const secret = 'the secret of this installation, at least 32 long';
const tenant = '99999999-8888-4777-8666-555555555555';
let issuer: TeamsIssuer;
let front: HttpsFront;
let place: Place;
let folder: string;
let saman: (Running & { readonly port: string }) | null = null;

beforeAll(async () => {
  front = await httpsFront();
  issuer = await startTeamsIssuer({ tenantId: tenant });
  place = await newPlace();
  folder = await mkdtemp(join(tmpdir(), 'saman-doctor-'));
  await writeFile(join(folder, 'trusted.pem'), front.certificate);
});
afterAll(async () => {
  if (saman) await ended(saman);
  await place.remove();
  await rm(folder, { recursive: true, force: true });
  await front.close();
  await issuer.stop();
});

const settings = (more: Environment = {}): Environment => ({
  ...place.settings,
  SAMAN_DEMO: '0',
  SAMAN_SECRET: secret,
  SAMAN_PUBLIC_URL: front.url,
  NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem'),
  ...issuer.environment,
  ...more,
});
/** The address of this test is this machine’s, which Teams does not reach. */
const ofThisTest = expect.stringMatching(
  /Teams cannot send anything to https:\/\/localhost:\d+\/api\/messages/,
);

test('Teams is not configured', async () => {
  const told = await doctor({ ...place.settings, SAMAN_DEMO: '0', SAMAN_SECRET: secret });
  expect([told.code, told.wrong]).toEqual([0, []]);
  expect(told.lines.join('\n')).toMatch(/· Teams is not configured\n {4}→ docs\/teams\.md/);
});

test('a setting is missing: it is named, and nothing else is looked at', async () => {
  const told = await doctor(settings({ MICROSOFT_APP_PASSWORD: '' }));
  expect([told.code, told.lines]).toEqual([1, []]);
  expect(told.errors).toMatch(/The setting MICROSOFT_APP_PASSWORD is missing/);
});

test('Saman has not been started, and no tenant has it', async () => {
  const told = await doctor(settings());
  expect([told.code, told.wrong]).toEqual([
    1,
    [ofThisTest, expect.stringMatching(/502, which is not Saman.*the proxy/)],
  ]);
  expect(told.lines).toContain('✓ MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD are accepted');
  expect(told.lines).toContain('· no tenant has Saman yet');
  expect(told.lines).toContain('· not set: SAMAN_PRIVACY_URL, SAMAN_SUPPORT_URL');
  expect(told.errors).toBe('');
});

test('all is well beside the running one, which may have the database to itself', async () => {
  await connected();
  saman = await samanBehind(front, settings());
  const beside = { PORT: saman.port };
  const told = await doctor(settings(beside));
  expect(told.wrong).toEqual([ofThisTest]);
  expect(told.lines).toContain(`✓ ${front.url}/api/messages answers, and believes nobody without a token`);
  expect(told.lines).toContain(`✓ Saman is in the tenant ${tenant}`);

  const untrusted = await doctor(settings({ ...beside, NODE_EXTRA_CA_CERTS: '' }));
  expect(untrusted.wrong).toEqual([ofThisTest, expect.stringMatching(/SIGNED_CERT.*certificate/)]);

  issuer.refuseLogin('AADSTS7000222');
  const expired = await doctor(settings(beside));
  expect(expired.wrong).toEqual([expect.stringMatching(/has expired \(AADSTS7000222\)/), ofThisTest]);
  issuer.refuseLogin(null);

  if (engine() === 'embedded') {
    const other = await doctor(settings({ ...beside, SAMAN_SECRET: `another: ${secret}` }));
    expect(other.lines.join('\n')).toMatch(/· the tenants.*could not be looked at.*\n.*PORT, SAMAN_SECRET/);
  }
});

test('unauthenticated, on this machine', async () => {
  const none = Object.fromEntries(
    Object.keys(issuer.environment)
      .filter((name) => name.startsWith('MICROSOFT'))
      .map((name) => [name, '']),
  );
  const told = await doctor(settings({ ...none, TEAMS_ALLOW_UNAUTHENTICATED: '1' }));
  expect([told.code, told.wrong]).toEqual([0, []]);
  expect(told.lines.join('\n')).toMatch(/· TEAMS_ALLOW_UNAUTHENTICATED is 1.*\n {4}→ .*docs\/teams\.md/);
});

/** A tenant has Saman: Teams has said so before. */
async function connected(): Promise<void> {
  const database = await openConfigured(readConfig(settings()), createLog('silent'));
  await database.connections.connect('teams', tenant, 'Elverum', null);
  await database.close();
}
