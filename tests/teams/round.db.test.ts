import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { graded, install, makeProject, press, says, setUp } from './steps.ts';

// A steering group's whole round in Teams, in the order in which it happens.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startTeamsApp();
});
afterAll(() => teams.stop());

const at = (handle: string) => teams.at(handle);
const inChannel = () => teams.peer.channelMessages(teams.peer.channel);

test('Saman says once who it is, in the language of who adds it, and where it keeps things', async () => {
  await install(teams, 'kommunedirektor', 'ordforer', 'prosjektleder', 'hovedtillitsvalgt');
  expect(readingOf(newestTo(at('ordforer')))).toContain('Hei, jeg er Saman');
  expect(readingOf(newestTo(at('ordforer')))).toContain('Hvor det lagres');
  expect(readingOf(newestTo(at('hovedtillitsvalgt')))).toContain('Kvar det blir lagra');
  await at('ordforer').installs();
  await at('ordforer').upgrades();
  await teams.settled();
  expect(at('ordforer').messages()).toHaveLength(1);
});

test('the first administrator says whose tenant it is, and sets up a project in the channel', async () => {
  await setUp(teams);
  const answer = await makeProject(teams);
  expect(answerText(answer)).toBe('Nå er det gjort\nSe meldingen under.');
  expect(readingOf(messageTo(at('kommunedirektor'), 'Kommunedirektør'))).toContain('Heltidskultur i Elverum');
  expect(await says(teams, at('ordforer'), 'prosjekt')).toContain('Heltidskultur i Elverum');
  // the question in the channel is answered in one's own chat; a line says so
  const lines = inChannel().map(readingOf);
  expect(lines).toContain('Se i chatten din med meg. Der ligger svaret.');
  expect(lines.filter((line) => line.includes('Nytt prosjekt'))).toEqual([]);
});

test('a round is opened, everybody is asked in their own chat, the channel sees how many', async () => {
  const pa = at('kommunedirektor');
  await says(teams, pa, 'ny runde');
  await press(teams, pa, 'Åpne runden');
  expect(readingOf(messageTo(at('ordforer'), 'Hvordan går det med'))).toContain('Heltidskultur i Elverum');
  expect(readingOf(messageTo(at('hovedtillitsvalgt'), 'Korleis går det med'))).toBeTruthy();
  expect(inChannel().map(readingOf).join('\n')).toContain('0 av 3');
});

test('an answer is a receipt at once, and the channel’s card changes in its place', async () => {
  const mayor = at('ordforer');
  const answer = await press(teams, mayor, 'Send svaret', {
    values: graded(2, { 'reason:team': 'Vi *mangler* [folk](https://x.example)' }),
  });
  expect(answerText(answer)).toContain('Takk, svaret ditt er lagret');
  expect(readingOf(newestTo(mayor))).toContain('Team: 2 – dårlig (Vi *mangler* [folk](https://x.example))');
  const cards = inChannel().filter((one) => readingOf(one).includes('av 3'));
  expect(cards).toHaveLength(1);
  expect(cards.map(readingOf).join()).toContain('1 av 3');
});

test('what is left out is said on the form, with what was typed', async () => {
  const steward = at('hovedtillitsvalgt');
  const wrong = await press(teams, steward, 'Send svaret', { values: { comment: 'Meir tid' } });
  expect(wrong.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(answerText(wrong)).toContain('Meir tid');
  const answer = await press(teams, steward, 'Send svaret', { values: graded(4) });
  expect(answerText(answer)).toContain('Takk, svaret ditt er lagra');
});

test('an answer is changed in its place; a ballot that is asked for again is the only one', async () => {
  const mayor = at('ordforer');
  const before = mayor.messages().length;
  await press(teams, mayor, 'Endre svaret');
  expect(answerText(await press(teams, mayor, 'Send svaret', { values: graded(3) }))).toContain(
    '3 – middels',
  );
  expect(mayor.messages()).toHaveLength(before);
  expect(await says(teams, mayor, 'svar')).toContain('Takk, svaret ditt er lagret');
  const receipts = mayor.messages().filter((one) => readingOf(one).includes('Takk, svaret ditt er lagret'));
  expect(receipts).toHaveLength(1);
});

test('PA sees which parties are missing, in private; when the round closes everybody reads the result', async () => {
  const pa = at('kommunedirektor');
  const [progress] = inChannel().filter((one) => readingOf(one).includes('av 3'));
  const shown = await press(teams, pa, 'Se hva som mangler', {
    where: teams.peer.channel,
    ...(progress ? { on: progress } : {}),
  });
  expect(answerText(shown)).toContain('Se i chatten din med meg');
  expect(readingOf(newestTo(pa))).toContain('administrasjonen');
  const own = messageTo(pa, 'Hvordan går det med');
  await press(teams, pa, 'Send svaret', { on: own, values: graded(4) });
  expect(inChannel().map(readingOf).join('\n')).toContain('3 av 3');
});

test('the round closes at its deadline: everybody reads the same result, nobody’s grades are left', async () => {
  teams.app.moveTime({ hours: 8 * 24 });
  await teams.app.running.catchUp();
  const card = inChannel()
    .map(readingOf)
    .find((one) => one.includes('Blir stående'));
  expect(card).toContain('Vi *mangler* [folk](https://x.example)');
  for (const handle of ['ordforer', 'hovedtillitsvalgt']) {
    const all = at(handle).messages().map(readingOf).join('\n');
    expect(all).not.toMatch(/Takk, svaret ditt/);
    expect(all).toMatch(/Evalueringsrunde 1 i Heltidskultur i Elverum er avslutt(et|a)/);
  }
  await press(teams, at('hovedtillitsvalgt'), 'Sjå resultatet');
  expect(readingOf(newestTo(at('hovedtillitsvalgt')))).toContain('Vi *mangler* [folk](https://x.example)');
});

test('decision, benefits, minutes: each form becomes its receipt, and the channel stays as it was', async () => {
  const pl = at('prosjektleder');
  const before = inChannel().length;
  await says(teams, pl, 'beslutning');
  const answer = await press(teams, pl, 'Lagre beslutningen', {
    values: { text: 'Vi lager en bemanningsplan.', responsible: 'Ordfører', dueOn: '2027-01-15' },
  });
  expect(answerText(answer)).toContain('Vi lager en bemanningsplan.');
  await says(teams, pl, 'hva virker');
  await says(teams, at('kommunedirektor'), 'referat');
  await press(teams, at('kommunedirektor'), 'Godkjenn versjon 1');
  expect(readingOf(newestTo(at('kommunedirektor')))).toContain('godkjent');
  const roots = inChannel().filter(({ root, id }) => root === id);
  expect(roots.length).toBeLessThanOrEqual(before);
});

test('nothing failed on the way', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
