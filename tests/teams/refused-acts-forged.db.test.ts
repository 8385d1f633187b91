import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { isObject } from '../peers/json.ts';
import { readingOf } from './screen.ts';
import { forges, type Guarded, type Ids, seenIn, startGuarded, storedIn, views } from './strangers.ts';

// What an action brings comes from somebody's client, who may have changed it: what it says that its card shows is no
// reason to show it, in a channel least of all.

let teams: TeamsApp;
let ids: Ids;
let otherIds: Guarded['otherIds'];
beforeAll(async () => {
  ({ teams, ids, otherIds } = await startGuarded());
});
beforeEach(() => teams.peer.clear());
afterAll(async () => {
  await teams.stop();
});

const inChannel = (where = teams.peer.channel) => teams.peer.channelMessages(where).map(readingOf);

test('the channel of another project does not show this one', { timeout: 120_000 }, async () => {
  const before = inChannel(teams.peer.general);
  const stored = await storedIn(teams);
  for (const name of views) {
    const isProjects = ['project', 'groupForm', 'roundForm', 'reachMe', 'undelivered'].includes(name);
    const shows = `${name}:${isProjects ? ids.projectId : ids.closedId}`;
    const data = { roundId: ids.openId };
    const seen = await seenIn(teams, () =>
      forges(teams, 'fylkets-observator', { verb: 'round.close', data, shows }, teams.peer.general),
    );
    expect(seen, shows).not.toMatch(/Heltidskultur i|uleselig|langvakt/);
  }
  expect(inChannel(teams.peer.general)).toEqual(before);
  expect(await storedIn(teams)).toEqual(stored);
});

test('a card of a channel becomes the one of its own project there, and of no other', async () => {
  const data = { v: 0, roundId: otherIds.openId };
  const shows = `progress:${otherIds.openId}`;
  const own = await forges(teams, 'hr-sjef', { verb: 'round.status', data, shows }, teams.peer.general);
  expect(own.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
  const there = await forges(teams, 'hr-sjef', { verb: 'round.status', data, shows }, teams.peer.channel);
  expect(there.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  expect(inChannel().join()).not.toContain('Omdømme');
});

test.each([
  ['garbage', 'xyz'],
  ['a view without its id', 'result'],
  ['an id that is none', 'result:1'],
  ['two', 'result:1:2'],
  ['a name that every object has', 'constructor:00000000-0000-4000-8000-000000000000'],
  ['a prototype', '__proto__'],
  ['a command', 'round.close'],
  ['nothing', ''],
  ['no text', { name: 'result' }],
  ['a list', ['result']],
  ['very long', 'x'.repeat(50_000)],
  ['what a path could be', '../../etc/passwd'],
  ['SQL', "result:' or 1=1 --"],
])('a view that there is not: %s', async (_what, shows) => {
  const before = await storedIn(teams);
  for (const where of [undefined, teams.peer.channel])
    for (const handle of ['hr-sjef', 'prosjektleder']) {
      const { status, body } = await forges(teams, handle, { verb: 'no.such', shows }, where);
      expect(status).toBe(200);
      expect(isObject(body) ? body.statusCode : null).toBe(200);
    }
  await teams.settled();
  expect(await storedIn(teams)).toEqual(before);
});

test('a name alone of every view there is', async () => {
  for (const name of views) {
    const { status } = await forges(teams, 'prosjektleder', { verb: 'no.such', shows: name });
    expect(status, name).toBe(200);
  }
  await teams.settled();
});

test('no press failed', () => {
  expect(teams.app.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

// a press that is refused is answered with the card as it is now: only what stands in channels is one there
describe.each([
  ['hr-sjef', 'who is in the team alone'],
  ['hovedtillitsvalgt', 'who is in the group'],
])('%s, %s', (handle) => {
  const presses = (shows: string) => {
    const data = { roundId: ids.openId };
    return forges(teams, handle, { verb: 'round.close', data, shows }, teams.peer.channel);
  };

  test.each([
    ['roundStatus', 'openId', /slik ligger det an/],
    ['answerLinks', 'openId', /\/l\/|Utvalgsleder/],
    ['groupForm', 'projectId', /Endre gruppen/],
    ['roundForm', 'projectId', /Åpne runden/],
    ['undelivered', 'projectId', /kommet fram|kom ikke fram/],
  ] as const)('makes no channel show what is PA’s or PL’s: %s (PRIV-2)', async (name, id, read) => {
    const before = inChannel();
    const answer = await presses(`${name}:${ids[id]}`);
    await teams.settled();
    expect(JSON.stringify(answer.body)).not.toMatch(read);
    expect(inChannel()).toEqual(before);
  });

  test('nor the minutes, by a link that nobody has', async () => {
    const errors = () => teams.app.log.entries.filter(({ level }) => level === 'error').length;
    const before = errors();
    await presses(`minutes:${ids.closedId}`);
    expect(errors()).toBe(before);
  });
});
