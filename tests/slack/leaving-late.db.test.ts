import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import { appUninstalled, eventCallback, tokensRevoked } from '../peers/slack-events.ts';
import { sceneOf } from '../peers/slack-person.ts';
import { overHttp } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { installBrowser } from './install-browser.ts';

// Saman is removed from a workspace while something is under way there. In this order.

let slack: SlackApp;
let here: Workspace;
beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many', peer: { tokenRotation: true } });
  here = slack.peer.workspace;
  await installBrowser(slack).installs(here, 'kommunedirektor');
});
afterEach(() => slack.peer.heal());
afterAll(async () => {
  vi.useRealTimers();
  await slack.stop();
});

const connection = async () =>
  (
    await slack.app.database.query(
      `select sealed, ended_at from connection where external_id = '${here.teamId}'`,
    )
  )[0];

/** Slack tells that Saman has been removed, in this order. */
async function told(...order: readonly ('revoked' | 'uninstalled')[]): Promise<void> {
  const scene = sceneOf(slack.peer, here, here.user('kommunedirektor'));
  const way = overHttp(slack.peer, slack.events);
  const events = { revoked: tokensRevoked(scene), uninstalled: appUninstalled() };
  for (const one of order)
    expect((await way('events_api', eventCallback(scene, events[one]))).status).toBe(200);
}

test.each([
  [['revoked', 'uninstalled']],
  [['uninstalled', 'revoked']],
  [['uninstalled', 'uninstalled', 'revoked', 'revoked']],
] as const)('%s: it ends once, at the first of them', async (order) => {
  const [first, ...rest] = order;
  slack.peer.uninstall(here);
  await told(first);
  await slack.settled();
  const ended = await connection();
  expect(ended).toMatchObject({ sealed: null, ended_at: expect.anything() });
  slack.app.moveTime({ hours: 1 });
  await told(...rest);
  await slack.settled();
  expect(await connection()).toEqual(ended);
  await installBrowser(slack).installs(here, 'kommunedirektor');
  expect(await connection()).toMatchObject({ sealed: expect.any(String), ended_at: null });
});

test('a token that is just being exchanged does not bring the workspace back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60 * 60 * 1000 });
  slack.peer.clear();
  slack.peer.inject({ method: 'oauth.v2.access', times: 1, fault: { kind: 'hang', milliseconds: 500 } });
  const asked = slack.at('ordforer').writes('hjelp');
  await slack.peer.until(() => slack.peer.callsOf('oauth.v2.access').length === 1);
  await told('revoked', 'uninstalled');
  await asked;
  await slack.settled();
  // Slack gave a new token all the same
  expect(slack.peer.callsOf('oauth.v2.access')).toMatchObject([{ status: 200, response: { ok: true } }]);
  expect(await connection()).toMatchObject({ sealed: null, ended_at: expect.anything() });
  slack.peer.clear();
  await slack.at('ordforer').writes('hjelp');
  await slack.settled();
  expect(slack.peer.calls).toEqual([]);
});
