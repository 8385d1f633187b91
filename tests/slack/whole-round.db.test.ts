import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkBrowser } from '../app/link-browser.ts';
import { channelOf, type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import { buttonsOf } from '../peers/slack-blocks.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { answer, ballotOf, graded, press, submit, viewIn } from './round-steps.ts';
import { newestBeside, newestTo, optionCalled, readingOf } from './screen.ts';

// From nothing to approved minutes, at Slack's client alone. The tests build on each other, in their order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  channel = channelOf(slack.peer);
});
afterAll(() => slack.stop());

const pa = () => slack.at('kommunedirektor');
const pl = () => slack.at('prosjektleder');
const mayor = () => slack.at('ordforer');
const steward = () => slack.at('hovedtillitsvalgt');
const hr = () => slack.at('hr-sjef');
const idOf = (handle: string) => slack.peer.workspace.user(handle).id;

/** The channel's one message that shows this view. */
async function inChannel(view: string): Promise<SlackMessage> {
  const found = (await slack.peer.messages(channel)).filter((one) => viewIn(one).startsWith(`${view}:`));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} messages in the channel show ${view}`);
  return first;
}

/** The one message in somebody's own conversation that shows this view. */
async function directly(person: ReturnType<SlackApp['at']>, view: string): Promise<SlackMessage> {
  const found = (await person.messages()).filter((one) => viewIn(one).startsWith(`${view}:`));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} messages to them show ${view}`);
  return first;
}

test('a code from npm run admin makes an administrator, who is led on to say whose workspace it is', async () => {
  await pa().writes(`kode ${await slack.adminCode()}`);
  await slack.settled();
  const done = await newestTo(pa());
  expect(readingOf(done)).toContain('Du er administrator nå.');
  await press(slack, pa(), done, 'workspace.form');
  expect(readingOf(pa().view())).toContain('Hvilken kommune er vi i?');
  await submit(slack, pa(), {
    organisation: 'Elverum',
    programme: 'Heltidskultur',
    endsOn: '2030-12-31',
  });
  expect(readingOf(await newestTo(pa()))).toContain('Her er vi i Elverum');
});

test('a project is set up by a form with people and channel pickers (COOP-1)', async () => {
  await press(slack, pa(), await newestTo(pa()), 'project.form');
  await submit(slack, pa(), {
    name: 'Heltidskultur i Elverum',
    participant: 'Elverum',
    themes: ['full-time'],
    pa: idOf('kommunedirektor'),
    pl: idOf('prosjektleder'),
    'members:administration': [idOf('kommunedirektor'), idOf('hr-sjef')],
    'members:politicians': [idOf('ordforer')],
    'members:employees': [idOf('hovedtillitsvalgt')],
    groupPlace: channel,
  });
  expect(slack.peer.viewOf(pa().user.id)).toBeNull();
  // once in the channel, once to PA and once to PL, though PA made it
  const card = readingOf(await inChannel('project'));
  expect(card).toContain('Administrasjonen: HR-sjef, Kommunedirektør');
  expect(card).not.toContain('Gruppen mangler');
  expect(readingOf(await directly(pa(), 'project'))).toBe(card);
  expect(readingOf(await directly(pl(), 'project'))).toBe(card);
  expect(await mayor().messages()).toEqual([]);
});

test('PL opens a round from the project’s card in the channel (EVAL-1 to EVAL-3)', async () => {
  await press(slack, pl(), await inChannel('project'), 'round.form');
  expect(readingOf(pl().view())).toContain('Ny evalueringsrunde i Heltidskultur i Elverum');
  await submit(slack, pl(), { ownFactors: 'Økonomi: Holder vi rammen?', greeting: 'God runde, alle.' });
  expect(slack.peer.viewOf(pl().user.id)).toBeNull();
  const card = readingOf(await inChannel('progress'));
  expect(card).toContain('Evalueringsrunde 1 er i gang');
  expect(card).toContain('Har svart: 0 av 4');
  // the channel has the card: nobody is shown it beside it once more
  expect(pl().ephemerals()).toEqual([]);
});

test('every member is asked in their own conversation and language, PA is told how it goes', async () => {
  expect(readingOf(await ballotOf(slack, mayor()))).toContain('Svar innen mandag 30. november kl. 15.00.');
  expect(readingOf(await ballotOf(slack, steward()))).toContain('Svar innan måndag 30. november kl. 15.00.');
  expect(readingOf(await ballotOf(slack, hr()))).toContain('answer by Monday 30 November at 15:00.');
  expect((await pl().messages()).filter((one) => viewIn(one).startsWith('ballot'))).toEqual([]);
  const status = readingOf(await directly(pa(), 'roundStatus'));
  expect(status).toContain('Har svart: 0 av 4');
  expect(status).not.toMatch(/Ordfører|HR-sjef/);
});

test('a member answers from the message, which becomes the receipt (EVAL-4)', async () => {
  const asked = await ballotOf(slack, mayor());
  await answer(slack, mayor(), graded(4, { 'grade:own-1': '3', comment: 'Vi er på vei.' }));
  const receipt = await ballotOf(slack, mayor());
  expect(receipt.ts).toBe(asked.ts);
  expect(readingOf(receipt)).toContain('Takk, svaret ditt er lagret');
  expect(readingOf(receipt)).toContain('Behov: 4 – godt');
  expect(await mayor().messages()).toHaveLength(1);
});

