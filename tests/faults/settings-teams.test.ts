import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { WrongSetting } from '../../settings.ts';

// The settings of Teams: what cannot be used is named, and no secret is repeated.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saman-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'geheim-'.repeat(3);
const id = '00000000-1111-4222-8333-444444444444';
const tenant = '55555555-6666-4777-8888-999999999999';
const own = { SAMAN_SECRET: 'x'.repeat(32) };
const app = { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: secret };
const single = { ...app, MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_TENANT_ID: tenant };
const open = { TEAMS_ALLOW_UNAUTHENTICATED: '1' };

type Settings = Readonly<Record<string, string>>;
const read = (settings: Settings) => readConfig({ SAMAN_DATA_DIR: folder, ...settings });
const problemOf = (settings: Settings): string => {
  try {
    read(settings);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSetting);
    return (error as Error).message;
  }
};

test.each([
  ['MICROSOFT_APP_ID', 'saman', /Microsoft App ID of the Azure Bot, such as 0{8}-/],
  ['MICROSOFT_APP_ID', `${id} `, /Microsoft App ID/],
  ['MICROSOFT_APP_PASSWORD', 'geheim-', /Value of a client secret .*not its Secret ID/],
  ['MICROSOFT_APP_PASSWORD', `${secret} `, /Value of a client secret/],
  ['MICROSOFT_APP_TYPE', 'UserAssignedMSI', /SingleTenant or MultiTenant/],
  ['MICROSOFT_APP_TYPE', 'singletenant', /SingleTenant or MultiTenant/],
  ['MICROSOFT_APP_TENANT_ID', 'elverum.onmicrosoft.com', /Directory \(tenant\) ID/],
  ['TEAMS_ALLOW_UNAUTHENTICATED', 'true', /1 on a loopback HOST/],
  ['ToBotFromChannelOpenIdMetadataUrl', 'login.botframework.com', /address of an OpenID configuration/],
  ['ToChannelFromBotLoginUrl', 'ftp://login.example', /https:\/\/login\.microsoftonline\.com/],
  ['SAMAN_OPERATOR', 'x'.repeat(33), /at most 32/],
  ['SAMAN_PRIVACY_URL', 'http://saman.example.no/privacy', /https:\/\/saman\.example\.no\/privacy/],
  ['SAMAN_SUPPORT_URL', 'help@saman.example.no', /https:\/\/saman\.example\.no\/help/],
])('%s=%s cannot be used', (name, value, should) => {
  const problem = problemOf({ ...own, [name]: value });
  expect(problem).toContain(`The setting ${name} cannot be used as it is`);
  expect(problem).toMatch(should);
  expect(problem).not.toContain(secret);
});

test.each<readonly [string, Settings, string]>([
  ['an app without a secret', { MICROSOFT_APP_ID: id }, 'MICROSOFT_APP_PASSWORD is missing'],
  [
    'a secret without an app',
    { MICROSOFT_APP_PASSWORD: secret },
    'MICROSOFT_APP_ID is missing: MICROSOFT_APP_PASSWORD, which is set',
  ],
  [
    'a type without an app',
    { MICROSOFT_APP_TYPE: 'MultiTenant' },
    'MICROSOFT_APP_ID is missing: MICROSOFT_APP_TYPE, which is set',
  ],
  [
    'a tenant without an app',
    { MICROSOFT_APP_TENANT_ID: tenant },
    'MICROSOFT_APP_ID is missing: MICROSOFT_APP_TENANT_ID, which is set',
  ],
  [
    'one tenant, and not which',
    { ...app, MICROSOFT_APP_TYPE: 'SingleTenant' },
    'MICROSOFT_APP_TENANT_ID is missing',
  ],
  ['an app, and no secret of Saman’s', { ...single, SAMAN_SECRET: '' }, 'SAMAN_SECRET is missing'],
  [
    'unauthenticated, reached from everywhere',
    { ...open, HOST: '0.0.0.0' },
    'TEAMS_ALLOW_UNAUTHENTICATED cannot be 1 where others than this machine reach Saman',
  ],
  [
    'unauthenticated, reached from everywhere by IPv6',
    { ...open, HOST: '::' },
    'TEAMS_ALLOW_UNAUTHENTICATED',
  ],
  ['unauthenticated, reached from the network', { ...open, HOST: '10.0.0.4' }, 'TEAMS_ALLOW_UNAUTHENTICATED'],
  [
    'unauthenticated, at a name that begins like this machine',
    { ...open, HOST: 'localhost.example' },
    'TEAMS_ALLOW_UNAUTHENTICATED',
  ],
  [
    'unauthenticated in production',
    { ...open, NODE_ENV: 'production' },
    'TEAMS_ALLOW_UNAUTHENTICATED cannot be 1 together with NODE_ENV=production',
  ],
  [
    'unauthenticated, with an app',
    { ...open, ...app },
    'TEAMS_ALLOW_UNAUTHENTICATED cannot be 1 together with MICROSOFT_APP_ID',
  ],
  [
    'unauthenticated, with a secret of an app',
    { ...open, MICROSOFT_APP_PASSWORD: secret },
    'MICROSOFT_APP_ID is missing',
  ],
])('%s', (_what, settings, says) => {
  const problem = problemOf({ ...own, ...settings });
  expect(problem).toContain(`The setting ${says}`);
  expect(problem).toMatch(/It should be .{10,}\. \(.+\)$/);
  expect(problem).not.toContain(secret);
});

