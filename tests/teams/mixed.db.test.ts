import { afterAll, beforeAll, expect, test } from 'vitest';
import { filled } from '../app/given.ts';
import { textOf, viewOf } from '../harness/app-client.ts';
import { type MixedApp, startMixedApp } from '../harness/mixed-app.ts';
import type { TeamsApp } from '../harness/teams-app.ts';
import { buttonsOf } from '../peers/slack-blocks.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { readingOf as slackReading } from '../slack/screen.ts';
import { answerText, newestTo, readingOf } from './screen.ts';
import { ballotOf, graded, install, press, says } from './steps.ts';

// One steering group in Teams (two tenants), in Slack and in the browser (design §1: people, not accounts). In this order.

let mixed: MixedApp;
let teams: TeamsApp;
beforeAll(async () => {
  mixed = await startMixedApp();
  ({ teams } = mixed);
  await install(teams, 'kommunedirektor', 'ordforer', 'fylkets-observator', 'programleder', 'radgiver');
  await teams.at('kommunedirektor').mentions('hjelp', teams.peer.channel);
  await teams.at('programleder').mentions('hjelp', teams.peer.channelOf('Programmet', 'Programgruppen'));
  await mixed.settled();
});
afterAll(() => mixed.stop());

const web = (handle: string) => mixed.inBrowser(handle);
const pa = () => teams.at('kommunedirektor');
const pl = () => teams.at('programleder');
const inSlack = (handle: string) => mixed.inSlack(handle);
const codeIn = (text: string): string => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0] ?? 'no code';

/** The newest message of Saman's to somebody in Slack in which this is read. */
async function slackMessage(person: SlackPerson, text: string | RegExp): Promise<SlackMessage> {
  const all = await person.messages();
  const found = all.findLast((one) =>
    typeof text === 'string' ? slackReading(one).includes(text) : text.test(slackReading(one)),
  );
  if (!found) throw new Error(`“${text}” is nowhere:\n${all.map(slackReading).join('\n———\n')}`);
  return found;
}

async function slackSays(person: SlackPerson, text: string): Promise<string> {
  await person.writes(text);
  await mixed.settled();
  const all = await person.messages();
  return slackReading(all.at(-1) as SlackMessage);
}

test('nobody sees the project through where they write from', async () => {
  for (const handle of ['kommunedirektor', 'ordforer', 'programleder'])
    expect(await says(teams, teams.at(handle), 'resultat')).toContain('Jeg finner det ikke.');
  expect(await slackSays(inSlack('ordforer'), 'resultat')).toContain('Jeg finner det ikke.');
});

test('PA has an account in each place, linked by codes; PL one in the other tenant', async () => {
  const one = codeIn(textOf(await web('kommunedirektor').say('lag kode')));
  expect(await says(teams, pa(), `kode ${one}`)).toContain('Denne kontoen hører nå til Kommunedirektør.');
  // from Teams on to the third place
  const two = codeIn(await says(teams, pa(), 'lag kode'));
  expect(await slackSays(inSlack('kommunedirektor'), `kode ${two}`)).toContain(
    'hører nå til Kommunedirektør.',
  );
  const three = codeIn(await says(teams, pl(), 'lag kode'));
  expect(textOf(await web('prosjektleder').say(`kode ${three}`))).toContain('hører nå til Programleder.');
  expect(await says(teams, pa(), 'prosjekt')).toContain('Heltidskultur i Elverum');
  expect(await says(teams, pl(), 'prosjekt')).toContain('Heltidskultur i Elverum');
});

test('PA chooses to have messages in Teams: nothing there says what the other places are', async () => {
  await says(teams, pa(), 'språk');
  const form = readingOf(newestTo(pa()));
  expect(form).toContain('Hvor vil du ha meldinger fra meg?');
  expect(form).not.toMatch(/slack/i);
  expect(answerText(await press(teams, pa(), 'Lagre', { values: { account: 'Her' } }))).toContain(
    'er lagret',
  );
});

test('from each place its own people join the one group', async () => {
  await says(teams, pa(), 'gruppe');
  const member = { party: 'employees', groupKind: 'steering' };
  await press(teams, pa(), 'Legg til medlem', { values: { ...member, person: 'Fylkets observatør' } });
  await says(teams, pl(), 'gruppe');
  await press(teams, pl(), 'Legg til medlem', { values: { ...member, person: 'Rådgiver' } });
  const director = inSlack('kommunedirektor');
  await director.command('gruppe');
  await mixed.settled();
  const { id } = mixed.slack.workspace.user('fremmed');
  await director.submits(director.view(), { ...member, person: id });
  await mixed.settled();
  const { id: projectId } = await mixed.app.project();
  const shown = textOf(await web('helsesjef').act('project.show', { projectId }));
  for (const name of ['Fylkets observatør', 'Rådgiver', 'Kulturskolerektor']) expect(shown).toContain(name);
});

