import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from '../peers/json.ts';
import { invokeActivity } from '../peers/teams-activities.ts';
import { actionsOf, inputsOf } from '../peers/teams-cards.ts';
import { municipalTenant, secretariatTenant } from '../peers/teams-office.ts';
import { cardText, messageTo, readingOf } from './screen.ts';
import { install, makeProject, press, says, setUp } from './steps.ts';
import { openRound, readBy, toldOf } from './tellings.ts';

// Whom and what a form offers: those who are where the reader is, and the channels there. In this order.

const another = {
  name: 'Kultur og idrett',
  members: ['brukerradet', 'fremmed'],
  channels: [{ name: 'Festivalen' }],
  saman: true,
};

let teams: TeamsApp;
beforeAll(async () => {
  const municipality = { ...municipalTenant, teams: [...municipalTenant.teams, another] };
  teams = await startTeamsApp({ peer: { tenants: [municipality, secretariatTenant], membersAtOnce: 2 } });
  await install(teams, 'kommunedirektor');
  await setUp(teams);
  // Saman knows each of the teams, and the group chat
  await teams.at('programleder').installs(teams.peer.channelOf('Programmet'));
  await teams.at('ordforer').installs(teams.peer.general);
  await teams.at('ordforer').installs(teams.peer.groupChat);
  await toldOf(teams, 'fremmed', {}, teams.peer.channelOf('Kultur og idrett', 'Festivalen'));
  // not everything that comes of a team tells its name
  await teams.at('ordforer').mentions('hjelp', teams.peer.general);
  await teams.at('kommunedirektor').mentions('nytt prosjekt', teams.peer.channel);
  await teams.settled();
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const pa = () => teams.at('kommunedirektor');
const form = () => messageTo(pa(), 'Nytt prosjekt');
const choicesIn = (card: unknown, id: string): readonly string[] => {
  const input = inputsOf(card as JsonObject).find((one) => one.id === id);
  return objectsOf(input?.choices).map(({ title }) => textOf(title));
};
const everybody = [
  'Fylkets observatør',
  'HR-sjef',
  'Hovedtillitsvalgt',
  'Kommunedirektør',
  'Ordfører',
  'Prosjektleder',
];

test.each(['pa', 'pl', 'members:administration', 'members:politicians', 'members:employees'])(
  '%s is picked from those in the reader’s teams, guests and who never met Saman too',
  (field) => {
    const offered = choicesIn(form().card, field);
    expect([...offered].sort()).toEqual([...everybody].sort());
    // neither Saman nor somebody of another team or tenant
    expect(offered.join()).not.toMatch(/Saman|Kulturskolerektor|brukerrådet|Programleder|Rådgiver/);
  },
);

test('channels of the reader’s teams and their group chats are offered, no new one, none of others', () => {
  const offered = choicesIn(form().card, 'groupPlace');
  expect(offered).toEqual(
    expect.arrayContaining(['Heltidskultur: Generelt', 'Heltidskultur: Styringsgruppen', 'Styringsgruppen']),
  );
  expect(offered.join()).not.toMatch(/Lag en ny|Kultur og idrett|Festivalen|Programmet|Uten Saman/);
  // Saman cannot be in it by being in the team, and not everybody in the team may know of it
  expect(offered.join()).not.toContain('Lukket');
});

test('the first channel of a team, which has no name of its own, is called as the reader’s language calls it', async () => {
  const hr = teams.at('hr-sjef');
  await says(teams, hr, 'new project');
  expect(choicesIn(messageTo(hr, 'New project').card, 'groupPlace')).toEqual([
    'Heltidskultur: General',
    'Heltidskultur: Styringsgruppen',
  ]);
});

/** Sends the form with values that its lists do not offer. */
async function forged(values: Readonly<Record<string, string>>) {
  const { conversation, id, card } = form();
  const action = actionsOf(objectOf(card ?? undefined)).find(({ title }) => title === 'Opprett prosjektet');
  const filled: Record<string, string> = {
    name: 'Et navn på prosjektet',
    participant: 'Elverum',
    groupKind: 'steering',
    language: 'nb',
    timeZone: 'Europe/Oslo',
    newPeople: 'Rådmann i Åmot, administrasjonen',
    groupPlace: teams.peer.channel,
    ...values,
  };
  const scene = await teams.peer.scene('kommunedirektor', conversation);
  const { body } = await teams.peer.posts(
    invokeActivity(scene, id, {
      type: 'Action.Execute',
      verb: textOf(action?.verb),
      data: { ...objectOf(action?.data), ...filled },
    }),
  );
  await teams.settled();
  const { type, value } = objectOf(body ?? undefined);
  return { type, card: objectOf(value), text: value ? cardText(objectOf(value)) : '' };
}

const account = (handle: string) => `account:${encodeURIComponent(teams.at(handle).user.aadObjectId)}`;

test.each([
  ['of nobody', () => 'account:00000000-0000-4000-9999-000000000000'],
  ['of Saman itself', () => `account:${encodeURIComponent(teams.peer.bot.id)}`],
  ['of another tenant', () => account('programleder')],
])('an account %s is refused on the form, with all that was filled in', async (_what, value) => {
  const answer = await forged({
    pa: account('kommunedirektor'),
    pl: account('prosjektleder'),
    'members:administration': account('kommunedirektor'),
    'members:politicians': account('ordforer'),
    'members:employees': value(),
  });
  expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
  const held = Object.fromEntries(inputsOf(answer.card).map(({ id, value: kept }) => [textOf(id), kept]));
  expect(held).toMatchObject({
    name: 'Et navn på prosjektet',
    participant: 'Elverum',
    newPeople: 'Rådmann i Åmot, administrasjonen',
    groupPlace: teams.peer.channel,
  });
  // who could be chosen is still chosen
  for (const field of ['pa', 'pl', 'members:administration', 'members:politicians'])
    expect(held[field], field).toBeTruthy();
  expect(await teams.app.database.query('select id from project')).toEqual([]);
});

test('a channel that Saman is not in, or that is not, is refused likewise', async () => {
  for (const place of [teams.peer.channelOf('Uten Saman'), '19:nothing@thread.tacv2', 'nonsense']) {
    const answer = await forged({
      pa: account('kommunedirektor'),
      pl: account('prosjektleder'),
      'members:politicians': account('ordforer'),
      groupPlace: place,
    });
    expect(answer.text, place).toContain('Jeg er ikke med i den kanalen.');
  }
  expect(await teams.app.database.query('select id from project')).toEqual([]);
});

test('who is picked becomes a person, and a guest is marked in the group', async () => {
  await makeProject(teams, {
    'members:politicians': ['Ordfører', 'Fylkets observatør'],
    'members:employees': ['HR-sjef'],
  });
  const card = readingOf(messageTo(pa(), 'Evalueringsrunder'));
  expect(card).toContain('Fylkets observatør (gjest)');
  expect(card).not.toMatch(/Ordfører \(|HR-sjef \(/);
  const kinds = await teams.app.database.query(
    `select p.name, a.kind from person p join account a on a.person_id = p.id where a.kind <> 'member'`,
  );
  expect(kinds).toEqual(expect.arrayContaining([{ name: 'Fylkets observatør', kind: 'guest' }]));
  expect(kinds.map(({ name }) => name)).not.toContain('Ordfører');
});

test('roles are given to whoever is in the team, whether Saman has met them or not', async () => {
  await says(teams, pa(), 'gruppe');
  const group = messageTo(pa(), 'Bytt prosjektleder');
  expect(choicesIn(group.card, 'pl')).toEqual(expect.arrayContaining(everybody));
  expect(choicesIn(group.card, 'pl').join()).not.toMatch(/Saman|Kulturskolerektor/);
  await press(teams, pa(), 'Bytt prosjektleder', { on: group, values: { pl: 'Hovedtillitsvalgt' } });
  expect(readBy(teams, 'hovedtillitsvalgt', 'Heltidskultur i Elverum')).toHaveLength(1);
  await openRound(teams);
  expect(readBy(teams, 'fylkets-observator', 'Hvordan går det med')).toHaveLength(1);
});

test('who comes into the team is offered at once, and who leaves it is not', async () => {
  const offered = async () => {
    await says(teams, pa(), 'nytt prosjekt');
    return choicesIn(form().card, 'pa');
  };
  expect(await offered()).not.toContain('Leder i brukerrådet');
  const newcomer = teams.at('brukerradet');
  await newcomer.joins(teams.peer.general);
  expect(await offered()).toContain('Leder i brukerrådet');
  await newcomer.leaves(teams.peer.general);
  expect(await offered()).not.toContain('Leder i brukerrådet');
});
