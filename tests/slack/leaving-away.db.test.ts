import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engine, newServerDatabase } from '../harness/database.ts';
import { type CuttableProxy, proxyTo } from '../harness/proxy.ts';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import { installBrowser } from './install-browser.ts';

// Slack tells once that Saman was removed: a database that is away at that moment must not keep the token.

describe.runIf(engine() === 'postgres')('removed while the database is away', () => {
  let slack: SlackApp;
  let proxy: CuttableProxy;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newServerDatabase('migrated');
    remove = fresh.remove;
    const url = new URL(fresh.url);
    proxy = await proxyTo(Number(url.port));
    url.port = String(proxy.port);
    slack = await startSlackApp({ installed: 'many', on: { url: url.href } });
    await installBrowser(slack).installs(slack.peer.workspace, 'kommunedirektor');
    await slack.at('ordforer').writes('hjelp');
    await slack.settled();
  });
  afterAll(async () => {
    await slack.stop();
    await proxy.close();
    await remove();
  });

  test('nothing is called there any more at once, and the token is deleted when the database is back', async () => {
    await proxy.cut();
    const acks = await slack.at('kommunedirektor').removesSaman();
    expect(acks.map(({ status }) => status)).toEqual([200, 200]);
    slack.peer.clear();
    await slack.at('ordforer').command('hjelp');
    await slack.at('ordforer').writes('hjelp');
    expect([slack.peer.calls, slack.peer.responses]).toEqual([[], []]);
    await proxy.mend();
    await slack.peer.until(async () => (await fetch(`${slack.app.url}readyz`)).status === 200, 20_000);
    await slack.peer.until(async () => {
      const [row] = await slack.app.database.query('select sealed, ended_at from connection');
      return row?.sealed === null && row.ended_at !== null;
    }, 30_000);
    // whether it is still good was asked, and nothing else
    expect(slack.peer.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
    expect((await slack.app.database.everything()).join('\n')).not.toMatch(/xoxb|xoxe/);
  });
});
