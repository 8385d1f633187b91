import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../harness/app.ts';
import { engine } from '../harness/database.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { JsonObject } from '../peers/json.ts';
import { mentionOf, messageActivity } from '../peers/teams-activities.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { TeamsPerson } from '../peers/teams-person.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { ballotOf, install, makeProject, openRound, press, says, setUp } from './steps.ts';

// Every way to reach Saman in Teams, and where the answer comes. In this order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startTeamsApp();
  await setUp(teams);
});
beforeEach(() => teams.peer.clear());
afterAll(() => teams.stop());

const pa = () => teams.at('kommunedirektor');
const mayor = () => teams.at('ordforer');
const steward = () => teams.at('hovedtillitsvalgt');
const hr = () => teams.at('hr-sjef');

const sent = 'Se i chatten din med meg. Der ligger svaret.';

/** What Saman has written in a channel or group chat since, by what is read in it. */
async function written(where: string, work: () => Promise<unknown>): Promise<readonly TeamsMessage[]> {
  const before = teams.peer.channelMessages(where).length;
  await work();
  await teams.settled();
  return teams.peer
    .channelMessages(where)
    .slice(before)
    .filter(({ by }) => by === 'saman');
}

/** What Teams sends of a message, changed. */
async function messageOf(
  person: TeamsPerson,
  change: (activity: JsonObject) => JsonObject,
  where?: string,
): Promise<JsonObject> {
  const scene = await teams.peer.scene(person.user.handle, where);
  return change(messageActivity(scene, 'hjelp', `f${crypto.randomUUID()}`));
}

