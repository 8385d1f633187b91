import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { appUninstalled, eventCallback, tokensRevoked } from '../peers/slack-events.ts';
import { sceneOf } from '../peers/slack-person.ts';
import { overHttp } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { installBrowser } from './install-browser.ts';

// Saman is removed from a workspace: docs/privacy.md says what happens then. In this order.

let slack: SlackApp;
let here: Workspace;
let there: Workspace;
beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many' });
  [here, there] = slack.peer.workspaces as [Workspace, Workspace];
  await installBrowser(slack).installs(here, 'kommunedirektor');
  await installBrowser(slack).installs(there, 'programleder');
  await setUp(slack);
  await makeProject(slack);
  await helped('fremmed');
});
afterAll(() => slack.stop());

const query = (text: string) => slack.app.database.query(text);
const sealed = async (workspace: Workspace) =>
  (await query(`select sealed, ended_at from connection where external_id = '${workspace.teamId}'`))[0];
const accounts = async (): Promise<readonly string[]> =>
  (await query('select external_id from account order by external_id')).map((one) => String(one.external_id));

async function helped(handle: string, workspace = here): Promise<number> {
  const person = slack.at(handle, workspace);
  const before = (await person.messages()).length;
  await person.writes('hjelp');
  await slack.settled();
  return (await person.messages()).length - before - 1;
}

/** Slack tells what happened to a workspace, at this moment. */
async function tells(event: object, at = Date.now(), workspace = here): Promise<void> {
  const scene = sceneOf(slack.peer, workspace, workspace.user('kommunedirektor'));
  const way = overHttp(slack.peer, slack.events);
  expect((await way('events_api', eventCallback(scene, { ...event }, { at }))).status).toBe(200);
  await slack.settled();
}

const scene = () => sceneOf(slack.peer, here, here.user('kommunedirektor'));

test('tokens of people that are taken back are none of Saman’s', async () => {
  await tells({ ...tokensRevoked(scene()), tokens: { oauth: ['U1'], bot: [] } });
  expect((await sealed(here))?.sealed).not.toBeNull();
  expect(await helped('ordforer')).toBe(1);
});

test('removed: the token is deleted at once, and nothing is delivered there any more', async () => {
  const acks = await slack.at('kommunedirektor').removesSaman();
  expect(acks.map(({ status }) => status)).toEqual([200, 200]);
  await slack.settled();
  expect(await sealed(here)).toMatchObject({ sealed: null, ended_at: expect.anything() });
  slack.peer.clear();
  const { store } = slack.app.database;
  const [project] = await store.projects.all();
  await store.transaction((tx) =>
    tx.notify([
      {
        kind: 'tell',
        to: { kind: 'groupChannel', projectId: project?.id ?? '' },
        view: { name: 'project', id: project?.id ?? '' },
        dedupeKey: 'after-the-end',
      },
    ]),
  );
  await slack.settled();
  expect(slack.peer.calls).toEqual([]);
  const [row] = await query("select status, reason from delivery where dedupe_key = 'after-the-end'");
  expect(row).toEqual({ status: 'impossible', reason: 'connectionEnded' });
});

test('the other workspace goes on', async () => {
  expect(await helped('programleder', there)).toBe(1);
});

test('what still comes from there is not heard', async () => {
  const met = await accounts();
  await tells({ type: 'message', channel: 'D1', channel_type: 'im', user: 'U404', text: 'hjelp', ts: '1.1' });
  expect(await accounts()).toEqual(met);
});

test('installed again within the time: everybody is there, and an old telling ends nothing', async () => {
  const before = await accounts();
  const removedAt = Date.now() - 60_000;
  await installBrowser(slack).installs(here, 'kommunedirektor');
  for (const event of [tokensRevoked(scene()), appUninstalled()]) await tells(event, removedAt);
  expect(await sealed(here)).toMatchObject({ sealed: expect.any(String), ended_at: null });
  expect(await helped('ordforer')).toBe(1);
  expect(await accounts()).toEqual(before);
  await slack.at('kommunedirektor').command('prosjekt', { channel: channelOf(slack.peer) });
  await slack.settled();
  expect(slack.at('kommunedirektor').ephemerals().length).toBe(1);
});

test('thirty days after the end its accounts and channels are forgotten, and who had no part in anything', async () => {
  await slack.at('kommunedirektor').removesSaman();
  await slack.settled();
  const { connections } = slack.app.database;
  const names = async () => (await query('select name from person')).map(({ name }) => name);
  const [{ ended_at: endedAt } = {}] = await query(
    'select ended_at from connection where ended_at is not null',
  );
  expect(endedAt).toBeTruthy();
  const now = slack.app.running.services.clock.now();
  expect(await connections.forgetEnded(now.subtract({ hours: 24 }))).toBe(0);
  expect(await names()).toContain('Kulturskolerektor');
  expect(await connections.forgetEnded(now.add({ hours: 1 }))).toBeGreaterThan(3);
  const kept = await names();
  // members of the group, by name in minutes that may come
  expect(kept).toEqual(
    expect.arrayContaining(['Ordfører', 'Hovedtillitsvalgt', 'Prosjektleder', 'Programleder']),
  );
  expect(kept).not.toContain('Kulturskolerektor');
  expect(await accounts()).toEqual([there.user('programleder').id]);
  expect(await query('select id from place')).toEqual([]);
  expect(await helped('programleder', there)).toBe(1);
});

test('what was heard is forgotten after a day', async () => {
  const { connections } = slack.app.database;
  const heard = async () => (await query('select key from heard')).length;
  expect(await heard()).toBeGreaterThan(5);
  const now = slack.app.running.services.clock.now();
  await connections.forgetHeard(now.subtract({ hours: 24 }));
  expect(await heard()).toBeGreaterThan(5);
  await connections.forgetHeard(now.add({ hours: 1 }));
  expect(await heard()).toBe(0);
});
