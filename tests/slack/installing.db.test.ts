import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { installBrowser, type SeenPage } from './install-browser.ts';
import { readingOf } from './screen.ts';

// A workspace installs Saman itself, at Slack's own page (the peer's), and what can go wrong on the way.

let slack: SlackApp;
let here: Workspace;
let there: Workspace;
beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many' });
  [here, there] = slack.peer.workspaces as [Workspace, Workspace];
});
afterEach(() => {
  vi.useRealTimers();
  slack.peer.heal();
});
afterAll(async () => {
  expect(slack.peer.problems).toEqual([]);
  await slack.stop();
});

const connected = async (): Promise<readonly string[]> =>
  (await slack.app.database.connections.present('slack')).map(({ externalId }) => externalId);

const languages = ['nb', 'nn', 'en'] as const;

/** A page that can be read: its language, a heading, whole sentences, a way on. */
function expectReadable(page: SeenPage, language: string): void {
  expect(page.language).toBe(language);
  expect(page.html).toMatch(/<h1>[^<]{5,}<\/h1>/);
  expect(page.text).not.toMatch(/undefined|null|\[object|Error|xox/);
  expect(page.text).toMatch(/\. |\.$/);
}

const failedTitles = {
  nb: 'Saman ble ikke lagt til',
  nn: 'Saman vart ikkje lagt til',
  en: 'Saman was not added',
};

/** What is refused says so in the reader’s language, offers another try, and leaves nothing behind. */
async function expectRefused(page: SeenPage, status: number, says: RegExp, language = 'nb'): Promise<void> {
  expect([page.status, page.text]).toEqual([status, expect.stringMatching(says)]);
  expectReadable(page, language);
  expect(page.text).toContain(failedTitles[language as keyof typeof failedTitles]);
  expect(page.links).toEqual(['/slack/install']);
}

describe('what is refused leaves nothing behind', () => {
  const approved = async (browser = installBrowser(slack)) => {
    const to = await slack.peer.approve(await browser.begins(), here.user('kommunedirektor').id);
    return { browser, to };
  };
  const without = (to: string, name: string, value?: string): string => {
    const url = new URL(to);
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url.href;
  };
  afterEach(async () => {
    expect(await connected()).toEqual([]);
  });

  test.each([
    ['nb', /Lenken var brukt, for gammel/],
    ['nn', /Lenkja var brukt, for gammal/],
    ['en', /The link was used, too old/],
  ])('no state, in %s', async (language, says) => {
    const { browser, to } = await approved(installBrowser(slack, language));
    await expectRefused(await browser.comesBack(without(to, 'state')), 400, says, language);
  });

  test('a state that was altered, or signed by somebody else', async () => {
    const { browser, to } = await approved();
    const state = new URL(to).searchParams.get('state') ?? '';
    const [head, body] = state.split('.');
    const altered = `${head}.${body}.${'A'.repeat(43)}`;
    browser.cookie = `slack-app-oauth-state=${altered}`;
    await expectRefused(await browser.comesBack(without(to, 'state', altered)), 400, /Begynn på nytt/);
  });

  test('another browser', async () => {
    const { to } = await approved();
    await expectRefused(await installBrowser(slack).comesBack(to), 400, /annen nettleser/);
    const other = installBrowser(slack);
    await other.begins();
    await expectRefused(await other.comesBack(to), 400, /annen nettleser/);
  });

  test('a state from more than ten minutes ago', async () => {
    const { browser, to } = await approved();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    await expectRefused(await browser.comesBack(to), 400, /for gammel/);
  });

  test('no code: somebody came without Slack', async () => {
    const browser = installBrowser(slack);
    await expectRefused(await browser.comesBack('http://localhost/slack/oauth_redirect'), 400, /Begynn på/);
  });

  test.each([
    ['nb', /Du avbrøt/],
    ['nn', /Du avbraut/],
    ['en', /You cancelled/],
  ])('a no on Slack’s page, in %s', async (language, says) => {
    const browser = installBrowser(slack, language);
    await expectRefused(
      await browser.comesBack(slack.peer.deny(await browser.begins())),
      400,
      says,
      language,
    );
  });

  test('a whole organisation: the token is given back', async () => {
    const to = { is_enterprise_install: true, enterprise: { id: 'E1', name: 'Hele fylket' }, team: null };
    slack.peer.inject({ method: 'oauth.v2.access', times: 1, fault: { kind: 'changed', to } });
    const { browser, to: back } = await approved();
    await expectRefused(await browser.comesBack(back), 400, /ett arbeidsområde om gangen/);
    expect(slack.peer.callsOf('auth.revoke').at(-1)).toMatchObject({ status: 200, response: { ok: true } });
  });

  test('Slack is away, or does not take the secret', async () => {
    const first = await approved();
    slack.peer.inject({ method: 'oauth.v2.access', times: 1, fault: { kind: 'status', status: 503 } });
    await expectRefused(await first.browser.comesBack(first.to), 502, /svarte ikke/);
    const second = await approved();
    const fault = { kind: 'error', error: 'bad_client_secret' } as const;
    slack.peer.inject({ method: 'oauth.v2.access', times: 1, fault });
    await expectRefused(await second.browser.comesBack(second.to), 502, /npm run doctor/);
  });

  test('what cannot be stored says so', async () => {
    const { browser, to } = await approved();
    await slack.app.database.query('alter table connection rename to connection_that_was');
    const page = await browser.comesBack(to);
    await slack.app.database.query('alter table connection_that_was rename to connection');
    await expectRefused(page, 503, /Jeg når ikke det jeg har lagret/);
  });
});

describe('installed', () => {
  test('Slack is asked for what the manifest asks for, and comes back to our address', async () => {
    const asked = new URL(await installBrowser(slack).begins());
    expect(asked.pathname).toBe('/oauth/v2/authorize');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: slack.peer.app.clientId,
      scope: botScopes.join(','),
      redirect_uri: 'http://localhost:3978/slack/oauth_redirect',
      state: expect.stringMatching(/^\S{50,}$/),
    });
    expect(asked.searchParams.has('user_scope')).toBe(false);
  });

  test.each(languages)('the page says what to do next, in %s, and leads to Slack', async (language) => {
    const page = await installBrowser(slack, language).installs(here, 'kommunedirektor');
    expect(page.status).toBe(200);
    expectReadable(page, language);
    expect(page.text).toContain('Elverum kommune');
    expect(page.text).toMatch(/«kommune»|municipality/);
    expect(page.links).toEqual([
      `https://slack.com/app_redirect?app=${slack.peer.app.id}&team=${here.teamId}`,
    ]);
  });

  test('installing again is the same connection, with the newer token', async () => {
    const [before] = await slack.app.database.connections.present('slack');
    await installBrowser(slack).installs(here, 'kommunedirektor');
    const [after, ...more] = await slack.app.database.connections.present('slack');
    expect(more).toEqual([]);
    expect(after?.id).toBe(before?.id);
    expect(after?.sealed).not.toBe(before?.sealed);
  });

  test('the way back serves once: a replay installs nothing', async () => {
    const browser = installBrowser(slack);
    const to = await slack.peer.approve(await browser.begins(), there.user('programleder').id);
    const { cookie } = browser;
    expect((await browser.comesBack(to)).status).toBe(200);
    const [, second] = await slack.app.database.connections.present('slack');
    await expectRefused(await browser.comesBack(to), 400, /brukt/);
    browser.cookie = cookie;
    await expectRefused(await browser.comesBack(to), 400, /brukt/);
    const after = await slack.app.database.connections.present('slack');
    expect(after).toContainEqual(second);
    expect(after).toHaveLength(2);
  });

  test('in both workspaces Saman answers with the token of that one', async () => {
    expect([...(await connected())].sort()).toEqual([here.teamId, there.teamId].sort());
    slack.peer.clear();
    const director = slack.at('kommunedirektor');
    const leader = slack.at('programleder', there);
    await director.writes('hjelp');
    await leader.writes('hjelp');
    await slack.settled();
    for (const person of [director, leader])
      expect(readingOf((await person.messages()).at(-1) ?? { blocks: [] })).toMatch(/Saman|hjelp/i);
    const tokens = slack.peer.callsOf('chat.postMessage').map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
    expect(tokens).not.toContain(here.botToken);
  });

  test('no token stands in the database or in the log', async () => {
    const tokens = [...new Set(slack.peer.calls.map(({ token }) => token))].filter((one) => one !== null);
    expect(tokens.length).toBeGreaterThan(1);
    const stored = (await slack.app.database.everything()).join('\n');
    const logged = JSON.stringify([slack.app.log.entries, slack.app.database.logged]);
    const { clientSecret } = slack.peer.app;
    for (const secret of [...tokens, clientSecret]) {
      expect(stored).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
  });
});
