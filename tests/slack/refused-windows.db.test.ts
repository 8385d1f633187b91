import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SlackApp } from '../harness/slack-app.ts';
import type { JsonObject } from '../peers/json.ts';
import { viewPressed } from '../peers/slack-requests.ts';
import type { SlackView } from '../peers/slack-surfaces.ts';
import { overHttp, type Way } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { buttonOf, submission } from './by-hand.ts';
import { logOf } from './openings.ts';
import { dataOf, filledIn, type Ids, secrets, seenIn, startGuarded, storedIn } from './strangers.ts';

// A window of Slack's belongs to who it was opened for, in the workspace where it was, and to what it was opened for.

let slack: SlackApp;
let there: Workspace;
let ids: Ids;
let way: Way;
beforeAll(async () => {
  const guarded = await startGuarded();
  ({ slack, there, ids } = guarded);
  way = overHttp(slack.peer, slack.events);
});
beforeEach(() => slack.peer.clear());
afterAll(async () => {
  expect(slack.peer.problems).toEqual([]);
  await slack.stop();
});

/** The window of PA, with a form in it, and what fills it in. */
async function windowOfPa(): Promise<SlackView> {
  const pa = slack.at('kommunedirektor');
  await pa.command('gruppe');
  await slack.settled();
  return pa.view();
}

test('a window that was opened for somebody else, or in another workspace, sends nothing', async () => {
  const view = await windowOfPa();
  const before = await storedIn(slack);
  const pa = slack.at('kommunedirektor');
  const filled = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
  const sent = submission(pa, view, filled);
  const raw = sent.view as JsonObject;
  const spoiled: readonly JsonObject[] = [
    // by a stranger, and by one who sits in the same group
    submission(slack.at('fremmed'), view, filled),
    submission(slack.at('ordforer'), view, filled),
    submission(slack.at('radgiver', there), view, filled),
    // as the same person, but for another workspace
    { ...sent, view: { ...raw, app_installed_team_id: there.teamId } },
    { ...sent, team: { id: there.teamId }, view: { ...raw, app_installed_team_id: there.teamId } },
  ];
  for (const payload of spoiled) {
    const shown = await seenIn(slack, async () => {
      const { status, json } = await way('interactive', payload);
      expect([status, json]).toEqual([200, { response_action: 'clear' }]);
    });
    expect(shown).toBe('[]');
  }
  expect(await storedIn(slack)).toEqual(before);
  expect(slack.app.log.entries.at(-1)?.message).toBe('a modal was sent that was not opened for who sent it');
});

test('nor does one whose private_metadata was altered, taken from elsewhere, or is missing', async () => {
  const view = await windowOfPa();
  const before = await storedIn(slack);
  const pa = slack.at('kommunedirektor');
  const filled = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
  const text = view.privateMetadata.slice(view.privateMetadata.indexOf('.') + 1);
  const signature = view.privateMetadata.slice(0, view.privateMetadata.indexOf('.'));
  await pa.command('kode');
  await slack.settled();
  const other = pa.view().privateMetadata;
  for (const metadata of [
    '',
    text,
    `.${text}`,
    `${signature}.`,
    `${signature}.${text.replace('group.add', 'role.give')}`,
    `${signature}.${text.replace(ids.projectId ?? '', crypto.randomUUID())}`,
    `${other.slice(0, other.indexOf('.'))}.${text}`,
    `${signature}.${other.slice(other.indexOf('.') + 1)}`,
    `${'A'.repeat(signature.length)}.${text}`,
  ]) {
    const sent = submission(pa, view, filled);
    const payload = { ...sent, view: { ...(sent.view as JsonObject), private_metadata: metadata } };
    const { status, json } = await way('interactive', payload);
    await slack.settled();
    expect([status, json], metadata.slice(0, 40)).toEqual([200, { response_action: 'clear' }]);
  }
  expect(await storedIn(slack)).toEqual(before);
});

test('buttons in a window that was opened for somebody else do nothing either', async () => {
  const view = await windowOfPa();
  const before = await storedIn(slack);
  for (const person of [slack.at('fremmed'), slack.at('ordforer'), slack.at('radgiver', there)])
    for (const verb of ['group.remove', 'role.give', 'project.show'])
      expect(
        await seenIn(slack, () =>
          way(
            'interactive',
            viewPressed(person.scene, view, {
              actions: [buttonOf({ verb, data: dataOf(ids, 'openId'), values: filledIn })],
              triggerId: '1.2.other',
              values: filledIn,
            }),
          ),
        ),
      ).toBe('[]');
  expect(await storedIn(slack)).toEqual(before);
});

test('PA cannot bring in people or channels of another workspace by their ids', async () => {
  const pa = slack.at('kommunedirektor');
  const before = await storedIn(slack);
  const group = await windowOfPa();
  const filled = { person: there.user('radgiver').id, party: 'employees', groupKind: 'steering' };
  const refused = await way('interactive', submission(pa, group, filled));
  expect(JSON.stringify(refused.json)).toContain('person');
  await pa.command('nytt prosjekt');
  await slack.settled();
  const id = (handle: string) => slack.peer.workspace.user(handle).id;
  const project = {
    ...{
      name: 'Enda et prosjekt',
      participant: 'Elverum',
      pa: id('kommunedirektor'),
      pl: id('prosjektleder'),
    },
    ...{ 'members:politicians': [id('ordforer')], groupPlace: there.channel('programmet').id },
  };
  const { json } = await way('interactive', submission(pa, pa.view(), project));
  expect(JSON.stringify(json)).toContain('groupPlace');
  await slack.settled();
  expect(await storedIn(slack)).toEqual(before);
});

test('of all this the log names no project, nobody, and nothing that was written', () => {
  expect(logOf(slack)).not.toMatch(secrets);
  expect(logOf(slack)).not.toMatch(/xoxb|signing-secret/);
});
