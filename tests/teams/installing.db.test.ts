import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseTarget } from '../../db/connect.ts';
import { startApp } from '../harness/app.ts';
import { engine, newServerDatabase } from '../harness/database.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { inputsOf } from '../peers/teams-cards.ts';
import { messageTo, newestTo, readingOf } from './screen.ts';
import { says } from './steps.ts';
import { cardsIn, connectionOf, toldOf } from './tellings.ts';

// Saman is added, renewed and removed: it says once who it is, and where it is not, nothing goes. In this order.

const about = {
  SAMAN_OPERATOR: 'IKT-avdelingen i Elverum',
  SAMAN_PRIVACY_URL: 'https://saman.example.no/personvern',
};
let teams: TeamsApp;
let target: DatabaseTarget;
let remove: () => Promise<void>;
beforeAll(async () => {
  if (engine() === 'postgres') {
    const { url, remove: drop } = await newServerDatabase('migrated');
    [target, remove] = [{ url }, drop];
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'saman-teams-'));
    [target, remove] = [{ folder }, () => rm(folder, { recursive: true, force: true })];
  }
  teams = await startTeamsApp({ settings: about, on: target });
});
afterAll(async () => {
  await teams.app.stop();
  await teams.peer.stop();
  await remove();
  expect(teams.peer.problems).toEqual([]);
});

/** Ends Saman and starts it again, on the same database. */
async function restart(): Promise<void> {
  await teams.app.stop();
  const app = await startApp({ ...teams.peer.settings, ...about, SAMAN_DEMO: '0' }, target);
  teams.peer.reaches(`${app.url}api/messages`);
  teams = { ...teams, app, settled: () => app.running.settled() };
}

const at = (handle: string) => teams.at(handle);
const greetings = (handle: string) =>
  at(handle)
    .messages()
    .filter((one) => /Hei, (jeg|eg) er Saman|Hello, I am Saman/.test(readingOf(one)));
const greetingsIn = (place: string) => cardsIn(teams, place, 'Hei, jeg er Saman');
const query = (text: string) => teams.app.database.query(text);
const endedAt = async (tenant = teams.peer.tenants[0]) =>
  (await query(`select ended_at from connection where external_id = '${tenant?.id}'`))[0]?.ended_at;

test.each([
  ['ordforer', 'Hei, jeg er Saman', /evalueringsrundene/, /Hvor det lagres/, 'Om personvern'],
  ['hovedtillitsvalgt', 'Hei, eg er Saman', /evalueringsrundane/, /Kvar det blir lagra/, 'Om personvern'],
  ['hr-sjef', 'Hello, I am Saman', /evaluation rounds/, /stored/i, 'About privacy'],
])('%s is told in their own language what it can do and where things are stored', async (...row) => {
  const [handle, who, what, where, privacy] = row;
  await at(handle).installs();
  await teams.settled();
  expect(greetings(handle)).toHaveLength(1);
  const reading = readingOf(newestTo(at(handle)));
  expect(reading).toContain(who);
  expect(reading).toMatch(what);
  expect(reading).toMatch(where);
  expect(reading).toContain(about.SAMAN_OPERATOR);
  expect(reading).toContain(privacy);
  expect(JSON.stringify(newestTo(at(handle)).card)).toContain(about.SAMAN_PRIVACY_URL);
});

test('told again, renewed, or told of beside it, Saman says nothing more', async () => {
  const mayor = at('ordforer');
  await Promise.all([mayor.installs(), mayor.installs()]);
  await mayor.upgrades();
  await toldOf(teams, 'ordforer', { membersAdded: [{ id: teams.peer.bot.id }] });
  await mayor.upgrades();
  await teams.settled();
  expect(mayor.messages()).toHaveLength(1);
});

test('the first time that it is told twice at the same moment is one greeting too', async () => {
  const pl = at('prosjektleder');
  await Promise.all([pl.installs(), pl.installs(), pl.upgrades()]);
  await teams.settled();
  expect(greetings('prosjektleder')).toHaveLength(1);
});

