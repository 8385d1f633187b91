import type { SlackApp } from '../harness/slack-app.ts';
import type { Workspace } from '../peers/slack-workspace.ts';

/** What a page of Saman's says. */
export interface SeenPage {
  readonly status: number;
  readonly language: string;
  /** All that is read on it, as one text. */
  readonly text: string;
  readonly links: readonly string[];
  readonly html: string;
}

/** Somebody's browser, on their way through an installation. */
export interface InstallBrowser {
  /** The cookie that it holds; null: none. */
  cookie: string | null;
  /** Opens /slack/install and gives where it leads: Slack's page that asks for permission. */
  begins(): Promise<string>;
  /** Follows where Slack's page sends it. */
  comesBack(to: string): Promise<SeenPage>;
  /** The whole way, with a yes. */
  installs(workspace: Workspace, handle: string): Promise<SeenPage>;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (one) => entities[one] ?? one);

const pageIn = (status: number, html: string): SeenPage => ({
  status,
  language: /<html lang="(\w+)"/.exec(html)?.[1] ?? '',
  text: unescaped(
    (html.split('</head>')[1] ?? '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ),
  links: [...html.matchAll(/<a href="([^"]+)"/g)].map(([, to = '']) => unescaped(to)),
  html,
});

export function installBrowser(
  { app, peer }: Pick<SlackApp, 'app' | 'peer'>,
  accepts = 'nb-NO',
): InstallBrowser {
  const headers = (cookie: string | null) => ({
    'accept-language': accepts,
    ...(cookie === null ? {} : { cookie }),
  });
  const keep = (response: Response, browser: InstallBrowser): void => {
    const [set] = response.headers.getSetCookie();
    if (set) browser.cookie = /Expires=Thu, 01 Jan 1970/.test(set) ? null : (set.split(';')[0] ?? null);
  };
  const browser: InstallBrowser = {
    cookie: null,
    async begins() {
      const response = await fetch(`${app.url}slack/install`, {
        redirect: 'manual',
        headers: headers(browser.cookie),
      });
      keep(response, browser);
      return response.headers.get('location') ?? `no redirect: ${response.status}`;
    },
    async comesBack(to) {
      // the public address of the tests leads nowhere: a proxy would pass it on
      const { pathname, search } = new URL(to);
      const response = await fetch(new URL(`${pathname}${search}`, app.url), {
        headers: headers(browser.cookie),
      });
      keep(response, browser);
      return pageIn(response.status, await response.text());
    },
    async installs(workspace, handle) {
      return browser.comesBack(await peer.approve(await browser.begins(), workspace.user(handle).id));
    },
  };
  return browser;
}
