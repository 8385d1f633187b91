import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SlackPeer } from '../peers/slack-peer.ts';
import { type OwnBot, startOwnBot } from './own-bot.ts';

// What Slack tells of people and channels.

let bot: OwnBot;
let peer: SlackPeer;
beforeAll(async () => {
  bot = await startOwnBot();
  ({ peer } = bot);
});
afterEach(() => peer.heal());
afterAll(() => bot.stop());

const person = (handle: string) =>
  bot.adapter.describePerson(bot.connectionId, peer.workspace.user(handle).id);
const place = (name: string) => bot.adapter.describePlace(bot.connectionId, peer.workspace.channel(name).id);

test('people as they are in their profile', async () => {
  expect(await person('kommunedirektor')).toEqual({
    name: 'Kommunedirektør',
    language: 'nb',
    timeZone: 'Europe/Oslo',
    kind: 'member',
  });
  expect(await person('hovedtillitsvalgt')).toMatchObject({ language: 'nn' });
  expect(await person('prosjektleder')).toMatchObject({ language: null });
  expect(await person('hr-sjef')).toMatchObject({ language: 'en' });
});

test('guests, who is gone, and who is no person', async () => {
  expect(await person('fylkets-observator')).toMatchObject({ kind: 'guest' });
  expect(await person('brukerradet')).toMatchObject({ kind: 'guest' });
  expect(await person('tidligere-radmann')).toMatchObject({ kind: 'deactivated', name: 'Tidligere rådmann' });
  expect(await person('kalenderbot')).toMatchObject({ kind: 'machine' });
  expect(await bot.adapter.describePerson(bot.connectionId, 'U404')).toBeNull();
});

test('channels: whether Saman may write there, and who else reads it', async () => {
  const group = { name: 'styringsgruppen', canWrite: true, archived: false, open: false };
  expect(await place('styringsgruppen')).toEqual(group);
  expect(await place('heltidskultur')).toMatchObject({ canWrite: true, open: true });
  expect(await place('delt-med-fylket')).toMatchObject({ canWrite: true, open: true });
  expect(await place('uten-saman')).toMatchObject({ canWrite: false, open: true });
  expect(await place('lukket-uten-saman')).toBeNull();
  expect(await bot.adapter.describePlace(bot.connectionId, 'C404')).toBeNull();
});

test('the members of a channel, over several pages', async () => {
  const { members } = peer.workspace.channel('styringsgruppen');
  const ids = members.map((handle) => peer.workspace.user(handle).id);
  const listed = await bot.adapter.listMembers(
    bot.connectionId,
    peer.workspace.channel('styringsgruppen').id,
  );
  expect([...listed].sort()).toEqual([...ids, peer.workspace.botUserId].sort());
  expect(await bot.adapter.listMembers(bot.connectionId, 'C404')).toEqual([]);
});

test('a hiccup of Slack’s is waited out', async () => {
  peer.inject({ method: 'users.info', times: 1, fault: { kind: 'status', status: 503 } });
  expect(await person('ordforer')).toMatchObject({ name: 'Ordfører' });
  peer.inject({ method: 'users.info', times: 1, fault: { kind: 'rate-limited', retryAfter: 1 } });
  expect(await person('ordforer')).toMatchObject({ name: 'Ordfører' });
  peer.inject({ method: 'users.info', times: 1, fault: { kind: 'rate-limited', retryAfter: 30 } });
  expect(await person('ordforer')).toBeNull();
});