test('a page that loads adds the bot to a conversation by itself: nobody is greeted', async () => {
  const { bot } = teams.peer;
  await toldOf(teams, 'kommunedirektor', { from: { id: bot.id }, membersAdded: [{ id: bot.id }] });
  const scene = await teams.peer.scene('kommunedirektor');
  await teams.peer.posts({
    type: 'installationUpdate',
    action: 'add',
    channelId: 'msteams',
    serviceUrl: scene.serviceUrl,
    from: { id: bot.id },
    recipient: { id: bot.id, name: bot.name },
    conversation: { id: scene.place.id, conversationType: 'personal', tenantId: scene.place.tenant.id },
  });
  await teams.settled();
  expect(at('kommunedirektor').messages()).toEqual([]);
});

test('in a team and a group chat there is one card for all, without anything personal', async () => {
  const { general, groupChat, channel } = teams.peer;
  await at('ordforer').installs(general);
  await at('ordforer').installs(channel);
  await at('prosjektleder').installs(general);
  await at('kommunedirektor').installs(groupChat);
  await at('kommunedirektor').upgrades(groupChat);
  await teams.settled();
  for (const place of [general, groupChat]) {
    const [card, ...more] = greetingsIn(place);
    expect(more).toEqual([]);
    const reading = readingOf(card as never);
    expect(reading).toContain('Her viser jeg hvor mange som har svart');
    expect(reading).toContain(about.SAMAN_OPERATOR);
    expect(reading).not.toMatch(/Ordfører|Prosjektleder|Kommunedirektør|\[Kom i gang|tidssone/);
    expect(inputsOf(card?.card as never)).toEqual([]);
  }
  // a team is one, whichever of its channels is named
  expect(greetingsIn(channel)).toEqual([]);
  // nor is anybody greeted in their own chat for it
  expect(greetings('kommunedirektor')).toEqual([]);
});

test('after Saman was removed and added again, it says it again', async () => {
  const { groupChat } = teams.peer;
  await at('ordforer').removes();
  await at('kommunedirektor').removes(groupChat);
  expect(await endedAt()).toBeNull();
  await at('ordforer').installs();
  await at('kommunedirektor').installs(groupChat);
  await teams.settled();
  expect(greetings('ordforer')).toHaveLength(2);
  expect(greetingsIn(groupChat)).toHaveLength(2);
});

test('who was already greeted is not greeted again by a Saman that was started anew', async () => {
  await restart();
  await at('hr-sjef').installs();
  await at('hr-sjef').upgrades();
  await at('ordforer').installs(teams.peer.general);
  await teams.settled();
  expect(greetings('hr-sjef')).toHaveLength(1);
  expect(greetingsIn(teams.peer.general)).toHaveLength(1);
});

test('where the last place is gone the connection has ended, and nothing is sent there any more', async () => {
  const { general, groupChat } = teams.peer;
  await says(teams, at('kommunedirektor'), 'hjelp');
  for (const handle of ['ordforer', 'hovedtillitsvalgt', 'hr-sjef', 'prosjektleder'])
    await at(handle).removes();
  await at('kommunedirektor').removes(groupChat);
  expect(await endedAt()).toBeNull();
  await at('ordforer').removes(general);
  expect(await endedAt()).not.toBeNull();
  teams.peer.clear();
  const { store } = teams.app.database;
  const connectionId = await connectionOf(teams);
  const { aadObjectId } = at('kommunedirektor').user;
  const person = await store.people.behindAccount('teams', connectionId, aadObjectId);
  await store.notify([
    {
      kind: 'tell',
      to: { kind: 'person', personId: String(person?.id) },
      view: { name: 'settings' },
      dedupeKey: 'after the end',
    },
  ]);
  await teams.settled();
  expect(teams.peer.calls).toEqual([]);
  expect(await query(`select reason from delivery where dedupe_key = 'after the end'`)).toEqual([
    { reason: 'connectionEnded' },
  ]);
});

test('whatever comes from there later brings it back, with its people', async () => {
  const before = await query('select id, person_id from account order by id');
  const connection = await connectionOf(teams);
  expect(await says(teams, at('kommunedirektor'), 'hjelp')).toContain('Dette kan jeg hjelpe med');
  expect(await endedAt()).toBeNull();
  expect(await connectionOf(teams)).toBe(connection);
  expect(await query('select id, person_id from account order by id')).toEqual(before);
  await at('ordforer').installs(teams.peer.general);
  await teams.settled();
  expect(greetingsIn(teams.peer.general)).toHaveLength(2);
  expect(readingOf(messageTo(at('kommunedirektor'), 'Dette kan jeg hjelpe med'))).toBeTruthy();
});
