import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { type Json, type JsonObject, textOf } from '../peers/json.ts';
import { messageActivity } from '../peers/teams-activities.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';
import type { Headers } from '../peers/teams-proxy.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { ballotOf, graded, install, makeProject, openRound, press, says, setUp } from './steps.ts';

// Tenants: each is a connection of its own, and what somebody may see follows from their part in a project alone.

const codeIn = (text: string): string => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0] ?? 'no code';

describe('two tenants', () => {
  let teams: TeamsApp;
  beforeAll(async () => {
    teams = await startTeamsApp();
    await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder', 'radgiver', 'programleder');
    await setUp(teams);
    await makeProject(teams);
  });
  afterAll(() => teams.stop());

  test.each([
    ['fremmed', 'hjem', 'Du er ikke med i noe prosjekt ennå.', ['prosjekt', 'resultat']],
    ['hr-sjef', 'home', 'You are not part of any project yet.', ['project', 'result']],
    ['radgiver', 'heim', 'Du er ikkje med i noko prosjekt enno.', ['prosjekt', 'resultat']],
    ['programleder', 'hjem', 'Du er ikke med i noe prosjekt ennå.', ['prosjekt', 'resultat']],
  ])('%s, who is in no group, sees nothing', async (handle, home, nothing, others) => {
    const person = teams.at(handle);
    expect(await says(teams, person, home)).toContain(nothing);
    for (const words of others) expect(await says(teams, person, words)).not.toContain('Heltidskultur');
  });

  test('who is in both tenants is one person, by a code, and sees their project from either', async () => {
    const code = codeIn(await says(teams, teams.at('kommunedirektor'), 'lag kode'));
    expect(await says(teams, teams.at('programleder'), `kode ${code}`)).toContain(
      'Denne kontoen hører nå til Kommunedirektør.',
    );
    expect(await says(teams, teams.at('programleder'), 'prosjekt')).toContain('Heltidskultur i Elverum');
    // it serves once, and nobody else of that tenant
    expect(await says(teams, teams.at('radgiver'), `kode ${code}`)).toContain('Koden stemmer ikkje.');
  });

  test('from the other tenant its own people join the group', async () => {
    const leader = teams.at('programleder');
    await leader.mentions('hjelp', teams.peer.channelOf('Programmet', 'Programgruppen'));
    await teams.settled();
    await says(teams, leader, 'gruppe');
    await press(teams, leader, 'Legg til medlem', {
      values: { person: 'Rådgiver', party: 'employees', groupKind: 'steering' },
    });
    expect(readingOf(newestTo(leader))).toContain('Rådgiver');
    expect(await says(teams, teams.at('radgiver'), 'prosjekt')).toContain('Heltidskultur i Elverum');
  });

  test('a round asks the member of the other tenant there, and counts their answer', async () => {
    await openRound(teams);
    const adviser = teams.at('radgiver');
    expect(readingOf(ballotOf(adviser))).toContain('Korleis går det med Heltidskultur i Elverum?');
    const answer = await press(teams, adviser, 'Send svaret', { on: ballotOf(adviser), values: graded(3) });
    expect(answerText(answer)).toContain('Takk, svaret ditt er lagra');
    expect(teams.peer.channelMessages(teams.peer.channel).map(readingOf).join()).toContain('1 av 4');
    const [{ serviceUrl } = {}] = teams.peer.delivered.slice(-1).map(({ activity }) => activity);
    expect(serviceUrl).toBe(teams.peer.serviceUrl(teams.peer.tenant('Programsekretariatet')));
  });

  test('a tenant that nobody knows becomes a connection of its own, and shows nothing to anybody', async () => {
    const unknown = crypto.randomUUID();
    const own = messageActivity(await teams.peer.scene('kommunedirektor'), 'prosjekt', 'unknown-1');
    const elsewhere = (value: Json | undefined): JsonObject =>
      JSON.parse(JSON.stringify(value).replaceAll(teams.at('kommunedirektor').user.tenant.id, unknown));
    // the very account of PA, said to be of another tenant; the answer goes where it came from
    const activity = { ...elsewhere(own), serviceUrl: own.serviceUrl };
    expect((await teams.peer.posts(activity)).status).toBe(200);
    await teams.settled();
    expect(readingOf(newestTo(teams.at('kommunedirektor')))).toContain('Jeg finner det ikke.');
    const present = await teams.app.database.connections.present('teams');
    expect(present.map(({ externalId }) => externalId)).toContain(unknown);
    expect(present).toHaveLength(3);
  });

  test('a tenant that the activity does not name is no tenant', async () => {
    const { channelData: _data, ...own } = messageActivity(
      await teams.peer.scene('ordforer'),
      'hjelp',
      'no-1',
    );
    const before = teams.at('ordforer').messages().length;
    const conversation = { id: 'a:1', conversationType: 'personal' };
    expect((await teams.peer.posts({ ...own, conversation })).status).toBe(200);
    expect(teams.at('ordforer').messages()).toHaveLength(before);
    expect(await teams.app.database.connections.present('teams')).toHaveLength(3);
  });
});

