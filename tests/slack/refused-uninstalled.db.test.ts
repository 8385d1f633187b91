import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { JsonObject } from '../peers/json.ts';
import {
  appHomeOpened,
  appMention,
  appUninstalled,
  eventCallback,
  memberJoinedChannel,
} from '../peers/slack-events.ts';
import { shortcut, slashCommand } from '../peers/slack-requests.ts';
import type { EnvelopeType } from '../peers/slack-socket.ts';
import { overHttp } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { press, submission, written } from './by-hand.ts';
import { startWithProject } from './openings.ts';

// A workspace that has not installed Saman: what comes from there is signed by Slack, and nobody is heard.

let slack: SlackApp;
let there: Workspace;
beforeAll(async () => {
  slack = await startWithProject();
  there = slack.peer.workspaces[1] as Workspace;
});
afterAll(() => slack.stop());

const stored = async () =>
  (await slack.app.database.everything()).filter((line) => !line.startsWith('pgboss.')).toSorted();

test('nothing of it is done, called, stored or even remembered', async () => {
  const person = slack.at('programleder', there);
  const pa = slack.at('kommunedirektor');
  const { scene } = person;
  const { id: projectId } = await slack.app.project();
  const channel = channelOf(slack.peer);
  const where = { id: channel, name: 'privategroup' };
  await pa.command('gruppe');
  await slack.settled();
  const filled = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
  const sent = submission(person, pa.view(), filled);
  const command = {
    ...{ command: '/saman', text: 'prosjekt', channel: where },
    ...{ triggerId: '1.2.3', responseUrl: slack.peer.responseUrl() },
  };
  const event = (what: JsonObject) => eventCallback(scene, what);
  const all: readonly (readonly [EnvelopeType, JsonObject])[] = [
    ['slash_commands', slashCommand(scene, command)],
    ['interactive', shortcut(scene, 'saman', '1.2.4')],
    ['interactive', press(slack, person, { verb: 'project.show', data: { projectId } }, where)],
    ['interactive', { ...sent, view: { ...(sent.view as JsonObject), app_installed_team_id: there.teamId } }],
    ['events_api', written(person, await slack.peer.directOf(person.user.id), 'prosjekt')],
    ['events_api', event(appMention(scene, { channel, ts: '1.1', text: 'prosjekt' }))],
    ['events_api', event(appHomeOpened(scene, { channel, tab: 'home' }))],
    ['events_api', event(memberJoinedChannel(scene, { user: there.botUserId, channel, private: true }))],
    ['events_api', event(appUninstalled())],
  ];
  const before = await stored();
  slack.peer.clear();
  const way = overHttp(slack.peer, slack.events);
  for (const [type, payload] of all) {
    const { status, text } = await way(type, payload);
    await slack.settled();
    expect([status, text], JSON.stringify(payload).slice(0, 200)).toEqual([200, '']);
  }
  expect([slack.peer.calls, slack.peer.responses]).toEqual([[], []]);
  expect(await stored()).toEqual(before);
});

test('somebody from there in a channel of ours is who they are here: nobody yet', async () => {
  const person = slack.at('programleder', there);
  const { scene } = slack.at('kommunedirektor');
  const guest = { ...scene, user: { id: person.user.id, name: person.user.name } };
  const command = {
    ...{
      command: '/saman',
      text: 'resultat',
      channel: { id: channelOf(slack.peer, 'delt-med-fylket'), name: 'delt' },
    },
    ...{ triggerId: '1.2.5', responseUrl: slack.peer.responseUrl() },
  };
  slack.peer.clear();
  await overHttp(slack.peer, slack.events)('slash_commands', slashCommand(guest, command));
  await slack.settled();
  expect(JSON.stringify(slack.peer.responses)).toContain('Jeg finner det ikke');
  expect(JSON.stringify(slack.peer.responses)).not.toContain('Heltidskultur');
});
