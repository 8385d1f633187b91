import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ExaminedTeams, examineTeams } from '../../adapters/teams/doctor.ts';
import { freePort } from '../harness/doctor-run.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';

// What the doctor says of Teams, and that whatever is wrong comes with how to mend it.

let issuer: TeamsIssuer;
let server: Server;
let publicUrl: string;
let answer: { status: number; body: string };
const asked: { readonly method?: string; readonly url?: string; readonly authorization?: string }[] = [];

beforeAll(async () => {
  issuer = await startTeamsIssuer({ tenantId: '99999999-8888-4777-8666-555555555555' });
  server = createServer(({ method, url, headers }, response) => {
    asked.push({ method, url, authorization: headers.authorization });
    response.writeHead(answer.status, { location: 'https://elsewhere.example/' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await issuer.stop();
});
beforeEach(() => {
  answer = { status: 401, body: '{"error":"unauthorized"}' };
  issuer.refuseLogin(null);
  issuer.answerKeys('well');
});

const pages = { privacyUrl: 'https://saman.example.no/privacy', supportUrl: 'https://saman.example.no/help' };

/** As the program writes it, one line for each finding. */
async function told(changes: Partial<ExaminedTeams> = {}): Promise<readonly string[]> {
  const findings = await examineTeams({
    settings: issuer.settings,
    publicUrl,
    tenants: ['elverum'],
    about: pages,
    now: () => Date.now() / 1000,
    ...changes,
  });
  const signs = { good: '✓', note: '·', bad: '✗' };
  const lines = findings.map(({ state, what, mend }) => `${signs[state]} ${what}${mend ? ` → ${mend}` : ''}`);
  for (const line of lines.filter((one) => !one.startsWith('✓'))) expect(line).toMatch(/ → .{20,}/);
  expect(lines.join('\n')).not.toContain(issuer.password);
  return lines;
}
/** What is wrong, apart from the address of this test, which is no https address. */
const wrong = async (changes: Partial<ExaminedTeams> = {}) =>
  (await told(changes)).filter(
    (line) => line.startsWith('✗') && !line.includes('Teams cannot send anything to http://127.0.0.1'),
  );

test('all is well, but for the address of this test', async () => {
  asked.length = 0;
  expect(await told()).toEqual([
    '✓ MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD are accepted',
    '✓ the keys that tell what really comes from Teams can be had',
    '✓ the clock of this machine is right',
    `✗ Teams cannot send anything to ${publicUrl}/api/messages: it takes only an https address on the Internet → set SAMAN_PUBLIC_URL to one; Teams has no way without an address`,
    `✓ ${publicUrl}/api/messages answers, and believes nobody without a token`,
    `· the messaging endpoint of the bot must be ${publicUrl}/api/messages → look under “Configuration” of the Azure Bot; this cannot be seen from here`,
    '✓ Saman is in the tenant elverum',
  ]);
  expect(asked).toEqual([{ method: 'POST', url: '/api/messages', authorization: undefined }]);
});

describe('the login', () => {
  test.each([
    [
      'AADSTS7000215',
      /MICROSOFT_APP_PASSWORD is not accepted \(AADSTS7000215\).*the Value .*not its Secret ID/,
    ],
    ['AADSTS7000222', /secret in MICROSOFT_APP_PASSWORD has expired \(AADSTS7000222\).*make a new one/],
    [
      'AADSTS700016',
      /no app MICROSOFT_APP_ID in this tenant \(AADSTS700016\).*MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_TYPE/,
    ],
    ['AADSTS90002', /no tenant MICROSOFT_APP_TENANT_ID \(AADSTS90002\).*Directory \(tenant\) ID/],
    [
      'AADSTS7000112',
      /does not accept MICROSOFT_APP_ID with .*\(AADSTS7000112\).*microsoftonline\.com\/error/,
    ],
  ])('refuses: %s', async (code, says) => {
    issuer.refuseLogin(code);
    expect(await wrong()).toEqual([expect.stringMatching(says)]);
  });

  test('does not take another secret', async () => {
    const app = { ...issuer.settings.app, password: 'another-secret' };
    expect(await wrong({ settings: { ...issuer.settings, app } })).toEqual([
      expect.stringMatching(/MICROSOFT_APP_PASSWORD is not accepted/),
    ]);
  });

  test('cannot be reached; what answers is no login', async () => {
    const port = await freePort();
    const away = { ...issuer.settings, loginUrl: `http://127.0.0.1:${port}` };
    expect(await wrong({ settings: away })).toEqual([
      expect.stringMatching(
        /no token can be had from 127.*\(ECONNREFUSED\).*HTTPS_PROXY.*ToChannelFromBotLoginUrl/,
      ),
    ]);
    answer = { status: 404, body: '<html>' };
    const other = await wrong({ settings: { ...issuer.settings, loginUrl: publicUrl } });
    expect(other[0]).toMatch(/no token can be had from 127.*\(404\)/);
  });
});

test.each([
  ['failing', '500'],
  ['garbage', 'not-understood'],
  ['no-keys', 'not-understood'],
] as const)('the keys: %s', async (how, code) => {
  issuer.answerKeys(how);
  const says = `cannot be had from ${issuer.settings.keysUrl} (${code}): nothing can be taken in`;
  expect(await wrong()).toEqual([expect.stringContaining(says)]);
  expect((await wrong())[0]).toMatch(/HTTPS_PROXY.*ToBotFromChannelOpenIdMetadataUrl/);
});

test('nobody is reached: no clock is called wrong', async () => {
  const port = await freePort();
  const settings = {
    ...issuer.settings,
    loginUrl: `http://127.0.0.1:${port}`,
    keysUrl: `http://127.0.0.1:${port}/keys`,
  };
  const lines = await told({ settings });
  expect(lines.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(2);
  expect(lines.join('\n')).not.toContain('clock');
});

describe('the clock', () => {
  test.each([
    [600, /^✗ the clock of this machine is (599|600|601) seconds ahead.*out of date.*NTP/],
    [-600, /^✗ the clock of this machine is (599|600|601) seconds behind.*NTP/],
    [290, /^✓ the clock of this machine is right$/],
    [-290, /^✓ the clock of this machine is right$/],
  ])('is %i seconds off', async (off, says) => {
    const now = () => Date.now() / 1000 + off;
    const ofClock = (lines: readonly string[]) => lines.filter((line) => line.includes('clock'));
    expect(ofClock(await told({ now }))).toEqual([expect.stringMatching(says)]);
    // the login being away, the keys’ clock will do; so will a refusal’s
    const settings = { ...issuer.settings, loginUrl: `http://127.0.0.1:${await freePort()}` };
    expect(ofClock(await told({ now, settings }))).toEqual([expect.stringMatching(says)]);
    issuer.refuseLogin('AADSTS7000222');
    issuer.answerKeys('failing');
    expect(ofClock(await told({ now }))).toEqual([expect.stringMatching(says)]);
  });
});

describe('the address', () => {
  test.each([
    [401, '<html>Log in', /answers with 401, but not Saman.*proxy before Saman pass POST \/api\/messages/],
    [401, '{"error":"not configured"}', /answers with 401: what answers there has no Teams/],
    [404, 'Not found', /answers with 404: what answers there has no Teams.*MICROSOFT_APP_ID/],
    [301, '', /leads somewhere else \(301\).*messaging endpoint/],
    [502, 'nobody', /answers with 502, which is not Saman.*the proxy/],
    [200, 'Welcome', /answers with 200, which is not Saman/],
    [403, '{"error":"forbidden"}', /answers with 403, which is not Saman.*started with these settings/],
  ])('answers with %i', async (status, body, says) => {
    answer = { status, body };
    expect(await wrong()).toEqual([expect.stringMatching(says)]);
  });

  test('nobody listens there; there is no such name', async () => {
    expect(await wrong({ publicUrl: `http://127.0.0.1:${await freePort()}` })).toEqual([
      expect.stringMatching(/cannot be reached from here \(ECONNREFUSED\).*npm start/),
    ]);
    expect(await wrong({ publicUrl: 'https://saman.invalid' })).toEqual([
      expect.stringMatching(/cannot be reached from here \(E\w+\).*DNS/),
    ]);
  });

  test.each([
    'http://saman.example.invalid',
    'https://localhost:1',
    'https://127.0.0.1:1',
    'https://[::1]:1',
    'https://saman.local:1',
  ])('Teams does not reach %s', async (address) => {
    expect((await told({ publicUrl: address })).join('\n')).toContain(
      `✗ Teams cannot send anything to ${address}`,
    );
  });
});

describe('the rest', () => {
  test('tenants', async () => {
    expect(await told({ tenants: ['a', 'b'] })).toContain('✓ Saman is in the tenants a, b');
    expect((await told({ tenants: [] })).at(-1)).toMatch(
      /^· no tenant has Saman yet → .*npm run teams:package/,
    );
    expect((await told({ tenants: null })).at(-1)).toMatch(
      /^· the tenants.*could not be looked at.*PORT, SAMAN_SECRET/,
    );
  });

  test('pages that the package needs', async () => {
    const none = { privacyUrl: null, supportUrl: null };
    expect((await told({ about: none })).at(-1)).toMatch(
      /^· not set: SAMAN_PRIVACY_URL, SAMAN_SUPPORT_URL → .*teams:package/,
    );
    expect((await told({ about: { ...pages, supportUrl: null } })).at(-1)).toMatch(
      /^· not set: SAMAN_SUPPORT_URL →/,
    );
  });

  test('unauthenticated: nothing else is looked at', async () => {
    const logins = issuer.logins.length;
    expect(await told({ settings: { ...issuer.settings, app: null } })).toEqual([
      expect.stringMatching(/^· TEAMS_ALLOW_UNAUTHENTICATED is 1.*docs\/teams\.md/),
    ]);
    expect(issuer.logins.length).toBe(logins);
  });
});
