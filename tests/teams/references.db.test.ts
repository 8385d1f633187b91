import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { JsonObject } from '../peers/json.ts';
import {
  installationActivity,
  invokeActivity,
  membersActivity,
  messageActivity,
} from '../peers/teams-activities.ts';
import { messageTo, readingOf } from './screen.ts';
import { graded, install, makeProject, press, says, setUp } from './steps.ts';
import { openRound, personOf, readBy, referenceOf, settledAs, tell, toldOf } from './tellings.ts';

// Where people and channels are reached: refreshed by all that comes, and found for who never wrote. In this order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startTeamsApp();
  await install(teams, 'kommunedirektor', 'ordforer');
  await setUp(teams);
  await makeProject(teams);
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const at = (handle: string) => teams.at(handle);
const projects = (handle: string) => readBy(teams, handle, 'Heltidskultur i Elverum').length;

/** An address at which the same service is reached: this machine has more than one name. */
const moved = () => teams.peer.serviceUrl(teams.peer.tenants[0] as never).replace('127.0.0.1', 'localhost');
const away = 'http://127.0.0.1:9/emea/nobody/';

test('who was picked without having written is asked in bokmål, in a conversation that is made for it', async () => {
  teams.peer.clear();
  await openRound(teams);
  const made = teams.peer
    .callsOf('POST', /\/v3\/conversations$/)
    .flatMap(({ body }) => JSON.stringify(body.members ?? []));
  expect(made.join()).toContain(at('hovedtillitsvalgt').user.id);
  expect(readBy(teams, 'hovedtillitsvalgt', 'Hvordan går det med')).toHaveLength(1);
  expect(await personOf(teams, 'hovedtillitsvalgt')).toMatchObject({
    language: 'nb',
    timeZone: 'Europe/Oslo',
  });
  expect(await referenceOf(teams, 'hovedtillitsvalgt')).toMatchObject({
    conversationId: await teams.peer.personal('hovedtillitsvalgt'),
    locale: null,
  });
});

test('the conversation that was made is used from then on', async () => {
  teams.peer.clear();
  await settledAs(teams, await tell(teams, { to: 'hovedtillitsvalgt' }), 'sent');
  expect(teams.peer.callsOf('POST', /\/v3\/conversations$/)).toEqual([]);
  expect(projects('hovedtillitsvalgt')).toBeGreaterThan(0);
});

test('once they do something they are answered in their own language', async () => {
  const steward = at('hovedtillitsvalgt');
  const answer = await press(teams, steward, 'Send svaret', {
    on: messageTo(steward, 'Hvordan går det med'),
    values: graded(4),
  });
  expect(JSON.stringify(answer.value)).toContain('svaret ditt er lagra');
  expect(await personOf(teams, 'hovedtillitsvalgt')).toMatchObject({ language: 'nn' });
  expect(await says(teams, steward, 'hjelp')).toContain('Dette kan eg hjelpe med');
});

test('what they chose for themselves is not what their client says later', async () => {
  const pl = at('prosjektleder');
  await says(teams, pl, 'språk');
  await press(teams, pl, 'Lagre', { values: { language: 'English' } });
  await says(teams, pl, 'help');
  expect(await personOf(teams, 'prosjektleder')).toMatchObject({ language: 'en' });
});

const kinds: readonly (readonly [string, (handle: string) => Promise<JsonObject>])[] = [
  [
    'a message',
    async (handle) => messageActivity(await teams.peer.scene(handle), 'hjelp', String(Date.now())),
  ],
  [
    'a press',
    async (handle) =>
      invokeActivity(await teams.peer.scene(handle), 'no-message', { verb: 'help.show', data: {} }),
  ],
  [
    'an upgrade',
    async (handle) => installationActivity(await teams.peer.scene(handle), 'add-upgrade') as JsonObject,
  ],
  ['news of members', async (handle) => membersActivity(await teams.peer.scene(handle), 'membersAdded', [])],
  [
    'a message in the channel',
    async (handle) =>
      messageActivity(
        await teams.peer.scene(handle, teams.peer.channel),
        '<at>Saman</at> hjelp',
        String(Date.now()),
      ),
  ],
];

test.each(kinds)('%s tells where they are reached from now on', async (_kind, activity) => {
  await toldOf(teams, 'ordforer', { serviceUrl: away });
  expect(await referenceOf(teams, 'ordforer')).toMatchObject({ serviceUrl: away });
  await teams.peer.posts({ ...(await activity('ordforer')), serviceUrl: moved() });
  await teams.settled();
  expect(await referenceOf(teams, 'ordforer')).toMatchObject({
    serviceUrl: moved(),
    // what a channel does not tell is kept
    conversationId: await teams.peer.personal('ordforer'),
    locale: 'nb-NO',
    name: 'Ordfører',
  });
  const before = projects('ordforer');
  await settledAs(teams, await tell(teams, { to: 'ordforer' }), 'sent');
  expect(projects('ordforer')).toBe(before + 1);
});

test('so it is with a channel', async () => {
  const { channel } = teams.peer;
  await toldOf(teams, 'ordforer', { serviceUrl: away }, channel);
  expect(await referenceOf(teams, channel)).toMatchObject({ serviceUrl: away });
  await toldOf(teams, 'ordforer', { serviceUrl: moved() }, channel);
  expect(await referenceOf(teams, channel)).toMatchObject({ serviceUrl: moved() });
  await settledAs(teams, await tell(teams, { to: 'channel' }), 'sent');
  expect(readingOf(teams.peer.channelMessages(channel).at(-1) as never)).toContain('Heltidskultur i Elverum');
});

test('nothing that is kept of anybody holds what was said', async () => {
  const kept = await teams.app.database.query('select reference from conversation');
  expect(JSON.stringify(kept)).not.toMatch(/hjelp|svar|grade|Elverum/);
});