describe('what is configured', () => {
  const publicCloud = {
    issuer: 'https://api.botframework.com',
    keysUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    loginUrl: 'https://login.microsoftonline.com',
    scope: 'https://api.botframework.com',
  };

  test.each<readonly [string, Settings, string | null]>([
    ['one tenant', single, tenant],
    ['one tenant, without the word for it', { ...app, MICROSOFT_APP_TENANT_ID: tenant }, tenant],
    ['many tenants', { ...app, MICROSOFT_APP_TYPE: 'MultiTenant' }, null],
    ['many tenants, with one that is not needed', { ...single, MICROSOFT_APP_TYPE: 'MultiTenant' }, null],
    ['many tenants, without the word for it', app, null],
  ])('%s', (_what, settings, tenantId) => {
    const { teams, demo } = read({ ...own, ...settings });
    expect(teams).toEqual({ app: { id, password: secret, tenantId }, ...publicCloud });
    expect(demo).toBe(false);
    expect(read({ ...own, ...settings, NODE_ENV: 'production', HOST: '0.0.0.0' }).teams?.app?.id).toBe(id);
  });

  test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('unauthenticated at %s', (host) => {
    expect(read({ ...own, ...open, HOST: host }).teams).toEqual({ app: null, ...publicCloud });
    expect(read({ ...own, ...open }).teams?.app).toBeNull();
  });

  test('nothing, or all is empty, or only the word against', () => {
    expect(read(own).teams).toBeNull();
    const empty = Object.fromEntries(Object.keys({ ...single, ...open }).map((name) => [name, '']));
    expect(read({ ...own, ...empty }).teams).toBeNull();
    expect(read({ ...own, TEAMS_ALLOW_UNAUTHENTICATED: '0' }).teams).toBeNull();
    expect(read({ ...own, ToBotFromChannelTokenIssuer: 'https://issuer.example' }).teams).toBeNull();
  });

  test('another cloud than the public one', () => {
    const { teams } = read({
      ...own,
      ...single,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
      ToBotFromChannelOpenIdMetadataUrl:
        'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/',
      ToChannelFromBotOAuthScope: 'https://api.botframework.us',
    });
    expect(teams).toMatchObject({
      issuer: 'https://api.botframework.us',
      keysUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      loginUrl: 'https://login.microsoftonline.us',
      scope: 'https://api.botframework.us',
    });
  });

  test('the demo is shown beside it where it is asked for', () => {
    expect(read({ ...own, ...single, SAMAN_DEMO: '1' })).toMatchObject({ demo: true });
    expect(read({ ...open, SAMAN_DEMO: '1' })).toMatchObject({ demo: true, teams: { app: null } });
  });

  test('who stands behind it', () => {
    const urls = { privacyUrl: 'https://a.example/p', supportUrl: 'https://a.example/s' };
    expect(read(own).about).toEqual({ operator: null, privacyUrl: null, supportUrl: null });
    const said = {
      SAMAN_OPERATOR: 'Elverum',
      SAMAN_PRIVACY_URL: urls.privacyUrl,
      SAMAN_SUPPORT_URL: urls.supportUrl,
    };
    expect(read({ ...own, ...said }).about).toEqual({ operator: 'Elverum', ...urls });
  });
});
