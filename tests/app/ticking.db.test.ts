import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSweep, startTicking } from '../../ticking.ts';
import { type App, configFor, startApp } from '../harness/app.ts';
import { openRound } from './given.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await openRound(app);
});
afterAll(() => app.stop());

test('the tick of every full minute does what has become due', async () => {
  const { database, folder, running } = app;
  const { services } = running;
  const ticks = startTicking(database, configFor(folder), services, createSweep(services), () =>
    Temporal.Now.instant(),
  );
  const [minute] = ticks;
  try {
    const next = minute?.getNextRun();
    expect([next?.getSeconds(), next?.getMilliseconds()]).toEqual([0, 0]);
    expect(Number(next) - Date.now()).toBeLessThanOrEqual(60_000);
    app.moveTime({ hours: 9 * 24 });
    expect((await app.lastRound()).status).toBe('open');
    await minute?.execute();
    expect((await app.lastRound()).status).toBe('closed');
  } finally {
    for (const tick of ticks) await tick.destroy();
  }
});