test('a round asks everybody where they are, once, each in their own language', async () => {
  await web('kommunedirektor').press(await web('kommunedirektor').say('ny runde'), 'round.open');
  await mixed.settled();
  const asked = (handle: string) =>
    teams
      .at(handle)
      .messages()
      .filter((one) => /Hvordan går det med|Korleis går det med/.test(readingOf(one)));
  for (const handle of ['kommunedirektor', 'fylkets-observator', 'radgiver'])
    expect(asked(handle), handle).toHaveLength(1);
  expect(readingOf(ballotOf(teams.at('radgiver')))).toContain('Korleis går det med');
  expect(asked('ordforer')).toEqual([]);
  expect(slackReading(await slackMessage(inSlack('fremmed'), 'Hvordan går det'))).toContain('Svar nå');
  const elsewhere = await inSlack('kommunedirektor').messages();
  expect(elsewhere.map(slackReading).join()).not.toContain('Hvordan går det med');
  expect((await web('kommunedirektor').letters()).map(viewOf)).not.toContain('ballot');
  expect(viewOf(await web('ordforer').letter('ballot'))).toBe('ballot');
});

test('all of them answer, and count once', async () => {
  const { id: roundId } = await mixed.app.openRound();
  await press(teams, teams.at('fylkets-observator'), 'Send svaret', {
    on: ballotOf(teams.at('fylkets-observator')),
    values: graded(2, { 'reason:team': 'Vi mangler folk' }),
  });
  await press(teams, teams.at('radgiver'), 'Send svaret', {
    on: ballotOf(teams.at('radgiver')),
    values: graded(4),
  });
  await press(teams, pa(), 'Send svaret', { on: ballotOf(pa()), values: graded(4) });
  const rector = inSlack('fremmed');
  const message = await slackMessage(rector, 'Hvordan går det');
  await rector.presses(message, 'ballot.show');
  await mixed.settled();
  await rector.submits(rector.view(), graded(5));
  await mixed.settled();
  for (const name of ['ordforer', 'hovedtillitsvalgt', 'helsesjef'])
    await web(name).act('answer.give', { roundId }, filled(5));
  // the same person changes the one answer in another place, and the message in Teams says so
  await web('kommunedirektor').act('answer.give', { roundId }, filled(3));
  await mixed.settled();
  expect(readingOf(ballotOf(pa()))).toContain('Behov: 3 – middels');
  expect(textOf(await web('ordforer').letter('progress', await mixed.app.channel()))).toContain('7 av');
});

test('the result is the same for all of them, each in their own language', async () => {
  await mixed.app.advance('P8D');
  await mixed.settled();
  const standing = (text: string) =>
    [...text.matchAll(/(?:Blir stående|Blir ståande): (\d)/g)].map(([, grade]) => grade);
  const inBrowser = textOf(await web('ordforer').letter('result', await mixed.app.channel()));
  expect(standing(inBrowser)).toEqual(['2', '2', '2', '2', '2']);
  const read: string[] = [];
  for (const handle of ['fylkets-observator', 'kommunedirektor'])
    read.push(await says(teams, teams.at(handle), 'resultat'));
  read.push(await says(teams, teams.at('radgiver'), 'resultat'));
  const asked = await slackMessage(inSlack('fremmed'), /er avslutt/);
  expect(buttonsOf(asked.blocks).map(({ verb }) => verb)).toContain('result.show');
  await inSlack('fremmed').presses(asked, 'result.show');
  await mixed.settled();
  read.push(slackReading(await slackMessage(inSlack('fremmed'), 'Blir stående')));
  for (const one of read) {
    expect(standing(one)).toEqual(standing(inBrowser));
    expect(one).toContain('«Vi mangler folk»');
    expect(one).not.toMatch(/Fylkets observatør|Rådgiver|Kulturskolerektor/);
  }
  expect(read[2]).toContain('Blir ståande');
});

test('PA, in Teams, gives the responsibility to somebody in the other place, and all can read it', async () => {
  await says(teams, pa(), 'beslutning');
  const values = {
    text: 'Vi lager en bemanningsplan.',
    responsible: 'Kulturskolerektor',
    dueOn: '2026-12-18',
  };
  const answer = await press(teams, pa(), 'Lagre beslutningen', { values });
  expect(answerText(answer)).toContain('Kulturskolerektor, innen fredag 18. desember 2026');
  expect(await says(teams, teams.at('radgiver'), 'avgjerder')).toContain('Vi lager en bemanningsplan.');
  expect(await slackSays(inSlack('fremmed'), 'beslutninger')).toContain('Vi lager en bemanningsplan.');
  expect(textOf(await web('ordforer').say('beslutninger'))).toContain('Vi lager en bemanningsplan.');
});

test('nothing that went to Teams names another product, and nothing failed on the way', () => {
  expect(JSON.stringify(teams.peer.calls.map(({ body }) => body))).not.toMatch(/slack/i);
  expect(JSON.stringify(teams.peer.delivered.map(({ body }) => body))).not.toMatch(/slack/i);
  expect(teams.peer.problems).toEqual([]);
  expect(mixed.slack.problems).toEqual([]);
  expect(mixed.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
