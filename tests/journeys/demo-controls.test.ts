import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { launchBrowser } from '../harness/browser.ts';
import { openChat, owner, politician, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

let browser: Browser;
let app: App;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test('nynorsk dates are Norwegian in an English browser that has no nynorsk', async () => {
  const nn = await openChat(browser, app, owner, { language: 'nn', locale: 'en-US' });
  await nn.page.locator('#clock', { hasText: 'Måndag 23. november 10:00' }).waitFor();
  await nn.speak('nb');
  await nn.close();
});

test('the clock is moved over the deadline: the round closes by itself, and the result is there', async () => {
  const pa = await openChat(browser, app, owner);
  const other = await openChat(browser, app, politician);
  const { page, pageWords } = pa;
  await steps.openRound(pa);
  await steps.answer(pa, [4, 4, 4, 4, 4]);
  await steps.letOthersAnswer(pa);
  await other.open('channel');
  await pa.open('channel');
  const closed = pa.card(pa.words.evaluation.progress.closedTitle(2));
  const move = (what: string) => page.getByRole('button', { name: `+${what}`, exact: true }).click();
  await move(pageWords.demo.week);
  await page.locator('#clock', { hasText: '30. november 10:00' }).waitFor();
  expect(await closed.count()).toBe(0);
  await move(pageWords.demo.day);
  await closed.waitFor();
  await steps.result(pa, 2).waitFor();
  await steps.result(other, 2).waitFor();
  await page.locator('.hint[data-hint=readResult]').waitFor();
  steps.expectNoComplaints(pa, other);
  await pa.close();
  await other.close();
});

test('language, look and person are switched at once; starting over asks first', async () => {
  const nb = await openChat(browser, app, owner);
  const { page } = nb;
  await nb.open('channel');
  const nn = await nb.speak('nn');
  await steps.result(nn, 2).getByText(nn.words.evaluation.result.way).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('nn');
  const en = await nn.speak('en');
  await steps.result(en, 2).getByText(en.words.evaluation.result.way).waitFor();
  expect(await page.getByText(nb.words.evaluation.result.way).count()).toBe(0);

  const { demo } = en.pageWords;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('combobox', { name: demo.look }).selectOption('dark');
  expect(await ground()).not.toBe(light);
  await page.getByRole('combobox', { name: demo.actingAs }).selectOption({ label: 'Opposisjonsleder' });
  // somebody else has a language of their own
  await page.getByRole('combobox', { name: nn.pageWords.demo.look }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('nn');

  await press(page.locator('.demo'), nn.pageWords.demo.startOver);
  await press(nn.dialog, nn.pageWords.demo.cancel);
  expect(await steps.result(nn, 2).count()).toBe(1);
  await press(page.locator('.demo'), nn.pageWords.demo.startOver);
  await press(nn.dialog, nn.pageWords.demo.startOverYes);
  await page.locator('.hint[data-hint=openRound]').waitFor();
  await steps.result(nn, 2).waitFor({ state: 'detached' });
  await page.locator('#clock', { hasText: '23. november 10:00' }).waitFor();
  steps.expectNoComplaints(nb);
  await nb.close();
});
