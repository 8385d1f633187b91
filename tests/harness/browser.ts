import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const packageFolder = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url));
const artefacts = fileURLToPath(new URL('../../artefacts/', import.meta.url));

/** Chromium's flags where it runs as root, on a machine that may reach nothing (design §3). */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--font-render-hinting=none',
];

/** The Chromium that npm brought, unpacked once into the folder for temporary files and used again by later runs. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(tmpdir(), `saman-chromium-${version}`, 'chromium');
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  // several may unpack at a time: each beside it, and the last one to be done takes the place
  const own = `${target}.${process.pid}`;
  await pipeline(
    createReadStream(join(packageFolder, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(own, { mode: 0o755 }),
  );
  await rename(own, target);
  return target;
}

/** Starts a browser: the one that `SAMAN_TEST_CHROMIUM` names, or the one that npm brought. Close it afterwards. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.SAMAN_TEST_CHROMIUM ?? (await unpackedChromium());
  return chromium.launch({ executablePath, args: flags, headless: true });
}

/** The sizes that are looked at. */
export const screens = {
  desktop: { width: 1280, height: 860 },
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 640 },
} as const;

/** An open page, with what its console complained about and what it asked of other hosts. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and policy violations; a test expects none. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a page in a browser of its own (cookies, storage). `bypassCSP` only where axe is to be run. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: screens.desktop,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

const axeSource = readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds against WCAG 2.1 A and AA, in one line each, `within` a part; the page must bypass its CSP. */
export async function axeFindings(page: Page, within = 'html'): Promise<readonly string[]> {
  await page.evaluate(await axeSource);
  const results = (await page.evaluate(
    `axe.run('${within}', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  )) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  );
}

/** Keeps a picture of the page in `artefacts/`, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(artefacts, { recursive: true });
  const take = () => page.screenshot({ path: join(artefacts, `${name}.png`) });
  // while it paints anew, the browser says now and then that it cannot
  await take().catch(take);
}
