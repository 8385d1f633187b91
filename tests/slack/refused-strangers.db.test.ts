import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { may } from '../../bot/permissions/permissions.ts';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { JsonObject } from '../peers/json.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import { slashCommand, viewPressed } from '../peers/slack-requests.ts';
import { overHttp, type Way } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { buttonOf, press, pressBeside } from './by-hand.ts';
import { logOf } from './openings.ts';
import {
  dataOf,
  filledIn,
  guardedCommands,
  type Ids,
  secrets,
  seenIn,
  startGuarded,
  storedIn,
  unknownIds,
  views,
  without,
} from './strangers.ts';

// Nobody gets anything through the workspace they write from, only through membership (design §1). Strangers try every
// command and every view of the permission table with the ids of a real project: what they see is what is seen where
// there is no such thing, and nothing changes. One is of the same workspace, one of another.

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

/** The ways in which a press reaches Saman. */
const places = (stranger: SlackPerson, direct: string) => {
  const group = { id: channelOf(slack.peer), name: 'privategroup' };
  const own = { id: direct, name: 'directmessage' };
  return {
    'in the group’s channel': (meant: Parameters<typeof press>[2]) => press(slack, stranger, meant, group),
    'in their own conversation': (meant: Parameters<typeof press>[2]) => press(slack, stranger, meant, own),
    'beside others': (meant: Parameters<typeof press>[2]) => pressBeside(slack, stranger, meant, group),
  };
};

test('the walk is through the whole table', () => {
  expect(guardedCommands.length).toBeGreaterThan(25);
  expect(views.length).toBeGreaterThan(25);
  for (const act of guardedCommands) expect(may(act, null), act).toBe(false);
});

test('and whoever may see the project does see it in this way', async () => {
  const pl = slack.at('prosjektleder');
  const pressed = places(pl, await slack.peer.directOf(pl.user.id));
  for (const verb of ['project.show', 'result.show', 'decisions.show'])
    for (const [where, by] of Object.entries(pressed)) {
      const real = await seenIn(slack, () =>
        way('interactive', by({ verb, data: dataOf(ids, 'closedId'), values: filledIn })),
      );
      expect(real, `${verb} ${where}`).toMatch(secrets);
    }
});

test.each(['fremmed', 'radgiver'])('%s, by every command, wherever it is pressed', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  const direct = await slack.peer.directOf(stranger.user.id);
  const before = await storedIn(slack);
  for (const [where, pressed] of Object.entries(places(stranger, direct)))
    for (const verb of guardedCommands)
      for (const round of ['openId', 'closedId'] as const) {
        const unknown = unknownIds();
        const real = await seenIn(slack, () =>
          way('interactive', pressed({ verb, data: dataOf(ids, round), values: filledIn })),
        );
        const none = await seenIn(slack, () =>
          way('interactive', pressed({ verb, data: dataOf(unknown, round), values: filledIn })),
        );
        expect(without(real, ids), `${verb} ${where}`).toBe(without(none, unknown));
        expect(real, `${verb} ${where}`).not.toMatch(secrets);
        expect(real, `${verb} ${where} is answered`).not.toBe('[]');
      }
  expect(await storedIn(slack)).toEqual(before);
});

test.each(['fremmed', 'radgiver'])('%s, by every command from a window of their own', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  await stranger.command('kode');
  await slack.settled();
  const view = stranger.view();
  const before = await storedIn(slack);
  const pressed = (of: Readonly<Record<string, string>>, verb: string): JsonObject =>
    viewPressed(stranger.scene, view, {
      actions: [buttonOf({ verb, data: dataOf(of, 'openId'), values: filledIn })],
      triggerId: '1.2.window',
      values: filledIn,
    });
  for (const verb of guardedCommands) {
    const unknown = unknownIds();
    const real = await seenIn(slack, () => way('interactive', pressed(ids, verb)));
    const none = await seenIn(slack, () => way('interactive', pressed(unknown, verb)));
    expect(without(real, ids), verb).toBe(without(none, unknown));
    expect(real, verb).not.toMatch(secrets);
  }
  expect(await storedIn(slack)).toEqual(before);
  await stranger.closes(stranger.view());
});

test.each(['fremmed', 'radgiver'])('%s, by every view that a message may say it shows', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  const own = { id: await slack.peer.directOf(stranger.user.id), name: 'directmessage' };
  const before = await storedIn(slack);
  for (const name of views)
    for (const id of ['projectId', 'openId', 'closedId'] as const) {
      const unknown = unknownIds();
      const pressed = (of: Readonly<Record<string, string>>) =>
        press(slack, stranger, { verb: 'no.such.command' }, own, `${name}:${of[id]}`);
      const real = await seenIn(slack, () => way('interactive', pressed(ids)));
      const none = await seenIn(slack, () => way('interactive', pressed(unknown)));
      expect(without(real, ids), name).toBe(without(none, unknown));
      expect(real, name).not.toMatch(secrets);
    }
  expect(await storedIn(slack)).toEqual(before);
});

const words = [
  ...[
    'prosjekt',
    'prosjekt Heltidskultur',
    'gruppe',
    'ny runde',
    'svar',
    'status',
    'avslutt',
    'flytt fristen',
  ],
  ...[
    'resultat',
    'vedtak',
    'beslutninger',
    'hva virker',
    'veien videre',
    'referat',
    'rett referatet',
    'lenker',
  ],
  ...['hjem', 'prosjekter', 'show me the result', 'heltid', ''],
];

test.each(['fremmed', 'radgiver'])(
  '%s, by every word, in the group’s channel and elsewhere',
  async (handle) => {
    const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
    const before = await storedIn(slack);
    const said = (text: string, channel: string) =>
      way(
        'slash_commands',
        slashCommand(stranger.scene, {
          ...{ command: '/saman', text, channel: { id: channel, name: 'privategroup' } },
          ...{ triggerId: '1.2.words', responseUrl: slack.peer.responseUrl() },
        }),
      );
    const group = channelOf(slack.peer);
    const elsewhere = channelOf(slack.peer, 'uten-saman');
    for (const text of words) {
      const here = await seenIn(slack, () => said(text, group));
      const there = await seenIn(slack, () => said(text, elsewhere));
      expect(here.replaceAll(group, 'channel'), text).toBe(there.replaceAll(elsewhere, 'channel'));
      expect(here, text).not.toMatch(secrets);
    }
    await stranger.opensHome();
    await slack.settled();
    expect(JSON.stringify(slack.peer.homeOf(stranger.user.id)?.raw)).not.toMatch(secrets);
    expect(await storedIn(slack)).toEqual(before);
  },
);

test('of all this the log names no project, nobody, and nothing that was written', () => {
  expect(logOf(slack)).not.toMatch(secrets);
  expect(logOf(slack)).not.toMatch(/xoxb|signing-secret/);
});
