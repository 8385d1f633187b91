import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filled, openRound } from '../app/given.ts';
import { type App, startApp } from '../harness/app.ts';
import { NotOk, textOf, viewOf } from '../harness/app-client.ts';
import { engine, newTarget } from '../harness/database.ts';
import { type CuttableProxy, proxyTo } from '../harness/proxy.ts';

// PostgreSQL behind a proxy that is cut and mended: requests are told so, nothing is lost, and everything goes on
// without a restart. In this order.

describe.runIf(engine() === 'postgres')('a database that goes away and comes back', () => {
  let app: App;
  let proxy: CuttableProxy;
  let roundId: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newTarget();
    remove = fresh.remove;
    const url = new URL('url' in fresh.target ? fresh.target.url : '');
    proxy = await proxyTo(Number(url.port));
    url.port = String(proxy.port);
    app = await startApp({}, { url: url.href });
    roundId = await openRound(app);
    await app.as('ordforer').act('answer.give', { roundId }, filled(3, { comment: 'før' }));
  });
  afterAll(async () => {
    await app.stop();
    await proxy.close();
    await remove();
  });

  const status = async (work: Promise<unknown>): Promise<number> =>
    work.then(
      () => 200,
      (error: unknown) => {
        if (error instanceof NotOk) return error.status;
        throw error;
      },
    );

  test('while it is away every request gets 503 and Retry-After, in the person’s language', async () => {
    await app.as('opposisjonsleder').state();
    await proxy.cut();
    const response = await fetch(`${app.url}demo/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ as: 'opposisjonsleder', conversation: 'dm:opposisjonsleder', text: 'hjelp' }),
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({
      error: 'away',
      text: expect.stringMatching(/ikkje|lagra/),
    });

    const ordforer = app.as('ordforer');
    expect(await status(ordforer.act('answer.give', { roundId }, filled(5, { comment: 'under' })))).toBe(503);
    expect(await status(ordforer.letters())).toBe(503);
    expect(await status(ordforer.state())).toBe(503);
    expect((await fetch(`${app.url}a/${'x'.repeat(20)}`)).status).toBe(404);
    expect((await fetch(`${app.url}readyz`)).status).toBe(503);
    expect((await fetch(`${app.url}healthz`)).status).toBe(200);
    await expect(app.running.catchUp()).rejects.toThrow('not available');
  });

  test('when it is back all goes on without a restart, and nothing that was refused was stored', async () => {
    await proxy.mend();
    while ((await fetch(`${app.url}readyz`)).status !== 200) await pause(50);
    expect(textOf(await app.as('ordforer').letter('ballot'))).toContain('før');
    await app.as('hr-sjef').act('answer.give', { roundId }, filled(4));
    await app.settled();
    expect(textOf(await app.as('ordforer').letter('progress', await app.channel()))).toContain('2 av 9');
  });

  test('what was acknowledged before it went away is delivered when it is back', async () => {
    await app.as('helsesjef').act('answer.give', { roundId }, filled(4));
    const closed = await app.as('kommunedirektor').act('round.close', { roundId });
    expect(closed.kind).toBe('done');
    await proxy.cut();
    await pause(50);
    await proxy.mend();
    while ((await fetch(`${app.url}readyz`)).status !== 200) await pause(50);
    // what takes pg-boss some twenty seconds: seeing that a job that was running has been lost
    await app.database.query(
      `update pgboss.job set state = 'retry', start_after = now() where state = 'active'`,
    );
    const channel = await app.channel();
    for (;;) {
      const results = (await app.as('ordforer').letters(channel)).filter((one) => viewOf(one) === 'result');
      expect(results.length).toBeLessThanOrEqual(1);
      if (results.length === 1) break;
      await pause(100);
    }
  });

  test('a deadline that passed meanwhile is caught up with by the next tick', async () => {
    roundId = await openRound(app);
    await proxy.cut();
    expect(await status(app.advance('P9D'))).toBe(503);
    await proxy.mend();
    while ((await fetch(`${app.url}readyz`)).status !== 200) await pause(50);
    await app.running.catchUp();
    expect((await app.lastRound()).status).toBe('closed');
  });

  test('the log says that it was away, and nothing else', () => {
    expect(app.log.entries.filter((entry) => entry.level === 'error')).toEqual([]);
    expect(app.log.entries.some((entry) => entry.message === 'the database is away')).toBe(true);
    expect(JSON.stringify([app.log.entries, app.database.logged])).not.toMatch(
      /under|saman:saman|insert into|"values/,
    );
  });
});
