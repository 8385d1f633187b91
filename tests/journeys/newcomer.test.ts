import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { launchBrowser, picture } from '../harness/browser.ts';
import { openChat, overflow, owner, phone, press, startDemo } from './chatting.ts';
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

test('somebody who only does what the quiet line says walks the whole way, in few presses', async () => {
  const chat = await openChat(browser, app, 'hr-sjef');
  const { page, hint, dialog, pageWords } = chat;
  const { evaluation } = chat.words;
  await page.evaluate(() => {
    let presses = 0;
    document.addEventListener('click', (event) => {
      // a label's press comes again from its input
      if (event.isTrusted && event.detail > 0) presses += 1;
      document.documentElement.dataset.presses = String(presses);
    });
  });
  const hinted = (name: string) => page.locator(`.hint[data-hint=${name}]`).waitFor();
  const write = (text: string) => press(hint, pageWords.demo.write.replace('{text}', text));

  await hinted('openRound');
  await press(hint, pageWords.demo.becomePerson.replace('{name}', 'Kommunedirektør'));
  await write(pageWords.demo.toWrite.openRound);
  await press(dialog, evaluation.roundForm.send);
  await hinted('answer');
  await press(hint, pageWords.demo.openDirect);
  await steps.answer(chat, [4, 3, 4, 4, 3]);
  await hinted('switchPerson');
  await press(hint, pageWords.demo.letOthersAnswer);
  await hinted('closeRound');
  await write(pageWords.demo.toWrite.closeRound);
  await press(dialog, evaluation.close.yes);
  await hinted('readResult');
  await press(hint, pageWords.demo.openChannel);
  await steps.result(chat, 2).waitFor();
  await write(pageWords.demo.toWrite.readResult);
  await dialog.getByLabel(evaluation.decisions.text).fill('Vi prøver årsturnus i to avdelinger til');
  await dialog.getByLabel(evaluation.decisions.responsible).selectOption({ label: 'Prosjektleder' });
  await press(dialog, evaluation.decisions.send);
  await hinted('approveMinutes');
  await write(pageWords.demo.toWrite.approveMinutes);
  const minutes = chat.card(evaluation.minutes.title(2, steps.projectName));
  await press(minutes, evaluation.minutes.approve(1));
  await hinted('done');

  const presses = Number(await page.evaluate(() => document.documentElement.dataset.presses));
  expect(presses).toBeGreaterThan(0);
  expect(presses).toBeLessThanOrEqual(20);
  steps.expectNoComplaints(chat);
  await chat.close();
});

test('the whole way at a phone’s width, with nothing beside the screen', async () => {
  const chat = await openChat(browser, app, owner, phone);
  const { page } = chat;
  const { evaluation } = chat.words;
  const fits = async (name: string) => {
    await picture(page, `phone-${name}`);
    expect(await overflow(page)).toBe(0);
  };
  await fits('list');
  await chat.open('direct');
  await chat.say(chat.pageWords.demo.toWrite.openRound);
  await chat.dialog.waitFor();
  await fits('round-form');
  await press(chat.dialog, evaluation.roundForm.send);
  await steps.ballot(chat).waitFor();
  await steps.grade(chat, steps.ballot(chat), [4, 2]);
  await fits('ballot');
  await steps.answer(chat, [4, 2, 5, 4, 3]);
  await fits('receipt');
  await steps.letOthersAnswer(chat);
  await steps.close(chat);
  await press(chat.hint, chat.pageWords.demo.openChannel);
  await steps.result(chat, 3).waitFor();
  await fits('result');
  await steps.decide(chat, 3, 'Vi fortsetter');
  await fits('decided');
  await chat.say(chat.pageWords.demo.toWrite.approveMinutes);
  const page2 = await steps.readMinutes(chat, 3);
  expect(await overflow(page2)).toBe(0);
  await picture(page2, 'phone-minutes');
  await page2.close();
  await press(chat.card(evaluation.minutes.title(3, steps.projectName)), evaluation.minutes.approve(1));
  await chat
    .card(evaluation.minutes.title(3, steps.projectName))
    .getByText(evaluation.minutes.afterApproval)
    .waitFor();
  steps.expectNoComplaints(chat);
  await chat.close();
});