test('it is changed from the receipt: the form holds what was given', async () => {
  await press(slack, mayor(), await ballotOf(slack, mayor()), 'ballot.edit');
  expect(mayor().view().submit).toBe('Send svaret');
  await submit(slack, mayor(), { 'grade:need': '1', 'reason:need': 'Vi har gjettet' });
  const receipt = readingOf(await ballotOf(slack, mayor()));
  expect(receipt).toContain('Behov: 1 – svært dårlig (Vi har gjettet)');
  expect(receipt).toContain('Løsning: 4 – godt');
  expect(receipt).toContain('Kommentar: Vi er på vei.');
});

test('«take the rest later» keeps a draft, says so in place of the form, and a draft does not count', async () => {
  await press(slack, steward(), await ballotOf(slack, steward()), 'ballot.show');
  await press(slack, steward(), steward().view(), 'answer.draft', {
    'grade:need': '2',
    'reason:need': 'Halvveges',
  });
  // nothing is left to fill in: what was kept, and the way back
  const kept = steward().view();
  expect(kept.submit).toBeNull();
  expect(readingOf(kept)).toContain('Det du har fylt ut, er teke vare på.');
  await steward().closes(kept);
  const asked = await ballotOf(slack, steward());
  expect(readingOf(asked)).toContain('Det du har fylt ut, er teke vare på.');
  expect(readingOf(await inChannel('progress'))).toContain('Har svart: 1 av 4');

  // taken up again from the home, and sent
  await steward().opensHome();
  await slack.settled();
  expect(readingOf(steward().home())).toContain('Du har byrja på svaret.');
  await press(slack, steward(), steward().home(), 'ballot.show');
  await submit(slack, steward(), { ...graded(4, { 'grade:own-1': '4' }), 'grade:need': '2' });
  expect(readingOf(steward().view())).toContain('Takk, svaret ditt er lagra');
  expect(readingOf(steward().view())).toContain('Behov: 2 – dårleg (Halvveges)');
  await steward().closes(steward().view());
  // both are up to date: the home, and the message in which they were asked
  expect(readingOf(steward().home())).toContain('Ingenting ventar på deg no.');
  expect(readingOf(await ballotOf(slack, steward()))).toContain('Takk, svaret ditt er lagra');
});

test('a command in the channel opens the same form; the receipt is for who asked alone (PRIV-2)', async () => {
  await hr().command('answer');
  await slack.settled();
  expect(readingOf(hr().view())).toContain('How is Heltidskultur i Elverum going?');
  await submit(slack, hr(), graded(5, { 'grade:own-1': '5' }));
  expect(readingOf(newestBeside(hr()))).toContain('Thank you, your answer is saved');
  expect(readingOf(await ballotOf(slack, hr()))).toContain('Thank you, your answer is saved');
  // no second copy of the grades stays in the conversation
  expect(await hr().messages()).toHaveLength(1);
});

test('the channel’s card was updated in place, and says counts alone (PRIV-2)', async () => {
  const progress = await inChannel('progress');
  expect(readingOf(progress)).toContain('Har svart: 3 av 4');
  expect(readingOf(progress)).not.toMatch(/folkevalgte|ansatte|Ordfører/i);
  const posted = slack.peer.callsOf('chat.postMessage').filter(({ body }) => body.channel === channel);
  const updated = slack.peer.callsOf('chat.update').filter(({ body }) => body.ts === progress.ts);
  expect(posted).toHaveLength(2);
  expect(updated.length).toBeGreaterThan(0);
  expect(readingOf(await directly(pa(), 'roundStatus'))).toContain('Det er kommet svar fra alle partene.');
});

test('ending early asks first; moving the deadline instead is said under the channel’s card alone', async () => {
  await press(slack, pa(), await directly(pa(), 'roundStatus'), 'round.close.ask');
  const question = pa().view();
  expect(readingOf(question)).toContain('Én person har ikke svart ennå.');
  await press(slack, pa(), question, 'round.extend.form');
  await submit(slack, pa(), { date: '2026-12-02', time: '12:00' });
  expect(slack.peer.viewOf(pa().user.id)).toBeNull();
  const until = 'onsdag 2. desember kl. 12.00';
  expect(readingOf(await directly(pa(), 'roundStatus'))).toContain(until);
  expect(readingOf(await ballotOf(slack, mayor()))).toContain(until);
  expect(readingOf(await ballotOf(slack, steward()))).toContain('onsdag 2. desember kl. 12.00');
  expect(readingOf(await ballotOf(slack, hr()))).toContain('Wednesday 2 December at 12:00');
  const progress = await inChannel('progress');
  expect(readingOf(progress)).toContain(until);
  const moved = await inChannel('deadlineMoved');
  expect(moved.threadTs).toBe(progress.ts);
  expect(readingOf(moved)).toBe(`Fristen er flyttet\nRunde 1 varer til ${until}.`);
});

