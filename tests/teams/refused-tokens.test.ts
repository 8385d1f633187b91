import { createHmac, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TokenWishes } from '../peers/teams-issuer.ts';
import { activity, refusedFor, service, setUpAsking } from './asking.ts';

// Nobody but the Bot Connector is believed.

const at = setUpAsking();

test('a token of the connector’s runs the turn', async () => {
  let seen: unknown;
  const authorization = await at.issuer.token(service);
  const response = await at.cloud.receive(
    { authorization, body: activity, remoteAddress: '203.0.113.1' },
    async (context) => {
      seen = [context.activity.text, context.activity.timestamp];
    },
  );
  expect(response).toEqual({ status: 200 });
  expect(seen).toEqual([activity.text, new Date(activity.timestamp)]);
  expect(at.log.entries).toEqual([]);
  expect(at.cloud.botId).toBe(`28:${at.issuer.appId}`);
});

test('what is asked for an answer gets the turn’s answer', async () => {
  const response = await at.cloud.receive(
    {
      authorization: await at.issuer.token(service),
      body: { ...activity, type: 'invoke', name: 'adaptiveCard/action' },
      remoteAddress: undefined,
    },
    async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { type: 'x' } } });
    },
  );
  expect(response).toEqual({ status: 200, body: { type: 'x' } });
});

const emulator = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const other = '11111111-2222-4333-8444-555555555555';

describe('a token that is not the connector’s for Saman', () => {
  test.each<[string, string, TokenWishes]>([
    ['for another app', 'audience', { claims: { aud: other } }],
    ['for several apps', 'audience', { claims: { aud: [other] } }],
    ['for nobody', 'audience', { claims: { aud: undefined } }],
    ['of another service address', 'service-url', { claims: { serviceurl: 'https://elsewhere.example/' } }],
    ['of no service address', 'service-url', { claims: { serviceurl: undefined } }],
    ['of another issuer', 'issuer', { claims: { iss: 'https://at.issuer.example' } }],
    ['of no issuer', 'issuer', { claims: { iss: undefined } }],
    [
      'of an emulator',
      'issuer',
      {
        claims: { iss: emulator, ver: '1.0', appid: 'the app', tid: 'd6d49420-f39b-4df7-a1dc-d59a935871db' },
      },
    ],
    [
      'of an emulator of its own tenant',
      'issuer',
      { claims: { iss: `https://sts.windows.net/${other}/`, ver: '1.0', appid: 'the app', tid: other } },
    ],
    ['of a skill', 'issuer', { claims: { iss: emulator, ver: '1.0', appid: other } }],
    ['of the issuer, made like a skill’s', 'library', { claims: { ver: '2.0', azp: other } }],
    ['of the issuer, made like an anonymous skill’s', 'library', { claims: { appid: 'AnonymousSkill' } }],
    ['that has ended', 'expired', { startsIn: -7200, endsIn: -301 }],
    ['that has no end', 'malformed', { claims: { exp: undefined } }],
    ['that has not begun', 'not-yet', { startsIn: 400 }],
    ['signed by somebody else', 'signature', { forged: true }],
    ['of a key that there is not', 'unknown-key', { keyId: 'other' }],
  ])('%s', async (_what, reason, { claims, ...wishes }) => {
    const own = claims?.appid === 'the app' ? { ...claims, appid: at.issuer.appId } : claims;
    const authorization = await at.issuer.token(service, { ...wishes, claims: own });
    expect(await at.sent(authorization)).toEqual(refusedFor(reason));
  });

  test('within five minutes, clocks may differ', async () => {
    expect(await at.sent(await at.issuer.token(service, { startsIn: -7200, endsIn: -200 }))).toMatchObject({
      ran: true,
    });
    expect(await at.sent(await at.issuer.token(service, { startsIn: 200 }))).toMatchObject({ ran: true });
  });

  test('of a key that is good for another channel', async () => {
    at.issuer.endorse(['webchat']);
    expect(await at.sent(await at.issuer.token(service))).toEqual(refusedFor('endorsement'));
    at.issuer.endorse(['msteams']);
  });

  test('changed under way', async () => {
    const [head, , signature] = (await at.issuer.token(service)).split('.');
    const claims = {
      iss: at.issuer.settings.issuer,
      aud: at.issuer.appId,
      serviceurl: service,
      exp: 9_999_999_999,
    };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect(await at.sent(`${head}.${body}.${signature}`)).toEqual(refusedFor('signature'));
  });

  test('signed with nothing, or with the public key as a password', async () => {
    const [, body = ''] = (await at.issuer.token(service)).split('.');
    const { keys } = (await (await fetch(`${at.issuer.url}/keys`)).json()) as {
      keys: [Record<string, string>];
    };
    const head = (alg: string) =>
      Buffer.from(JSON.stringify({ alg, kid: keys[0].kid, typ: 'JWT' })).toString('base64url');
    const pem = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const hmac = createHmac('sha256', pem)
      .update(`${head('HS256')}.${body}`)
      .digest('base64url');
    for (const token of [`${head('none')}.${body}.x`, `${head('HS256')}.${body}.${hmac}`])
      expect(await at.sent(`Bearer ${token}`)).toEqual(refusedFor('malformed'));
    expect(await at.sent(`Bearer ${head('none')}.${body}.`)).toEqual(refusedFor('malformed'));
  });
});

test.each([
  ['none', undefined, 'no-token'],
  ['an empty one', '', 'no-token'],
  ['another scheme', 'Basic c2FtYW46c2FtYW4=', 'malformed'],
  ['no token behind the scheme', 'Bearer ', 'malformed'],
  ['a word', 'Bearer token', 'malformed'],
  ['dots', 'Bearer a.b.c', 'malformed'],
  ['no JSON', 'Bearer bm8.bm8.bm8', 'malformed'],
  ['null', 'Bearer bnVsbA.bnVsbA.bnVsbA', 'malformed'],
  ['two', 'Bearer a.b.c Bearer a.b.c', 'malformed'],
  ['a long one', `Bearer ${'a.'.repeat(50_000)}`, 'malformed'],
])('instead of a token: %s', async (_what, authorization, reason) => {
  expect(await at.sent(authorization)).toEqual(refusedFor(reason));
  expect(await at.sent(authorization, {})).toEqual(refusedFor(reason));
});
