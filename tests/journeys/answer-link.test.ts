import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf as pageWordsOf } from '../../adapters/web/page-words.ts';
import type { App } from '../harness/app.ts';
import { launchBrowser, openPage, picture } from '../harness/browser.ts';
import { leader, openChat, owner, phone, press, startDemo } from './chatting.ts';
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

test('somebody without an account answers through a link: unused, opened, changed, foreign, ended', async () => {
  const pa = await openChat(browser, app, owner);
  await steps.openRound(pa);
  const pl = await openChat(browser, app, leader);
  await pl.open('direct');
  await pl.say('svarlenker');
  const card = pl.card(pl.words.evaluation.links.title(2, steps.projectName));
  const address = /https?:\S+/.exec(await card.innerText())?.[0] ?? '';
  const words = pageWordsOf('nb').link;

  // a previewer fetches it, which binds nothing
  const previewed = await fetch(address);
  expect(previewed.headers.get('set-cookie')).toBeNull();

  const member = await openPage(browser, address, phone);
  const { page } = member;
  await page.getByRole('heading', { name: words.unusedHeading }).waitFor();
  await page.getByRole('button', { name: words.open }).click();
  const form = page.locator('.letter').last();
  const asMember = { ...pa, ...member, card: () => form };
  await steps.grade(asMember, form, [4, 1, 4, 4, 4]);
  await picture(page, 'answer-link-form');
  await press(form, pa.words.evaluation.ballot.send);
  await page.getByText(pa.words.evaluation.ballot.receiptTitle).waitFor();
  await press(form, pa.words.evaluation.ballot.change);
  await steps.grade(asMember, form, [5]);
  await press(form, pa.words.evaluation.ballot.send);
  await page.getByText(pa.words.evaluation.ballot.receiptTitle).waitFor();
  await page.reload();
  await page.getByText(pa.words.evaluation.ballot.receiptTitle).waitFor();
  await pa.open('channel');
  await pa
    .card(pa.words.evaluation.progress.title(2))
    .getByText(pa.words.evaluation.progress.count(1, steps.asked), { exact: true })
    .waitFor();

  // in another browser, and altered, it shows nothing, and says whom to ask
  for (const foreign of [address, `${address.slice(0, -3)}AAA`]) {
    const other = await openPage(browser, foreign);
    await other.page.getByRole('heading', { name: words.refusedHeading }).waitFor();
    expect(await other.page.getByText(words.whomToAsk).count()).toBe(1);
    expect(await other.page.content()).not.toContain(steps.projectName);
    await other.close();
  }

  await pa.open('direct');
  await steps.answer(pa, [4, 4, 4, 4, 4]);
  await steps.letOthersAnswer(pa);
  await steps.close(pa);
  await pa.open('channel');
  await steps.decide(pa, 2, 'Vi fortsetter');
  await pa.say(pa.pageWords.demo.toWrite.approveMinutes);
  await press(
    pa.card(pa.words.evaluation.minutes.title(2, steps.projectName)),
    pa.words.evaluation.minutes.approve(1),
  );
  await pa.page.locator('.hint[data-hint=done]').waitFor();

  // afterwards it shows the result and the minutes
  await page.reload();
  await page.getByText(pa.words.evaluation.result.title(2, steps.projectName)).waitFor();
  await picture(page, 'answer-link-result');
  await page.getByRole('link', { name: words.minutes, exact: true }).click();
  await page.locator('article').waitFor();
  expect(await page.locator('article').innerText()).toContain('Vi fortsetter');

  await app.advance('P31D');
  await page.goto(address);
  await page.getByRole('heading', { name: words.refusedHeading }).waitFor();
  expect(await page.getByText(words.refused.expired).count()).toBe(1);
  steps.expectNoComplaints(pa, pl);
  expect(member.complaints.filter((complaint) => !complaint.includes('410'))).toEqual([]);
  for (const one of [pa, pl, member]) await one.close();
});
