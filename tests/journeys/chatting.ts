import { createServer } from 'node:net';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type PageWords, wordsOf as pageWordsOf } from '../../adapters/web/page-words.ts';
import type { Language } from '../../bot/people/person.ts';
import { type Words, wordsOf } from '../../cards/words/words.ts';
import { type App, type Settings, startApp } from '../harness/app.ts';
import { type OpenedPage, openPage, screens } from '../harness/browser.ts';

/** PA, who leads the steering group of the demo's project; and a politician in it. */
export const owner = 'kommunedirektor';
export const politician = 'ordforer';
export const leader = 'prosjektleder';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** The demo on a free port, with links that lead to it. */
export async function startDemo(settings: Settings = {}): Promise<App> {
  const port = String(await freePort());
  return startApp({ PORT: port, SAMAN_PUBLIC_URL: `http://localhost:${port}`, ...settings });
}

/** Somebody at the chat in a browser of their own, and what they see in their language. */
export interface Chatting extends OpenedPage {
  readonly words: Words;
  readonly pageWords: PageWords;
  readonly dialog: Locator;
  readonly composer: Locator;
  readonly hint: Locator;
  /** Opens the project's channel, or one's own messages with Saman. */
  open(kind: 'channel' | 'direct'): Promise<void>;
  say(text: string): Promise<void>;
  /** The newest message whose card has this heading. */
  card(heading: string): Locator;
  /** Chooses a language with the page's switch; from then on the words are in it. */
  speak(language: Language): Promise<Chatting>;
}

/** Opens the chat as a person of the demo. */
export async function openChat(
  browser: Browser,
  app: { readonly url: string },
  as: string,
  options: BrowserContextOptions & { readonly language?: Language } = {},
): Promise<Chatting> {
  const { language = 'nb', ...rest } = options;
  const opened = await openPage(browser, `${app.url}?as=${as}`, rest);
  opened.page.setDefaultTimeout(15_000);
  await opened.page.locator('.conversation').first().waitFor({ state: 'attached' });
  const chat = chatting(opened, 'nb');
  return language === 'nb' ? chat : chat.speak(language);
}

function chatting(opened: OpenedPage, language: Language): Chatting {
  const { page } = opened;
  const pageWords = pageWordsOf(language);
  const composer = page.locator('.composer textarea');
  const showList = async (): Promise<void> => {
    const back = page.getByRole('button', { name: pageWords.chat.back });
    if (await back.isVisible()) await back.click();
  };
  return {
    ...opened,
    words: wordsOf(language),
    pageWords,
    dialog: page.locator('dialog'),
    composer,
    hint: page.locator('.hint'),
    async open(kind) {
      await showList();
      const part = kind === 'channel' ? pageWords.chat.channels : pageWords.chat.directMessages;
      await page
        .locator('.conversations section', { has: page.getByRole('heading', { name: part, exact: true }) })
        .locator('.conversation')
        .first()
        .click();
      await composer.waitFor();
    },
    async say(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    card: (heading) =>
      page.locator('.letter', { has: page.getByRole('heading', { name: heading, exact: true }) }).last(),
    async speak(next) {
      const spoken = pageWordsOf(next);
      await showList();
      await page.getByRole('combobox', { name: pageWords.demo.language, exact: true }).selectOption(next);
      await page.getByRole('combobox', { name: spoken.demo.language, exact: true }).waitFor();
      return chatting(opened, next);
    },
  };
}

/** Presses a card's button. */
export const press = (where: Locator, title: string): Promise<void> =>
  where.getByRole('button', { name: title, exact: true }).click();

/** How much wider the page is than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const phone: BrowserContextOptions = { viewport: screens.phone, hasTouch: true, isMobile: true };
