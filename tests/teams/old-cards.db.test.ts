import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { isObject, type Json, type JsonObject } from '../peers/json.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { PressAnswer } from '../peers/teams-person.ts';
import { asSeenBy, forGood } from './filling.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { ballotOf, graded, install, makeProject, openRound, press, says, setUp } from './steps.ts';

// A card from before something changed is answered with the current one (design §1). In this order.

let teams: TeamsApp;
let question: TeamsMessage;
beforeAll(async () => {
  teams = await startTeamsApp();
  await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder');
  await setUp(teams);
  await makeProject(teams);
  await openRound(teams);
});
afterAll(() => teams.stop());

const pa = () => teams.at('kommunedirektor');
const mayor = () => teams.at('ordforer');
const steward = () => teams.at('hovedtillitsvalgt');
const inChannel = (text: string | RegExp) => messageTo(mayor(), text, teams.peer.channel);
const answered = async () => (await teams.app.database.query('select 1 from answer')).length;

/** The same message from before an update of Saman: its buttons have an earlier version, or another verb. */
function fromBefore(message: TeamsMessage, change: JsonObject = { v: 0 }): TeamsMessage {
  const older = (value: Json | undefined): Json => {
    if (Array.isArray(value)) return value.map((one: Json) => older(one));
    if (!isObject(value)) return value ?? null;
    const all = Object.entries(value).map(([key, one]) => [key, older(one)] as const);
    const copy = Object.fromEntries(all);
    return 'shows' in copy && isObject(copy.data) ? { ...copy, data: { ...copy.data, ...change } } : copy;
  };
  return { ...message, card: older(message.card) as JsonObject };
}

const isCard = ({ type }: PressAnswer): boolean => type === 'application/vnd.microsoft.card.adaptive';

test('one’s own card of an earlier version becomes the current one, at once and for good', async () => {
  const status = messageTo(pa(), 'slik ligger det an');
  const before = pa().messages().length;
  const on = fromBefore(status);
  const answer = await press(teams, pa(), 'Avslutt runden', { on, asSeen: true });
  expect(isCard(answer)).toBe(true);
  expect(answerText(answer)).toContain('slik ligger det an');
  expect(readingOf(forGood(teams, status))).toContain('slik ligger det an');
  expect(pa().messages()).toHaveLength(before);
});

test('a form of an earlier version is answered with the form as it is now; nothing is stored', async () => {
  const on = fromBefore(ballotOf(mayor()));
  const answer = await press(teams, mayor(), 'Send svaret', { on, asSeen: true, values: graded(3) });
  expect(isCard(answer)).toBe(true);
  expect(answerText(answer)).toContain('[Send svaret]');
  expect(await answered()).toBe(0);
  await press(teams, mayor(), 'Send svaret', { on: asSeenBy(mayor(), on), values: graded(3) });
  expect(await answered()).toBe(1);
});

test('everybody’s card in a channel is answered with the current one there', async () => {
  const progress = inChannel('Evalueringsrunde 1 er i gang');
  const on = fromBefore(progress);
  const answer = await press(teams, mayor(), 'Se hva som mangler', { on, asSeen: true });
  expect(isCard(answer)).toBe(true);
  expect(answerText(answer)).toContain('1 av 3');
  const shown = forGood(teams, progress);
  expect(readingOf(shown)).toContain('1 av 3');
  expect(shown.root).toBe(progress.root);
});

test('an answer to somebody’s words becomes the current one; a card about nothing says what to do', async () => {
  await says(teams, steward(), 'hjelp');
  const help = newestTo(steward());
  const answer = await press(teams, steward(), 'Nytt prosjekt', { on: fromBefore(help), asSeen: true });
  expect(answerText(answer)).toContain('Dette kan eg hjelpe med');
  const gone = { ...help, card: JSON.parse(JSON.stringify(help.card).replaceAll('"help"', '"no-more"')) };
  await press(teams, steward(), 'Nytt prosjekt', { on: fromBefore(gone), asSeen: true });
  expect(readingOf(newestTo(steward()))).toContain(
    'Noko er endra sidan dette kortet vart laga. Opne det på nytt',
  );
});