test('the deadline closes the round: the result comes in the channel, no receipt keeps a grade (PRIV-2)', async () => {
  slack.app.moveTime({ hours: 24 * 9 + 4 });
  await slack.app.running.catchUp();
  const result = readingOf(await inChannel('result'));
  expect(result).toContain('Svar: 3 av 4 (folkevalgte 1 av 1, administrasjonen 1 av 2');
  expect(result).toContain('Blir stående: 1 – svært dårlig');
  expect(result).toContain('▲ Kritisk faktor: løftet inn i risikoanalysen som utkast');
  expect(result).toContain('«Vi har gjettet»');
  expect(result).not.toMatch(/Ordfører|Hovedtillitsvalgt|HR-sjef/);
  expect(readingOf(await inChannel('progress'))).toContain('Evalueringsrunde 1 er avsluttet');
  for (const person of [mayor(), steward(), hr(), pa()]) {
    const told = await ballotOf(slack, person);
    expect(buttonsOf(told.blocks).map(({ verb }) => verb)).toEqual(['result.show']);
    expect(JSON.stringify(told.raw)).not.toMatch(/gjettet|Halvveges|svært/);
  }
  expect(readingOf(await directly(pa(), 'roundStatus'))).toContain('Resultatet ligger i kanalen');
});

test('everybody can read the result, each in their own language', async () => {
  await press(slack, hr(), await ballotOf(slack, hr()), 'result.show');
  expect(readingOf(await newestTo(hr()))).toContain('Result of evaluation round 1: Heltidskultur i Elverum');
  await press(slack, steward(), await ballotOf(slack, steward()), 'result.show');
  expect(readingOf(await newestTo(steward()))).toContain('Blir ståande: 1 – svært dårleg');
});

test('decisions, what works and the way on are noted in modals from the result (EVAL-6, EVAL-7, EVAL-9)', async () => {
  await press(slack, pl(), await inChannel('result'), 'decision.form');
  const people = slack.peer.viewOf(pl().user.id)?.blocks ?? [];
  const responsible = optionCalled(people, 'Ordfører');
  await submit(slack, pl(), { text: 'Vi måler langvaktene.', responsible, dueOn: '2026-12-18' });
  expect(readingOf(newestBeside(pl()))).toContain('Ordfører, innen fredag 18. desember 2026');

  const beside = pl().ephemerals().length;
  await press(slack, steward(), await inChannel('result'), 'benefits.form');
  expect(steward().view().title).toBe('Saman');
  await submit(slack, steward(), { factors: ['solution'], text: 'Årsturnus' });
  await press(slack, pl(), await inChannel('result'), 'followup.form');
  await submit(slack, pl(), { course: 'Vi holder kursen.' });
  // the result was brought up to date where it stands, so nobody is shown it once more
  expect(pl().ephemerals()).toHaveLength(beside);
  expect(steward().ephemerals()).toEqual([]);
  const result = readingOf(await inChannel('result'));
  for (const text of [
    'Vi måler langvaktene.',
    'Notert: Årsturnus',
    'Notert: Løsning',
    'Kurs: Vi holder kursen.',
  ])
    expect(result).toContain(text);
});

test('PA approves the minutes, which is said under the result alone; the link opens them (PRIV-5)', async () => {
  await press(slack, pa(), await inChannel('result'), 'minutes.show');
  const draft = newestBeside(pa());
  expect(readingOf(draft)).toContain('Versjon 1 er et utkast.');
  await press(slack, pa(), draft, 'minutes.approve');
  const approved = newestBeside(pa());
  expect(approved.ts).toBe(draft.ts);
  expect(readingOf(approved)).toContain('Versjon 1 ble godkjent');
  const result = await inChannel('result');
  expect(readingOf(result)).toContain('Referatet er godkjent (versjon 1).');
  const said = await inChannel('minutesApproved');
  expect(said.threadTs).toBe(result.ts);

  await press(slack, steward(), said, 'minutes.show');
  const mine = newestBeside(steward());
  const url = buttonsOf(mine.blocks).find((button) => button.url !== null)?.url ?? '';
  const browser = linkBrowser(url, slack.app.url);
  await browser.open();
  const page = (await browser.get('/minutes')).text;
  for (const text of ['Vi måler langvaktene.', 'Årsturnus', 'Vi holder kursen.'])
    expect(page).toContain(text);
  expect(page).not.toMatch(/HR-sjef/);
});

test('a correction is a new version beside them (PRIV-5)', async () => {
  await press(slack, pa(), newestBeside(pa()), 'minutes.correct.form');
  await submit(slack, pa(), { text: 'Møtet var 3. desember.' });
  expect(readingOf(newestBeside(pa()))).toContain('Versjon 2 er et utkast.');
  await press(slack, pa(), newestBeside(pa()), 'minutes.approve');
  expect(readingOf(newestBeside(pa()))).toContain('Versjon 2 ble godkjent');
  expect(readingOf(await inChannel('result'))).toContain('Referatet er godkjent (versjon 2).');
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(slack.app.database.logged.filter(({ level }) => level !== 'info')).toEqual([]);
});
