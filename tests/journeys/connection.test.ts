import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, start } from '../../main.ts';
import { configFor } from '../harness/app.ts';
import { launchBrowser, picture } from '../harness/browser.ts';
import { recordingLog } from '../harness/log.ts';
import { freePort, openChat, owner, politician, press } from './chatting.ts';
import * as steps from './steps.ts';

let browser: Browser;
let folder: string;
let port: string;
let running: Running;
const startAgain = async (): Promise<void> => {
  const settings = { PORT: port, SAMAN_PUBLIC_URL: `http://localhost:${port}` };
  running = await start(configFor(folder, settings), { log: recordingLog() });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saman-journey-'));
  port = String(await freePort());
  [browser] = await Promise.all([launchBrowser(), startAgain()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

test('Saman goes away and comes back: what is typed stays, gets through, and what came since arrives', async () => {
  const pa = await openChat(browser, running, owner);
  const { page, pageWords } = pa;
  const { connection } = pageWords;
  await steps.openRound(pa);
  const ballot = steps.ballot(pa);
  await steps.grade(pa, ballot, [4, 2, 4, 4, 4]);
  await ballot.getByRole('textbox').nth(1).fill('Skrevet før det ble borte');

  await running.stop();
  await page.getByText(connection.lost).waitFor();
  await press(ballot, pa.words.evaluation.ballot.send);
  await page.locator('.trouble').getByText(connection.notSent).waitFor();
  await pa.say('hjelp');
  await page.locator('.composer .trouble').waitFor();
  expect(await pa.composer.inputValue()).toBe('hjelp');
  expect(await ballot.getByRole('textbox').nth(1).inputValue()).toBe('Skrevet før det ble borte');
  await picture(page, 'connection-lost');

  await startAgain();
  await page.getByText(connection.back).waitFor({ timeout: 40_000 });
  expect(await ballot.getByRole('textbox').nth(1).inputValue()).toBe('Skrevet før det ble borte');
  await press(ballot.locator('.trouble'), connection.tryAgain);
  await steps.receipt(pa).getByText('Skrevet før det ble borte').waitFor();
  await press(page.locator('.composer'), connection.tryAgain);
  await pa.card(pa.words.people.help.title).waitFor();
  expect(await pa.composer.inputValue()).toBe('');

  await pa.open('channel');
  const other = await openChat(browser, running, politician);
  await other.open('channel');
  await other.say('Er dere der ennå?');
  await page.getByText('Er dere der ennå?').waitFor();
  steps.expectNoComplaints(other);
  await pa.close();
  await other.close();
});
