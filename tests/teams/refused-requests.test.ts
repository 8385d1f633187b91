import { describe, expect, test } from 'vitest';
import { activity, refusedFor, service, setUpAsking } from './asking.ts';

// What others send than Teams, or than this machine where nobody needs a token, is answered shortly.

const at = setUpAsking();

describe('with a good token', () => {
  test.each([
    ['nothing', undefined, 'no-activity'],
    ['null', null, 'no-activity'],
    ['a text', 'text', 'no-activity'],
    ['a list', [activity], 'no-activity'],
    ['no type', { ...activity, type: undefined }, 'no-activity'],
    ['another kind of type', { ...activity, type: 1 }, 'no-activity'],
    ['no service address', { ...activity, serviceUrl: undefined }, 'no-service-address'],
    ['an empty service address', { ...activity, serviceUrl: '' }, 'no-service-address'],
    ['a service address that is none', { ...activity, serviceUrl: 'here' }, 'no-service-address'],
    [
      'a service address of another kind',
      { ...activity, serviceUrl: 'file:///etc/passwd' },
      'no-service-address',
    ],
    ['a service address in a list', { ...activity, serviceUrl: [service] }, 'no-service-address'],
  ])('%s is no activity', async (_what, body, reason) => {
    expect(await at.sent(await at.issuer.token(service), body)).toEqual(refusedFor(reason, 400));
  });

  test.each(['AseChannel', 'emulator', 'directline', 'MSTeams', '', undefined, ['msteams']])(
    'the channel %s is refused before the library sees it',
    async (channelId) => {
      const body = { ...activity, channelId };
      expect(await at.sent(await at.issuer.token(service), body)).toEqual(refusedFor('channel', 403));
      expect((await at.sent(undefined, body)).status).toBe(401);
    },
  );

  test('nothing is sent over http to other machines', async () => {
    const serviceUrl = 'http://teams.example/';
    const authorization = await at.issuer.token(serviceUrl);
    expect(await at.sent(authorization, { ...activity, serviceUrl })).toEqual(
      refusedFor('service-address', 403),
    );
    const secure = 'https://teams.example/';
    const body = { ...activity, serviceUrl: secure };
    expect(await at.sent(await at.issuer.token(secure), body)).toMatchObject({ status: 200, ran: true });
  });

  test('a turn that fails tells nothing to whoever asked, and its kind to the log', async () => {
    const failing = async () => {
      throw new RangeError(activity.text);
    };
    const request = {
      authorization: await at.issuer.token(service),
      body: activity,
      remoteAddress: undefined,
    };
    expect(await at.cloud.receive(request, failing)).toEqual({ status: 500 });
    expect(at.log.entries.map(({ level, fields }) => [level, fields])).toEqual([
      ['error', { error: 'RangeError' }],
    ]);
  });
});

describe('unauthenticated, on this machine alone', () => {
  const open = () => at.fresh({ app: null });
  const receive = async (remoteAddress: string | undefined, body: unknown, authorization?: string) => {
    let ran = false;
    const { status } = await open().receive({ authorization, body, remoteAddress }, async () => {
      ran = true;
    });
    return { status, ran, reason: at.log.entries.at(-1)?.fields.reason };
  };

  test.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('%s is believed', async (address) => {
    expect(await receive(address, activity)).toEqual({ status: 200, ran: true, reason: undefined });
    expect(open().botId).toBeNull();
  });

  test.each(['10.0.0.1', '203.0.113.7', '::ffff:10.0.0.1', '127.0.0.1.example', '', undefined])(
    '%s is not, with a token neither',
    async (address) => {
      const refused = { status: 403, ran: false, reason: 'not-this-machine' };
      expect(await receive(address, activity)).toEqual(refused);
      expect(await receive(address, activity, await at.issuer.token(service))).toEqual(refused);
    },
  );

  test.each(['https://smba.trafficmanager.net/emea/', 'http://10.0.0.1/', 'http://localhost.example/'])(
    'Saman is not made to call %s',
    async (serviceUrl) => {
      const told = await receive('127.0.0.1', { ...activity, serviceUrl });
      expect(told).toEqual({ status: 403, ran: false, reason: 'service-address' });
    },
  );

  test('other channels are not believed', async () => {
    expect(await receive('::1', { ...activity, channelId: 'emulator' })).toMatchObject({
      status: 403,
      ran: false,
    });
    expect(await receive('::1', {})).toMatchObject({ status: 400, ran: false });
  });
});
