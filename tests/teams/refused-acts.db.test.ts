import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { may } from '../../bot/permissions/permissions.ts';
import type { TeamsApp } from '../harness/teams-app.ts';
import { readingOf } from './screen.ts';
import { ballotOf, graded, press } from './steps.ts';
import {
  dataOf,
  filledIn,
  forges,
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

// Nobody gets anything through where they are, only through membership (design §1). Strangers try every command and every
// view of the permission table with the ids of a real project: what they see is what is seen where there is no such
// thing, and nothing changes. One is of the same tenant, one of another; one is even in the team.

let teams: TeamsApp;
let ids: Ids;
beforeAll(async () => {
  ({ teams, ids } = await startGuarded());
});
beforeEach(() => teams.peer.clear());
afterAll(async () => {
  await teams.stop();
});

test('the walk is through the whole table', () => {
  expect(guardedCommands.length).toBeGreaterThan(25);
  expect(views.length).toBeGreaterThan(25);
  for (const act of guardedCommands) expect(may(act, null), act).toBe(false);
});

test('and whoever may see the project does see it in this way', async () => {
  for (const verb of ['project.show', 'result.show', 'decisions.show'])
    for (const where of [undefined, teams.peer.channel]) {
      const real = await seenIn(teams, () =>
        forges(teams, 'prosjektleder', { verb, data: dataOf(ids, 'closedId') }, where),
      );
      expect(real, verb).toMatch(secrets);
    }
});

test.each(['fremmed', 'radgiver', 'hr-sjef'])('%s, by every command in their own chat', async (handle) => {
  const before = await storedIn(teams);
  for (const verb of guardedCommands)
    for (const round of ['openId', 'closedId'] as const) {
      const unknown = unknownIds();
      const sees = (of: Ids) =>
        seenIn(teams, () => forges(teams, handle, { verb, data: dataOf(of, round), filled: filledIn }));
      const [real, none] = [await sees(ids), await sees(unknown)];
      expect(without(real, ids), verb).toBe(without(none, unknown));
      expect(real, verb).not.toMatch(secrets);
      expect(real, verb).toContain('"status":200');
    }
  expect(await storedIn(teams)).toEqual(before);
});

test.each(['fremmed', 'radgiver', 'hr-sjef'])(
  '%s, by every view that a card may say it shows',
  async (handle) => {
    const before = await storedIn(teams);
    // the form for a project of one's own offers whom Saman knows in the same tenant, and nobody of another
    const asked = views.filter((name) => name !== 'projectForm' || handle === 'radgiver');
    for (const name of asked)
      for (const id of ['projectId', 'openId', 'closedId'] as const)
        for (const verb of ['no.such.command', 'round.close']) {
          const unknown = unknownIds();
          const sees = (of: Ids) =>
            seenIn(teams, () =>
              forges(teams, handle, { verb, data: dataOf(of, 'openId'), shows: `${name}:${of[id]}` }),
            );
          const [real, none] = [await sees(ids), await sees(unknown)];
          expect(without(real, ids), name).toBe(without(none, unknown));
          expect(real, name).not.toMatch(secrets);
        }
    expect(await storedIn(teams)).toEqual(before);
  },
);

test('somebody in the team who is not in the group, by every command in the channel', {
  timeout: 120_000,
}, async () => {
  const before = await storedIn(teams);
  const channel = teams.peer.channelMessages(teams.peer.channel).map(readingOf);
  for (const verb of guardedCommands) {
    const data = dataOf(ids, 'openId');
    const real = await seenIn(teams, () =>
      forges(teams, 'hr-sjef', { verb, data, filled: filledIn }, teams.peer.channel),
    );
    expect(real, verb).not.toMatch(secrets);
    expect(real, verb).toContain('See your chat with me. The answer is there.');
  }
  expect(await storedIn(teams)).toEqual(before);
  expect(teams.peer.channelMessages(teams.peer.channel).map(readingOf)).toEqual(channel);
});

test('a group member sees nobody else’s answer, and only PA what is missing', {
  timeout: 120_000,
}, async () => {
  const mayor = teams.at('ordforer');
  const values = graded(2, { 'reason:team': 'bare mitt' });
  await press(teams, mayor, 'Send svaret', { on: ballotOf(mayor), values });
  for (const where of [undefined, teams.peer.channel])
    for (const verb of ['ballot.show', 'ballot.edit', 'round.status', 'links.show', 'result.show']) {
      const data = { roundId: ids.openId };
      const seen = await seenIn(teams, () => forges(teams, 'hovedtillitsvalgt', { verb, data }, where));
      expect(seen, verb).not.toMatch(/bare mitt|slik ligg det an|svarlenkj/i);
    }
});

test('of all this the log names no project, nobody, and nothing that was written', () => {
  expect(JSON.stringify(teams.app.log.entries)).not.toMatch(secrets);
  expect(teams.app.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});
