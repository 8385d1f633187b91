import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { wordsOf as pageWordsOf } from '../../adapters/web/page-words.ts';
import type { OpenUrlAction } from '../../cards/card.ts';
import { wordsOf } from '../../cards/words/words.ts';
import type { App } from '../harness/app.ts';
import { cardOf } from '../harness/app-client.ts';
import { axeFindings, launchBrowser, openPage, picture, screens } from '../harness/browser.ts';
import { overflow, startDemo } from './chatting.ts';

// The pages beside the chat that the secretariat and everybody with a calendar open: with the keyboard alone, without
// script, and with axe.

let browser: Browser;
let app: App;
let folder: string;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
  folder = await mkdtemp(join(tmpdir(), 'saman-files-'));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Where the card's link leads. */
async function addressOf(person: string, said: string): Promise<string> {
  const actions = cardOf(await app.as(person).say(said)).actions ?? [];
  const link = actions.find((one): one is OpenUrlAction => one.type === 'Action.OpenUrl');
  return new URL(new URL(link?.url ?? '').pathname, app.url).href;
}

async function file(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await writeXlsx(rows.map((cells) => cells.map((value) => ({ value })))).toBuffer());
  return path;
}

/** Presses Tab until what has the focus says so. */
async function tabTo(page: Page, says: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const active = document.activeElement;
      const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : null;
      return label ?? active?.textContent ?? '';
    });
    if (now.includes(says)) return;
  }
  throw new Error(`«${says}» was not reached with Tab`);
}

const words = wordsOf('nb');

test('a file of deadlines, with the keyboard alone and without script', async () => {
  const right = await file('rett.xlsx', [
    ['Prosjekt', 'Frist', 'Innhold'],
    ['Heltidskultur i Elverum', '4.12.2027', 'Regnskap'],
  ]);
  const wrong = await file('feil.xlsx', [['Atlantis', '4.12.2027', 'Regnskap']]);
  const address = await addressOf('sekretariat', 'frister fra fil');
  const { page, complaints, close } = await openPage(browser, address, {
    javaScriptEnabled: false,
  });
  // from the start, so that no press comes before the browser hands its choosers over
  page.on('filechooser', () => {});
  const enter = async (says: string) => {
    await tabTo(page, says);
    await page.keyboard.press('Enter');
  };
  const choose = async (path: string) => {
    await tabTo(page, words.deadlineFile.choose);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(path);
    await enter(words.reporting.many.check);
  };
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

  await enter(pageWordsOf('nb').link.open);
  await heading(words.deadlineFile.title);
  await enter(words.reporting.many.check);
  await page.getByText(words.deadlineFile.problems.missing).waitFor();
  expect(await page.getByLabel(words.deadlineFile.choose).getAttribute('aria-invalid')).toBe('true');
  await choose(wrong);
  await heading(words.deadlineFile.wrongTitle);
  await page.getByText('Linje 1: Jeg finner ikke prosjektet i programmet.').waitFor();
  await choose(right);
  await heading(words.reporting.plan.title(1));
  await enter(words.reporting.plan.record(1));
  await heading(words.reporting.recorded.title(1));
  // the pages whose status says that something was wrong are told of in the console; nothing else is
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  await close();
});

test.each([
  ['light', screens.desktop],
  ['dark', screens.narrow],
] as const)(
  'axe finds nothing on these pages, and nothing is beside the screen: %s',
  async (colorScheme, viewport) => {
    const mixed = await file(`${colorScheme}.xlsx`, [
      [
        'Heltidskultur i Elverum',
        '4.12.2027',
        'Regnskap',
        'Et innhold som går over flere linjer på en telefon',
      ],
      ['Heltidskultur i Elverum', colorScheme === 'dark' ? '6.12.2027' : '5.12.2027', 'Status'],
    ]);
    const wrong = await file('feil.xlsx', [['Atlantis', 'i morgen', 'Regnskap']]);
    const found: string[] = [];
    const look = async (page: Page, name: string) => {
      await picture(page, `file-${colorScheme}-${name}`);
      found.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
      if ((await overflow(page)) > 0) found.push(`${name}: something is beside the screen`);
    };
    const options = { colorScheme, viewport, bypassCSP: true } as const;
    const { page, close } = await openPage(
      browser,
      await addressOf('sekretariat', 'frister fra fil'),
      options,
    );
    const send = async (path: string | null) => {
      if (path) await page.getByLabel(words.deadlineFile.choose).setInputFiles(path);
      await page.getByRole('button', { name: words.reporting.many.check }).click();
    };
    await look(page, 'unused');
    await page.getByRole('button').click();
    await look(page, 'choose');
    await send(null);
    await look(page, 'missing');
    await send(wrong);
    await look(page, 'wrong');
    await send(mixed);
    await look(page, 'plan');
    await page.getByRole('button', { name: /^Registrer/ }).click();
    await look(page, 'recorded');
    await page.goto(await addressOf('prosjektleder', 'kalender'));
    await look(page, 'calendar');
    await page.goto(`${app.url}deadlines/x`);
    await look(page, 'refused');
    expect(found).toEqual([]);
    await close();
  },
);
