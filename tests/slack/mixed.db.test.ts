import { afterAll, beforeAll, expect, test } from 'vitest';
import { filled } from '../app/given.ts';
import { viewOf, textOf as webText } from '../harness/app-client.ts';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { installBrowser } from './install-browser.ts';
import { answer, ballotOf, graded, press, submit, viewIn } from './round-steps.ts';
import { newestBeside, newestTo, optionCalled, readingOf } from './screen.ts';

// One steering group in the browser and in two workspaces (design §1: people, not accounts). In this order.

let slack: SlackApp;
let town: Workspace;
let office: Workspace;
beforeAll(async () => {
  slack = await startSlackApp({
    installed: 'many',
    settings: { SAMAN_DEMO: '1', SAMAN_PUBLIC_URL: 'https://saman.example.no' },
    peer: { redirectUris: ['https://saman.example.no/slack/oauth_redirect'] },
  });
  [town, office] = slack.peer.workspaces as [Workspace, Workspace];
  await installBrowser(slack).installs(town, 'kommunedirektor');
  await installBrowser(slack).installs(office, 'programleder');
});
afterAll(() => slack.stop());

const web = (name: string) => slack.app.as(name);
const inTown = (name: string) => slack.at(name, town);
const inOffice = (name: string) => slack.at(name, office);
const codeIn = (text: string): string => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0] ?? 'no code';

async function says(person: SlackPerson, text: string): Promise<string> {
  await person.writes(text);
  await slack.settled();
  return readingOf(await newestTo(person));
}

/** Adds somebody of the person's own workspace to the group, by the modal that they open there. */
async function adds(person: SlackPerson, handle: string, party: string): Promise<void> {
  await person.command('gruppe');
  await slack.settled();
  const { id } = person.workspace.user(handle);
  await submit(slack, person, { person: id, party, groupKind: 'steering' });
}

test('nobody sees a project through the workspace they write from', async () => {
  for (const person of [inTown('kommunedirektor'), inTown('ordforer'), inOffice('programleder')]) {
    await person.opensHome();
    await slack.settled();
    expect(readingOf(person.home())).toContain('Du er ikke med i noe prosjekt ennå.');
    expect(await says(person, 'resultat')).toContain('Jeg finner det ikke.');
  }
});

test('PA links their account in the municipality’s workspace by a code from the browser', async () => {
  const code = codeIn(webText(await web('kommunedirektor').say('lag kode')));
  expect(await says(inTown('kommunedirektor'), `kode ${code}`)).toBe(
    'Ferdig. Denne kontoen hører nå til Kommunedirektør.',
  );
  expect(await says(inTown('kommunedirektor'), 'prosjekt')).toContain('Heltidskultur i Elverum');
  // it serves once
  expect(await says(inTown('ordforer'), `kode ${code}`)).toContain('Koden stemmer ikke.');
});

test('PL links theirs in the secretariat’s workspace by a code from there', async () => {
  await inOffice('programleder').command('lag kode');
  await slack.settled();
  const code = codeIn(readingOf(newestBeside(inOffice('programleder'))));
  const used = await web('prosjektleder').say(`kode ${code.toLowerCase()}`);
  expect(webText(used)).toContain('Denne kontoen hører nå til Programleder.');
  expect(await says(inOffice('programleder'), 'prosjekt')).toContain('Prosjektleder: Programleder');
});

test('with two accounts one chooses where messages come, and only then', async () => {
  const pa = inTown('kommunedirektor');
  await pa.command('språk');
  await slack.settled();
  const form = pa.view();
  const here = optionCalled(form.blocks, 'Her');
  expect(readingOf(form)).toContain(
    'Hvor vil du ha meldinger fra meg?:\nHer\nI den andre kontoen din (Elverum)',
  );
  await submit(slack, pa, { account: here });
  expect(readingOf(await newestTo(pa))).toContain('Språk og tidssone er lagret');
  await inTown('ordforer').command('språk');
  await slack.settled();
  expect(readingOf(inTown('ordforer').view())).not.toContain('Hvor vil du ha meldinger');
  await inTown('ordforer').closes(inTown('ordforer').view());
});

test('from each workspace its own people are added to the one group', async () => {
  await adds(inTown('kommunedirektor'), 'fremmed', 'employees');
  await adds(inOffice('programleder'), 'radgiver', 'administration');
  const shown = webText(
    await web('helsesjef').act('project.show', { projectId: (await slack.app.project()).id }),
  );
  expect(shown).toContain('Kulturskolerektor');
  expect(shown).toContain('Rådgiver');
});