/** The first tenant of the peer. */
const firstTenant = '00000000-0000-4000-8001-000000000001';

describe.each([
  ['SingleTenant', firstTenant],
  ['MultiTenant', null],
])('a %s registration, with real tokens', (_type, tenantId) => {
  let issuer: TeamsIssuer;
  let teams: TeamsApp;
  beforeAll(async () => {
    issuer = await startTeamsIssuer({ tenantId });
    const settings = { ...issuer.environment, TEAMS_ALLOW_UNAUTHENTICATED: '0' };
    teams = await startTeamsApp({ peer: { appId: issuer.appId }, settings });
    const authorization = (activity: JsonObject) => issuer.token(textOf(activity.serviceUrl));
    teams.peer.reaches(`${teams.app.url}api/messages`, async (activity) => ({
      authorization: await authorization(activity),
    }));
  });
  afterAll(async () => {
    await teams.stop();
    await issuer.stop();
  });

  test('the whole way: a message, a press, and what Saman says first', async () => {
    await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder');
    await setUp(teams);
    await makeProject(teams);
    await openRound(teams);
    const mayor = teams.at('ordforer');
    const answer = await press(teams, mayor, 'Send svaret', { on: ballotOf(mayor), values: graded(4) });
    expect(answerText(answer)).toContain('Takk, svaret ditt er lagret');
    expect(readingOf(messageTo(mayor, '1 av 3', teams.peer.channel))).toContain('1 av 3');
    expect(teams.peer.delivered.every(({ status }) => status === 200)).toBe(true);
    for (const { authorization, path } of teams.peer.calls)
      expect(authorization, path).toMatch(/^Bearer token-\d+$/);
    expect(issuer.logins.map(({ path, client_id: id }) => [path, id])).toEqual([
      [`/login/${tenantId ?? 'botframework.com'}/oauth2/v2.0/token`, issuer.appId],
    ]);
  });

  test('without a token, or with a forged one, nothing comes of it', async () => {
    const activity = messageActivity(await teams.peer.scene('ordforer'), 'hjelp', 'forged-1');
    const calls = teams.peer.calls.length;
    const forged = await issuer.token(textOf(activity.serviceUrl), { forged: true });
    for (const headers of [{}, { authorization: forged }] as readonly Headers[])
      expect((await teams.peer.posts(activity, headers)).status).toBe(401);
    expect(teams.peer.calls).toHaveLength(calls);
  });

  test(
    tenantId ? 'another tenant is not answered, and not connected' : 'another tenant is answered as well',
    async () => {
      const adviser = teams.at('radgiver');
      const delivered = await adviser.writes('hjelp');
      await teams.settled();
      expect(delivered.status).toBe(200);
      const present = await teams.app.database.connections.present('teams');
      expect(present).toHaveLength(tenantId ? 1 : 2);
      expect(adviser.messages().filter(({ by }) => by === 'saman')).toHaveLength(tenantId ? 0 : 1);
    },
  );

  test('the log holds no token and no secret', () => {
    const log = JSON.stringify(teams.app.log.entries);
    expect(log).not.toMatch(/Bearer|eyJ|token-\d/);
    expect(log).not.toContain(issuer.password);
  });
});
