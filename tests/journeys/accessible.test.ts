import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { axeFindings, launchBrowser, picture, screens } from '../harness/browser.ts';
import {
  type Chatting,
  leader,
  openChat,
  overflow,
  owner,
  politician,
  press,
  startDemo,
} from './chatting.ts';
import * as steps from './steps.ts';

let browser: Browser;
let app: App;
/** Two answer links of the same member: the first has been replaced by the second. */
let links: string[];

/** A closed round with everything in it, and a round that is open. */
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
  const chat = await openChat(browser, app, owner);
  await steps.openRound(chat, 'Hei alle sammen');
  await steps.answer(chat, [4, 1, 3, 4, 2]);
  await steps.letOthersAnswer(chat);
  await steps.close(chat);
  await chat.open('channel');
  await steps.decide(chat, 2, 'Vi ansetter en turnusplanlegger');
  await steps.openRound(chat);
  await chat.close();
  links = [await answerLink(), await answerLink()];
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** A new link for the member without an account. */
async function answerLink(): Promise<string> {
  const pl = app.as(leader);
  const links = await pl.say('svarlenker');
  const renewed = await pl.press(links, 'link.replace');
  const found = /https?:\/\/[^\s"]+\/a\/[^\s"\\]+/.exec(JSON.stringify(renewed))?.[0];
  if (found === undefined) throw new Error('there is no answer link');
  return found;
}

/** What is wrong with the page as it is: axe's findings, and what stands beside the screen. */
async function wrongWith(page: Page, name: string, within?: string): Promise<readonly string[]> {
  await picture(page, `accessible-${name}`);
  const wide = await overflow(page);
  return [
    ...(await axeFindings(page, within)).map((finding) => `${name}: ${finding}`),
    ...(wide > 0 ? [`${name}: ${wide} px beside the screen`] : []),
  ];
}

const cases = [
  { scheme: 'light', viewport: screens.desktop },
  { scheme: 'dark', viewport: screens.narrow },
] as const;

describe.each(cases)(
  'axe finds nothing, and nothing is beside the screen: $scheme',
  ({ scheme, viewport }) => {
    const options = { colorScheme: scheme, viewport, bypassCSP: true } as const;

    test('the chat with every kind of card', async () => {
      const pa = await openChat(browser, app, owner, options);
      const { words, page, dialog } = pa;
      const found: string[] = [];
      const look = async (screen: string, within?: string) =>
        found.push(...(await wrongWith(page, `${scheme}-${screen}`, within)));
      const form = async (screen: string, phrase: string) => {
        await pa.say(phrase);
        await dialog.waitFor();
        await look(screen, 'dialog');
        await press(dialog, pa.pageWords.chat.close);
        await dialog.waitFor({ state: 'detached' });
      };
      const said = async (phrase: string) => {
        const before = await page.locator('.letter').count();
        await pa.say(phrase);
        await page
          .locator('.letter')
          .nth(before + 1)
          .waitFor();
      };

      await pa.open('channel');
      await look('channel');
      await pa.open('direct');
      await form('group-form', 'gruppe');
      await form('project-form', 'nytt prosjekt');
      await form('settings-form', 'språk');
      await form('code-form', 'kode');
      await form('close-confirm', 'avslutt runden');
      await form('extend-form', 'flytt fristen');
      await form('decision-form', 'beslutning');
      await form('benefits-form', 'hva virker');
      await form('follow-up-form', 'veien videre');
      for (const phrase of ['hjelp', 'oversikt', 'prosjekt', 'status', 'beslutninger', 'referat'])
        await said(phrase);
      await said('blåbærsyltetøy');
      await said('ny runde');
      await said('svar');
      const ballot = steps.ballot(pa);
      await steps.grade(pa, ballot, [4, 2, null, 4, 4]);
      await press(ballot, words.evaluation.ballot.send);
      await ballot.locator('[aria-invalid]').waitFor();
      await look('every-card');
      expect(found).toEqual([]);
      await pa.close();
    });

    test('a receipt, the links, a stranger’s view, the question before starting over', async () => {
      const member = await openChat(browser, app, scheme === 'light' ? politician : 'hr-sjef', options);
      const found: string[] = [];
      await member.open('direct');
      await steps.answer(member, [4, 4, 4, 4, 4]);
      found.push(...(await wrongWith(member.page, `${scheme}-receipt`)));
      const pl = await openChat(browser, app, leader, options);
      await pl.open('direct');
      await pl.say('svarlenker');
      await pl.card(pl.words.evaluation.links.title(3, steps.projectName)).waitFor();
      found.push(...(await wrongWith(pl.page, `${scheme}-answer-links`)));
      const stranger = await openChat(browser, app, 'ansatt', options);
      await stranger.open('direct');
      found.push(...(await wrongWith(stranger.page, `${scheme}-stranger`)));
      expect(await stranger.page.locator('.conversation').count()).toBe(1);
      await askToStartOver(stranger);
      found.push(...(await wrongWith(stranger.page, `${scheme}-start-over`)));
      expect(found).toEqual([]);
      for (const chat of [member, pl, stranger]) await chat.close();
    });

    test('the pages: an answer link unused, open and refused, the minutes, no such page', async () => {
      const pa = await openChat(browser, app, owner, options);
      await pa.open('direct');
      await pa.say('referat');
      const minutes = await steps.readMinutes(pa, 2);
      const found = [...(await wrongWith(minutes, `${scheme}-minutes`))];
      const link = links[scheme === 'light' ? 1 : 0] as string;
      const { page } = pa;
      await page.goto(`${app.url}nothing-here`);
      found.push(...(await wrongWith(page, `${scheme}-not-found`)));
      await page.goto(link);
      if (scheme === 'light') {
        found.push(...(await wrongWith(page, 'light-link-unused')));
        await page.getByRole('button').click();
        await page.locator('.card').waitFor();
        found.push(...(await wrongWith(page, 'light-link-open')));
      } else {
        found.push(...(await wrongWith(page, 'dark-link-refused')));
      }
      expect(found).toEqual([]);
      await pa.close();
    });
  },
);

async function askToStartOver(chat: Chatting): Promise<void> {
  const back = chat.page.getByRole('button', { name: chat.pageWords.chat.back });
  if (await back.isVisible()) await back.click();
  await chat.page.getByRole('button', { name: chat.pageWords.demo.startOver }).click();
  await chat.dialog.waitFor();
}

test('a server without a demo has a front page that axe finds nothing on', async () => {
  const bare = await startDemo({ SAMAN_DEMO: '0' });
  const context = await browser.newContext({ bypassCSP: true, viewport: screens.narrow });
  const page = await context.newPage();
  await page.goto(bare.url);
  expect(await wrongWith(page, 'front')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await wrongWith(page, 'front-dark')).toEqual([]);
  await context.close();
  await bare.stop();
});
