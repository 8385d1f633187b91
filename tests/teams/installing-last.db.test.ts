import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { JsonObject } from '../peers/json.ts';
import { installationActivity } from '../peers/teams-activities.ts';
import { referenceOf, toldOf } from './tellings.ts';

// What ends a connection, and what does not: Teams does not tell everything, nor in an order. In this order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startTeamsApp();
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const at = (handle: string) => teams.at(handle);
const ended = async (tenant = teams.peer.tenants[0]) =>
  (await teams.app.database.query(`select ended_at from connection where external_id = '${tenant?.id}'`))[0]
    ?.ended_at !== null;

/** Teams' news of a team as a whole, or of one of its channels. */
async function happens(eventType: string, where: string): Promise<void> {
  const { place } = await teams.peer.scene('ordforer', where);
  const channelData: JsonObject = {
    tenant: { id: place.tenant.id },
    team: { id: String(place.team?.id) },
    channel: { id: place.id },
    eventType,
  };
  await toldOf(teams, 'ordforer', { membersAdded: [], channelData }, where);
}

test('where Saman is heard in a team of which nobody told it, the last who removes it ends nothing', async () => {
  await at('ordforer').mentions('hjelp', teams.peer.channel);
  await at('ordforer').installs();
  await at('ordforer').removes();
  await teams.settled();
  expect(await ended()).toBe(false);
});

test('a channel that is deleted is forgotten, and ends nothing', async () => {
  await happens('channelDeleted', teams.peer.channel);
  expect(await referenceOf(teams, teams.peer.channel)).toBeNull();
  expect(await ended()).toBe(false);
});

test('a team is added by any of its channels; the channel lends it no name', async () => {
  const scene = await teams.peer.scene('ordforer', teams.peer.channel);
  const activity = installationActivity(scene, 'add') as JsonObject & { readonly channelData: JsonObject };
  const channel = { id: scene.place.id, name: scene.place.name };
  await teams.peer.posts({ ...activity, channelData: { ...activity.channelData, channel } });
  await teams.settled();
  expect(await referenceOf(teams, teams.peer.general)).toMatchObject({ name: null, kind: 'channel' });
  expect(await referenceOf(teams, teams.peer.channel)).toMatchObject({ name: 'Styringsgruppen' });
});

test('of a team that is deleted all channels are forgotten; it was the last place', async () => {
  await at('ordforer').mentions('hjelp', teams.peer.channel);
  await happens('teamDeleted', teams.peer.general);
  for (const place of [teams.peer.general, teams.peer.channel])
    expect(await referenceOf(teams, place)).toBeNull();
  expect(await ended()).toBe(true);
});

test('another tenant is none of it', async () => {
  const programme = teams.peer.channelOf('Programmet', 'Programgruppen');
  await at('programleder').mentions('hjelp', programme);
  await at('programleder').installs(programme);
  await at('ordforer').installs();
  await at('programleder').removes(programme);
  await teams.settled();
  expect(await ended(teams.peer.tenants[1])).toBe(true);
  expect(await ended()).toBe(false);
});
