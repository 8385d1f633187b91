import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { post } from '../harness/app-client.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test('whoever asks while the demo starts over is answered from the new one', async () => {
  let isOver = false;
  const over = post(`${app.url}demo/start-over`, {}).finally(() => {
    isOver = true;
  });
  const found: number[] = [];
  while (!isOver) {
    await pause(5);
    found.push((await fetch(`${app.url}demo/state?as=ordforer`)).status);
  }
  await over;
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found)).toEqual(new Set([200]));
});