test('a button that there is no more is answered too', async () => {
  const status = messageTo(pa(), 'slik ligger det an');
  const card = JSON.parse(JSON.stringify(status.card).replaceAll('round.close.ask', 'round.celebrate'));
  const answer = await press(teams, pa(), 'Avslutt runden', { on: { ...status, card }, asSeen: true });
  expect(answerText(answer)).toContain('slik ligger det an');
});

test('what another client still shows after the round has closed is answered as it is now, and told so', async () => {
  const old = {
    form: ballotOf(steward()),
    receipt: ballotOf(mayor()),
    status: messageTo(pa(), 'slik ligger det an'),
    progress: inChannel('Evalueringsrunde 1 er i gang'),
  };
  for (const person of [pa(), steward()])
    await press(
      teams,
      person,
      person.user.handle === 'kommunedirektor' ? 'Send svaret' : 'Ta resten seinare',
      {
        on: ballotOf(person),
        ...(person.user.handle === 'kommunedirektor' ? { values: graded(3) } : {}),
      },
    );
  await says(teams, pa(), 'avslutt runden');
  question = newestTo(pa());
  await press(teams, pa(), 'Ja, avslutt runden', { on: question });

  const sent = await press(teams, steward(), 'Send svaret', {
    on: old.form,
    asSeen: true,
    values: graded(2, { comment: 'for seint' }),
  });
  expect(answerText(sent)).toContain('Evalueringsrunde 1 i Heltidskultur i Elverum er avslutta');
  expect(readingOf(forGood(teams, old.form))).toContain('er avslutta');
  expect(readingOf(newestTo(steward()))).toContain('Runden er avslutta, så dette kom ikkje med.');
  const later = await press(teams, steward(), 'Ta resten seinare', { on: old.form, asSeen: true });
  expect(answerText(later)).toContain('er avslutta');
  const change = await press(teams, mayor(), 'Endre svaret', { on: old.receipt, asSeen: true });
  expect(answerText(change)).toContain('er avsluttet');
  expect(answerText(change)).not.toContain('3 – middels');
  expect(JSON.stringify(await teams.app.database.everything())).not.toContain('for seint');

  // PA may see it, and does so in their own chat
  await press(teams, pa(), 'Se hva som mangler', { on: old.progress, asSeen: true });
  expect(readingOf(newestTo(pa()))).toContain('Runde 1 i Heltidskultur i Elverum er avsluttet');
  const status = await press(teams, mayor(), 'Se hva som mangler', { on: old.progress, asSeen: true });
  expect(answerText(status)).toContain('Evalueringsrunde 1 er avsluttet');
  expect(readingOf(forGood(teams, old.progress))).toContain('Evalueringsrunde 1 er avsluttet');
  const close = await press(teams, pa(), 'Avslutt runden', { on: old.status, asSeen: true });
  expect(answerText(close)).toContain('er avsluttet');
});

// should stay what it has become: the question is shown as it is now, and there is none any more, so that «Dette er ikke
// her lenger» takes the place of what came of it, for good (adapters/teams/pressing.ts, `refused`)
test('a question that was answered stays what came of it, when another client answers it again', async () => {
  const again = await press(teams, pa(), 'Ja, avslutt runden', { on: question, asSeen: true });
  expect(answerText(again)).toContain('er avsluttet');
  expect(readingOf(forGood(teams, question))).toContain('er avsluttet');
});

test('and whoever answered it again is told that the round has closed', () => {
  expect(readingOf(newestTo(pa()))).toContain('Runden er avsluttet, så dette kom ikke med.');
});

test('nothing failed on the way, and Teams took everything', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
