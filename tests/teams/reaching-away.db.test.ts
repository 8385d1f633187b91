import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engine, newServerDatabase } from '../harness/database.ts';
import { type CuttableProxy, proxyTo } from '../harness/proxy.ts';
import { type SlowProxy, slowProxyTo } from '../harness/slow-proxy.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { asSeenBy } from './filling.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { ballotOf, graded, install, makeProject, openRound, press, setUp } from './steps.ts';

// A slow database, and one that is away: what people see of it in Teams.

/** Saman with the project and its first round, on a database that is reached by way of a proxy. */
async function startedOn(port: number, url: URL): Promise<TeamsApp> {
  url.port = String(port);
  const teams = await startTeamsApp({ on: { url: url.href } });
  await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder');
  await setUp(teams);
  await makeProject(teams);
  await openRound(teams);
  return teams;
}

/** What Saman sent into a conversation: `typing` or `message`, in order. */
const typesIn = ({ peer }: TeamsApp, conversation: string) =>
  peer
    .callsOf('POST', /activities$/)
    .filter(({ path }) => path.includes(conversation))
    .map(({ body }) => body.type);

describe.runIf(engine() === 'postgres')('while every statement takes a third of a second', () => {
  let teams: TeamsApp;
  let proxy: SlowProxy;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newServerDatabase('migrated');
    remove = fresh.remove;
    const url = new URL(fresh.url);
    proxy = await slowProxyTo(Number(url.port));
    teams = await startedOn(proxy.port, url);
  });
  afterAll(async () => {
    proxy.delay(0);
    await teams.stop();
    await proxy.close();
    await remove();
  });

  async function slowed(work: () => Promise<unknown>, by = 350): Promise<void> {
    await teams.settled();
    teams.peer.clear();
    proxy.delay(by);
    await work().finally(() => proxy.delay(0));
    await teams.settled();
  }

  test('who waits sees that an answer is coming, and then has it', async () => {
    const mayor = teams.at('ordforer');
    const own = await teams.peer.personal('ordforer');
    await slowed(() => mayor.writes('hjelp'), 900);
    expect(typesIn(teams, own)).toEqual(['typing', 'message']);
    expect(readingOf(newestTo(mayor))).toContain('Dette kan jeg hjelpe med');
  });

  test('who does not wait long sees the answer alone', async () => {
    teams.peer.clear();
    await teams.at('ordforer').writes('hjelp');
    await teams.settled();
    expect(typesIn(teams, await teams.peer.personal('ordforer'))).toEqual(['message']);
  });

  test('a channel sees nobody typing', async () => {
    await slowed(() => teams.at('ordforer').mentions('hjelp', teams.peer.channel), 900);
    expect(teams.peer.calls.map(({ body }) => body.type)).not.toContain('typing');
  });

  test('a form is taken within the time that Teams waits', async () => {
    const mayor = teams.at('ordforer');
    await slowed(async () => {
      const answer = await mayor.presses('Send svaret', { on: ballotOf(mayor), values: graded(4) });
      expect(answerText(answer)).toContain('Takk, svaret ditt er lagret');
      expect(answer.milliseconds).toBeLessThan(10_000);
    });
  });
});

describe.runIf(engine() === 'postgres')('while the database is away', () => {
  let teams: TeamsApp;
  let proxy: CuttableProxy;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newServerDatabase('migrated');
    remove = fresh.remove;
    const url = new URL(fresh.url);
    proxy = await proxyTo(Number(url.port));
    teams = await startedOn(proxy.port, url);
  });
  afterAll(async () => {
    await teams.stop();
    await proxy.close();
    await remove();
  });

  const ready = () =>
    teams.peer.until(async () => (await fetch(`${teams.app.url}readyz`)).status === 200, 20_000);
  /** Does it while the database is away. */
  async function away(work: () => Promise<unknown>): Promise<void> {
    await proxy.cut();
    await work().finally(() => proxy.mend());
    await ready();
    await teams.settled();
  }
  const sorry = 'Jeg når ikke det jeg har lagret. Ingenting er gått tapt. Prøv igjen om et par minutter.';
  const kept =
    'Jeg fikk ikke lagret dette nå. Det du skrev, står her fortsatt. Prøv igjen om et par minutter.';

  // the database is asked first whether it was heard before, and whose connection it is
  test.each([
    ['ordforer', sorry],
    ['hovedtillitsvalgt', 'Eg når ikkje det eg har lagra.'],
  ])(
    'a kind sentence answers words in one’s own chat, in the language of the client: %s',
    async (handle, text) => {
      await away(() => teams.at(handle).writes('hjelp'));
      expect(readingOf(newestTo(teams.at(handle)))).toContain(text);
    },
  );

  test('and words in a channel, where nothing is told of what was asked', async () => {
    const mayor = teams.at('ordforer');
    const before = mayor.messages().length;
    await away(() => mayor.mentions('resultat', teams.peer.channel));
    expect(readingOf(newestTo(mayor, teams.peer.channel))).toBe(sorry);
    expect(mayor.messages()).toHaveLength(before);
  });

  test('what was typed stays in the form, and is stored when it is sent again', async () => {
    const mayor = teams.at('ordforer');
    const values = graded(4, { comment: 'En lang tanke' });
    await press(teams, mayor, 'Ta resten senere', { on: ballotOf(mayor) });
    const on = ballotOf(mayor);
    await away(async () => {
      const answer = await mayor.presses('Send svaret', { on, values });
      expect(answer.type).toBe('application/vnd.microsoft.activity.message');
      expect(answerText(answer)).toBe(kept);
    });
    // the client keeps its form: the message is the same one, and nothing has come in its place
    expect(asSeenBy(mayor, on).card).toEqual(on.card);
    const taken = await press(teams, mayor, 'Send svaret', { on, values });
    expect(answerText(taken)).toContain('Takk, svaret ditt er lagret');
    expect(readingOf(messageTo(mayor, 'Takk, svaret ditt'))).toContain('En lang tanke');
  });

  // where something new is learnt of who presses, that is stored first
  test('also where it is the first that somebody presses', async () => {
    const steward = teams.at('hovedtillitsvalgt');
    const on = ballotOf(steward);
    await away(async () => {
      const answer = await steward.presses('Send svaret', { on, values: graded(4) });
      expect(answer.status).toBe(200);
      expect(answerText(answer)).toContain('Eg fekk ikkje lagra dette no.');
    });
  });

  test('what was said while it was away can be said again, and Teams may tell it again', async () => {
    const mayor = teams.at('ordforer');
    await mayor.writes('hjelp');
    await teams.settled();
    expect(readingOf(newestTo(mayor))).toContain('Dette kan jeg hjelpe med');
  });

  test('the log says that it was away, and nothing that was typed', () => {
    expect(JSON.stringify(teams.app.log.entries)).not.toMatch(/En lang tanke|resultat|Heltidskultur/);
  });
});
