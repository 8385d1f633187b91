import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { launchBrowser } from '../harness/browser.ts';
import { openChat, owner, startDemo } from './chatting.ts';
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

/** What has the focus is called, with the group that it is in. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.activeElement === document.body ? null : document.activeElement;
    const labelOf = (element: Element | null | undefined): string => {
      const ids = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    };
    const group = active?.closest('[role=radiogroup]');
    const names = [active?.getAttribute('aria-label'), labelOf(group), labelOf(active), active?.textContent];
    return names.filter(Boolean).join(' | ');
  });

/** Presses Tab (or Shift+Tab) until what has the focus says so. */
async function tabTo(page: Page, says: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let count = 0; count < 90; count += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.toLowerCase().includes(says.toLowerCase())) return;
    met.push(now.slice(0, 40));
  }
  throw new Error(`«${says}» was not reached with ${key}; met: ${met.join(' / ')}`);
}

test('a round from opening to approved minutes, with the keyboard alone', async () => {
  const chat = await openChat(browser, app, owner);
  const { page, words, pageWords, dialog } = chat;
  const { evaluation } = words;
  const press = async (says: string, key?: 'Tab' | 'Shift+Tab') => {
    await tabTo(page, says, key);
    await page.keyboard.press('Enter');
  };
  const hinted = (name: string) => page.locator(`.hint[data-hint=${name}]`).waitFor();
  const write = async (text: string) => press(pageWords.demo.write.replace('{text}', text), 'Shift+Tab');

  await press(pageWords.demo.write.replace('{text}', pageWords.demo.toWrite.openRound));
  await dialog.waitFor();
  await press(evaluation.roundForm.send);
  await dialog.waitFor({ state: 'detached' });
  await hinted('answer');
  await press(pageWords.demo.openDirect, 'Shift+Tab');
  await steps.ballot(chat).waitFor();

  for (const factor of Object.values(words.names.factor)) {
    await tabTo(page, evaluation.ballot.grade(factor.name));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
  }
  await press(evaluation.ballot.send);
  await steps.receipt(chat).waitFor();
  await steps
    .receipt(chat)
    .getByText(words.names.steps[2] as string)
    .first()
    .waitFor();

  await hinted('switchPerson');
  await press(pageWords.demo.letOthersAnswer, 'Shift+Tab');
  await hinted('closeRound');
  await write(pageWords.demo.toWrite.closeRound);
  await dialog.waitFor();
  await press(evaluation.close.yes, 'Shift+Tab');
  await hinted('readResult');
  await press(pageWords.demo.openChannel, 'Shift+Tab');
  await steps.result(chat, 2).waitFor();

  await write(pageWords.demo.toWrite.readResult);
  await dialog.waitFor();
  await dialog.getByLabel(evaluation.decisions.text).waitFor();
  expect(await focused(page)).toContain(evaluation.decisions.text);
  await page.keyboard.type('Vi fortsetter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await press(evaluation.decisions.send);
  await dialog.waitFor({ state: 'detached' });
  await hinted('approveMinutes');
  await write(pageWords.demo.toWrite.approveMinutes);
  const minutes = chat.card(evaluation.minutes.title(2, steps.projectName));
  await minutes.waitFor();
  await press(evaluation.minutes.approve(1));
  await minutes.getByText(evaluation.minutes.afterApproval).waitFor();

  // a dialog gives the focus back to what opened it
  await tabTo(page, evaluation.minutes.correct);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toContain(evaluation.minutes.correct);
  steps.expectNoComplaints(chat);
  await chat.close();
});
