import { describe, expect, test, vi } from 'vitest';
import type { KeysAnswer } from '../peers/teams-issuer.ts';
import { refusedFor, service, setUpAsking } from './asking.ts';

// Keys of who signs what Teams sends: gone, back again, changed.

const at = setUpAsking();
const emulator = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

describe('the keys cannot be had', () => {
  const waits = async (reason: string) => {
    const told = await at.sent(await at.issuer.token(service));
    expect(told).toEqual(refusedFor(reason, 503));
    const line = at.log.entries.at(-1);
    expect(line?.level).toBe('error');
    expect(line?.message).toContain(at.issuer.settings.keysUrl);
    expect(line?.message).toContain('npm run doctor');
  };

  test.each<[KeysAnswer, string]>([
    ['failing', '500'],
    ['garbage', 'not-understood'],
    ['no-address', 'not-understood'],
    ['keys-failing', '503'],
    ['no-keys', 'not-understood'],
  ])('%s, and then they can', async (how, reason) => {
    at.issuer.answerKeys(how);
    await waits(reason);
    at.issuer.answerKeys('well');
    expect(await at.sent(await at.issuer.token(service))).toMatchObject({ ran: true });
  });

  test('nobody listens, and then somebody does', async () => {
    await at.issuer.takeAway();
    await waits('ECONNREFUSED');
    await at.issuer.giveBack();
    expect(await at.sent(await at.issuer.token(service))).toMatchObject({ ran: true });
  });

  test.each<KeysAnswer>(['failing', 'garbage', 'keys-failing', 'no-address'])(
    'the library, which fetches them for itself, finds them %s',
    async (how) => {
      at.issuer.answerKeys(how, 2);
      await waits('library');
    },
  );

  test('the library waits for them without an end, and we do not', async () => {
    at.issuer.answerKeys('never', 2);
    const authorization = await at.issuer.token(service);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const told = at.sent(authorization);
    const asked = at.issuer.keyRequests + 3;
    while (at.issuer.keyRequests < asked) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(10_000);
    expect(await told).toEqual(refusedFor('timeout', 503));
  });

  test('what nobody could have signed is refused all the same', async () => {
    at.issuer.answerKeys('failing');
    expect(await at.sent(undefined)).toEqual(refusedFor('no-token'));
    expect(await at.sent(await at.issuer.token(service, { claims: { iss: emulator } }))).toEqual(
      refusedFor('issuer'),
    );
  });
});

describe('keys', () => {
  test('many tokens ask for them once, and strangers’ names of keys not again', async () => {
    const before = at.issuer.keyRequests;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => at.issuer.token(service)));
    const told = await Promise.all(tokens.map((token) => at.sent(token)));
    expect(told.every(({ status }) => status === 200)).toBe(true);
    const first = at.issuer.keyRequests;
    expect(first - before).toBeGreaterThan(0);
    for (const keyId of ['a', 'b', 'c']) await at.sent(await at.issuer.token(service, { keyId }));
    expect(at.issuer.keyRequests).toBe(first);
  });

  test('a new key is known after an hour at the latest, and the one before no more', async () => {
    const start = Date.now();
    expect(await at.sent(await at.issuer.token(service))).toMatchObject({ ran: true });
    const before = await at.issuer.token(service, { endsIn: 24 * 60 * 60 });
    await at.issuer.rotate();
    expect(await at.sent(await at.issuer.token(service))).toEqual(refusedFor('unknown-key'));
    expect(await at.sent(before)).toMatchObject({ ran: true });
    vi.useFakeTimers({ toFake: ['Date'], now: start + 61 * 60 * 1000 });
    expect(await at.sent(await at.issuer.token(service))).toMatchObject({ ran: true });
    expect(await at.sent(before)).toEqual(refusedFor('unknown-key'));
  });
});