test('a round that is opened in the browser asks everybody where they are, each once', async () => {
  const pa = web('kommunedirektor');
  await pa.press(await pa.say('ny runde'), 'round.open');
  await slack.settled();
  expect(readingOf(await ballotOf(slack, inTown('fremmed')))).toContain('Hvordan går det med');
  expect(readingOf(await ballotOf(slack, inOffice('radgiver')))).toContain('Korleis går det med');
  expect(viewOf(await web('ordforer').letter('ballot'))).toBe('ballot');
  // PA prefers Slack: the ballot and how it goes come there alone
  const told = (await inTown('kommunedirektor').messages()).map((one) => viewIn(one).split(':')[0]);
  expect(told.filter((view) => view === 'ballot' || view === 'roundStatus').sort()).toEqual([
    'ballot',
    'roundStatus',
  ]);
  expect((await pa.letters()).map(viewOf)).not.toContain('ballot');
  expect(await inTown('ordforer').messages()).not.toContainEqual(
    expect.objectContaining({ text: expect.stringContaining('Hvordan går det') }),
  );
});

test('all of them answer, and count once', async () => {
  const { id: roundId } = await slack.app.openRound();
  await answer(slack, inTown('fremmed'), graded(2, { 'reason:team': 'Vi mangler folk' }));
  await answer(slack, inOffice('radgiver'), graded(4));
  await answer(slack, inTown('kommunedirektor'), graded(4));
  for (const name of [
    'hr-sjef',
    'helsesjef',
    'ordforer',
    'opposisjonsleder',
    'hovedtillitsvalgt',
    'plasstillitsvalgt',
  ])
    await web(name).act('answer.give', { roundId }, filled(5));
  // the same person, in their other account, changes the one answer
  const receipt = await web('kommunedirektor').act('ballot.show', { roundId });
  expect(webText(receipt)).toContain('Takk, svaret ditt er lagret');
  await web('kommunedirektor').act('answer.give', { roundId }, filled(3));
  await slack.settled();
  const channel = await slack.app.channel();
  expect(webText(await web('ordforer').letter('progress', channel))).toContain('9 av 11');
  expect(readingOf(await ballotOf(slack, inTown('kommunedirektor')))).toContain('Behov: 3 – middels');
});

test('the result is the same for all of them, each in their own language', async () => {
  await slack.app.advance('P8D');
  await slack.settled();
  const inChannel = webText(await web('ordforer').letter('result', await slack.app.channel()));
  expect(inChannel).toContain('«Vi mangler folk»');
  const standing = (text: string) =>
    [...text.matchAll(/(?:Blir stående|Blir ståande): (\d)/g)].map(([, grade]) => grade);
  expect(standing(inChannel)).toEqual(['2', '2', '2', '2', '2']);
  for (const person of [inTown('fremmed'), inOffice('radgiver'), inTown('kommunedirektor')]) {
    await press(slack, person, await ballotOf(slack, person), 'result.show');
    const result = readingOf(await newestTo(person));
    expect(standing(result)).toEqual(standing(inChannel));
    expect(result).toContain('«Vi mangler folk»');
    expect(result).not.toMatch(/Kulturskolerektor|Rådgiver/);
  }
});

test('PA, in Slack, decides with somebody of the other workspace, and all can read it', async () => {
  const pa = inTown('kommunedirektor');
  await pa.command('beslutning');
  await slack.settled();
  const responsible = optionCalled(pa.view().blocks, 'Rådgiver');
  await submit(slack, pa, { text: 'Vi lager en bemanningsplan.', responsible, dueOn: '2026-12-18' });
  await slack.settled();
  expect(await says(inOffice('radgiver'), 'avgjerder')).toContain('Rådgiver, innan fredag 18. desember 2026');
  expect(webText(await web('ordforer').say('beslutninger'))).toContain('Vi lager en bemanningsplan.');
});

test('still nobody sees it through the workspace they write from', async () => {
  const { id: projectId } = await slack.app.project();
  for (const person of [inTown('ordforer'), inTown('hr-sjef')]) {
    expect(await says(person, 'resultat')).not.toContain('Heltidskultur');
    expect(JSON.stringify(await person.messages())).not.toContain(projectId);
  }
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