describe('one’s own chat', () => {
  test.each([
    ['ordforer', 'hjelp', 'Dette kan jeg hjelpe med', '«ny runde»: åpne en evalueringsrunde'],
    ['hovedtillitsvalgt', 'hjelp', 'Dette kan eg hjelpe med', '«svarlenkjer»: lenkjer til dei'],
    ['hr-sjef', 'help', 'What I can help with', '‘new round’: open an evaluation round'],
    ['radgiver', 'help', 'Dette kan eg hjelpe med', '«svar»: svare på runden'],
  ])('help comes in the language of the client: %s, %s', async (handle, text, title, line) => {
    const read = await says(teams, teams.at(handle), text);
    expect(read).toContain(title);
    expect(read).toContain(line);
  });

  test.each([
    ['da-DK', 'Dette kan jeg hjelpe med'],
    ['fr-FR', 'What I can help with'],
  ])('and in a neighbour’s or any other: %s', async (locale, title) => {
    const person = teams.at(locale === 'da-DK' ? 'brukerradet' : 'fremmed');
    const stop = teams.peer.alters((activity) => ({
      ...activity,
      locale,
      entities: [{ type: 'clientInfo', locale }],
    }));
    expect(await says(teams, person, 'help')).toContain(title);
    stop();
  });

  test('settings change the language, for answers and for what is told later', async () => {
    await says(teams, steward(), 'språk');
    await press(teams, steward(), 'Lagre', { values: { language: 'en' } });
    expect(await says(teams, steward(), 'hjelp')).toContain('What I can help with');
    await says(teams, steward(), 'language');
    await press(teams, steward(), 'Save', { values: { language: 'nn' } });
    expect(await says(teams, steward(), 'hjelp')).toContain('Dette kan eg hjelpe med');
  });

  test('what is not understood is said back as it was written, with what to try', async () => {
    const read = await says(teams, mayor(), 'Kan du *koke* [kaffe](https://x.example)?');
    expect(read).toContain('Det forsto jeg ikke');
    expect(read).toContain('Du skrev: Kan du *koke* [kaffe](https://x.example)?');
    await press(teams, mayor(), 'Hjelp');
    expect(readingOf(newestTo(mayor()))).toContain('Dette kan jeg hjelpe med');
  });

  test.each([
    ['an empty message', { text: '' }],
    ['spaces alone', { text: ' &nbsp; \u00a0' }],
    ['no text at all: a picture', { text: null, attachments: [{ contentType: 'image/png' }] }],
    ['the mention alone', { text: '<at>Saman</at>' }],
  ])('%s is answered with what waits', async (_what, parts) => {
    const before = mayor().messages().length;
    await teams.peer.posts(await messageOf(mayor(), (activity) => ({ ...activity, ...parts })));
    await teams.settled();
    expect(mayor().messages()).toHaveLength(before + 1);
    expect(readingOf(newestTo(mayor()))).toContain('Hei, Ordfører\nIngenting venter på deg nå.');
  });

  test('what Teams tells again is answered once, at once or later', async () => {
    const activity = await messageOf(mayor(), (one) => one);
    const before = mayor().messages().length;
    await Promise.all([teams.peer.posts(activity), teams.peer.posts(activity)]);
    await teams.peer.posts(activity);
    await teams.settled();
    expect(mayor().messages()).toHaveLength(before + 1);
    expect(teams.peer.delivered.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.runIf(engine() === 'postgres')('also where another process of Saman hears it', async () => {
    const other = await startApp({ ...teams.peer.settings, SAMAN_DEMO: '0' }, teams.app.target);
    const activity = await messageOf(mayor(), (one) => one);
    const before = mayor().messages().length;
    await teams.peer.posts(activity);
    teams.peer.reaches(`${other.url}api/messages`);
    await teams.peer.posts(activity);
    teams.peer.reaches(`${teams.app.url}api/messages`);
    await other.running.settled();
    await teams.settled();
    expect(mayor().messages()).toHaveLength(before + 1);
    await other.stop();
  });
});

describe('a channel or group chat', () => {
  test.each([
    ['a channel', () => teams.peer.channel],
    ['the channel General', () => teams.peer.general],
    ['a group chat', () => teams.peer.groupChat],
  ])('%s: the answer comes in one’s own chat, and one line where it was asked', async (_what, where) => {
    const lines = await written(where(), () => mayor().mentions('hjelp', where()));
    expect(lines.map(readingOf)).toEqual([sent]);
    expect(readingOf(newestTo(mayor()))).toContain('Dette kan jeg hjelpe med');
    // in a channel under what was asked
    const asked = teams.peer.channelMessages(where()).at(-2);
    expect(lines[0]?.root ?? null).toBe(asked?.root ?? null);
  });

  test('in a thread the line comes in the thread', async () => {
    const [root] = teams.peer.channelMessages(teams.peer.channel);
    const thread = `${teams.peer.channel};messageid=${root?.id}`;
    const lines = await written(teams.peer.channel, () => steward().mentions('hjelp', thread));
    expect(lines).toMatchObject([{ conversation: thread, root: root?.id }]);
    expect(readingOf(lines[0] as TeamsMessage)).toBe('Sjå i chatten din med meg. Der ligg svaret.');
  });

  test.each([
    ['alone', () => mentionOf(teams.peer.bot), 'Hei, Ordfører'],
    ['before', () => `${mentionOf(teams.peer.bot)}&nbsp;hjelp`, 'Dette kan jeg hjelpe med'],
    ['after', () => `hjelp ${mentionOf(teams.peer.bot)}`, 'Dette kan jeg hjelpe med'],
    ['twice', () => `${mentionOf(teams.peer.bot)} hjelp ${mentionOf(teams.peer.bot)}`, 'Dette kan jeg'],
    ['beside others', () => `${mentionOf(teams.peer.bot)} hjelp <at>HR-sjef</at>`, 'Dette kan jeg'],
    ['as Teams numbers them', () => '<at id="0">Saman</at> hjelp', 'Dette kan jeg hjelpe med'],
  ])('the mention does not count as words: %s', async (_where, text, read) => {
    const lines = await written(teams.peer.channel, async () =>
      teams.peer.posts(await messageOf(mayor(), (one) => ({ ...one, text: text() }), teams.peer.channel)),
    );
    expect(lines.map(readingOf)).toEqual([sent]);
    expect(readingOf(newestTo(mayor()))).toContain(read);
  });

  test('what is not understood there is said back in one’s own chat only', async () => {
    const lines = await written(teams.peer.channel, () =>
      mayor().mentions('hemmelig ord', teams.peer.channel),
    );
    expect(lines.map(readingOf)).toEqual([sent]);
    expect(readingOf(newestTo(mayor()))).toContain('Du skrev: hemmelig ord');
  });

  test('whoever cannot be written to reads there how to add Saman, and is answered when they have', async () => {
    await hr().installs();
    await hr().removes();
    await teams.settled();
    const lines = await written(teams.peer.channel, () => hr().mentions('help', teams.peer.channel));
    expect(lines).toHaveLength(1);
    expect(readingOf(lines[0] as TeamsMessage)).toContain('Apps');
    expect(readingOf(lines[0] as TeamsMessage)).not.toContain('What I can help with');
    await hr().installs();
    const again = await written(teams.peer.channel, () => hr().mentions('help', teams.peer.channel));
    expect(again).toHaveLength(1);
    expect(readingOf(newestTo(hr()))).toContain('What I can help with');
  });
});

describe('with a project in the channel', () => {
  beforeAll(async () => {
    await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder');
    await makeProject(teams);
    await openRound(teams);
  });

  const progress = () => messageTo(mayor(), 'Evalueringsrunde 1 er i gang', teams.peer.channel);

  test('one’s ballot comes in one’s own chat, never in the channel', async () => {
    const before = mayor().messages().length;
    const lines = await written(teams.peer.channel, () => mayor().mentions('svar', teams.peer.channel));
    expect(lines.map(readingOf)).toEqual([sent]);
    // the new one is the one that counts, and the earlier one is gone
    expect(mayor().messages()).toHaveLength(before);
    expect(readingOf(ballotOf(mayor()))).toContain('Heltidskultur i Elverum');
  });

  test('a button there answers PA in their own chat, and tells others that it is PA’s', async () => {
    const before = teams.peer.channelMessages(teams.peer.channel).map(readingOf);
    const pressing = { where: teams.peer.channel, on: progress() };
    expect(answerText(await press(teams, pa(), 'Se hva som mangler', pressing))).toBe(sent);
    expect(readingOf(newestTo(pa()))).toContain('slik ligger det an');
    expect(answerText(await press(teams, mayor(), 'Se hva som mangler', pressing))).toBe(sent);
    expect(readingOf(newestTo(mayor()))).toContain('Dette hører til en annen rolle.');
    expect(teams.peer.channelMessages(teams.peer.channel).map(readingOf)).toEqual(before);
  });

  test('a button there tells whoever cannot be written to how to add Saman', async () => {
    await hr().removes();
    await teams.settled();
    const pressing = { where: teams.peer.channel, on: progress() };
    const answer = await press(teams, hr(), 'Se hva som mangler', pressing);
    expect(answerText(answer)).toContain('Saman');
    expect(answerText(answer)).toContain('Apps');
  });

  test('words in the channel are about its project, for who is in it', async () => {
    await mayor().mentions('prosjekt', teams.peer.channel);
    await teams.settled();
    expect(readingOf(newestTo(mayor()))).toContain('Heltidskultur i Elverum');
    const observer = teams.at('fylkets-observator');
    await observer.mentions('prosjekt', teams.peer.channel);
    await teams.settled();
    expect(readingOf(newestTo(observer))).toContain('Jeg finner det ikke.');
  });
});

test('nothing failed on the way, and Teams took everything', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});
