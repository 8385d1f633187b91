import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { graded, press } from './steps.ts';
import {
  cardsIn,
  openRound,
  readBy,
  referenceOf,
  settledAs,
  startWithProject,
  tell,
  toldOf,
  writtenTo,
} from './tellings.ts';

// People who are not reached in their own chat: a new one is tried, then the group's channel, and PL hears of it. In
// this order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startWithProject(
    { paced: true },
    {
      'members:politicians': ['Ordfører', 'Fylkets observatør'],
      'members:employees': ['Hovedtillitsvalgt', 'HR-sjef'],
    },
  );
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

let unblock: () => void;
const channel = () => teams.peer.channel;
const reach = () => cardsIn(teams, channel(), 'Får du ikke meldinger fra meg?');
const failed = (handle: string) => readBy(teams, handle, 'Noe kom ikke fram');
const own = async (handle: string, id?: string) => ({
  conversation: {
    conversationType: 'personal',
    tenantId: teams.at(handle).user.tenant.id,
    id: id ?? (await teams.peer.personal(handle)),
  },
});
const statuses = (conversation: string) => writtenTo(teams, conversation).map(({ status }) => status);

test('a conversation that is gone is made anew, and used from then on', async () => {
  const real = await teams.peer.personal('ordforer');
  await toldOf(teams, 'ordforer', await own('ordforer', 'a:1gone'));
  expect(await referenceOf(teams, 'ordforer')).toMatchObject({ conversationId: 'a:1gone' });
  teams.peer.clear();
  await settledAs(teams, await tell(teams, { to: 'ordforer', view: { name: 'settings' } }), 'sent');
  expect(statuses('a:1gone')).toEqual([404]);
  expect(statuses(real)).toEqual([201]);
  expect(teams.peer.callsOf('POST', /\/v3\/conversations$/)).toHaveLength(1);
  expect(await referenceOf(teams, 'ordforer')).toMatchObject({ conversationId: real });

  teams.peer.clear();
  await settledAs(teams, await tell(teams, { to: 'ordforer', view: { name: 'settings' } }), 'sent');
  expect(statuses('a:1gone')).toEqual([]);
  expect(teams.peer.callsOf('POST', /\/v3\/conversations$/)).toEqual([]);
  expect(failed('prosjektleder')).toEqual([]);
});

test('who removed Saman: one card in the channel that names nobody, one to PL with an answer link', async () => {
  await teams.at('ordforer').removes();
  const { id } = teams.at('hr-sjef').user;
  unblock = teams.peer.faults.inject({
    method: 'POST',
    path: /\/v3\/conversations$/,
    body: (body) => JSON.stringify(body.members ?? '').includes(id),
    fault: { kind: 'status', status: 403, code: 'ForbiddenOperationException' },
  });
  const before = teams.at('ordforer').messages().length;
  await openRound(teams);
  // what was to be said arrives nowhere else
  expect(teams.at('ordforer').messages()).toHaveLength(before);
  const [card, ...more] = reach();
  expect(more).toEqual([]);
  const reading = readingOf(card as never);
  expect(reading).toBe(
    [
      'Får du ikke meldinger fra meg?',
      'Jeg når ikke alle i gruppen i en egen chat. Får du ikke meldinger fra meg, så trykk her. Da skriver jeg til deg.',
      '[Skriv til meg]',
    ].join('\n'),
  );
  expect(JSON.stringify(card)).not.toMatch(/Ordfører|HR-sjef|runde/i);

  const [told, ...again] = failed('prosjektleder');
  expect(again).toEqual([]);
  for (const name of ['Ordfører', 'HR-sjef'])
    expect(told).toContain(`${name}: Jeg får ikke skrive til denne kontoen. En svarlenke er klar.`);
  expect(told).toContain('[Prøv igjen]');
  const [links] = readBy(teams, 'prosjektleder', 'Svarlenke');
  expect(links).toContain('Ordfører');
  for (const handle of ['kommunedirektor', 'hovedtillitsvalgt', 'fylkets-observator'])
    expect(failed(handle), handle).toEqual([]);
});

test('who never met Saman was asked all the same, in a new conversation', async () => {
  expect(readBy(teams, 'fylkets-observator', 'Hvordan går det med')).toHaveLength(1);
});

test('whoever presses the card without having added Saman reads how to, and nobody else’s matters', async () => {
  const [card] = reach();
  const answer = await press(teams, teams.at('hr-sjef'), 'Skriv til meg', {
    where: channel(),
    on: card as never,
  });
  expect(answer.type).toBe('application/vnd.microsoft.activity.message');
  expect(answerText(answer)).toBe(
    'I may not write to you in a chat of your own. Find Saman under Apps and press Add. Then try again here.',
  );
  // the card stays as it is for everybody
  expect(reach().map(readingOf)).toEqual([readingOf(card as never)]);
});

test('who is asked in the channel and can be reached, is written to', async () => {
  const [card] = reach();
  const pa = teams.at('kommunedirektor');
  const answer = await press(teams, pa, 'Skriv til meg', { where: channel(), on: card as never });
  expect(answerText(answer)).toBe('Se i chatten din med meg. Der ligger svaret.');
  expect(readingOf(newestTo(pa))).not.toContain('Får du ikke meldinger');
});

test('who adds Saman again gets what waited, once, and can answer', async () => {
  const mayor = teams.at('ordforer');
  await mayor.installs();
  await teams.settled();
  expect(readBy(teams, 'ordforer', 'Hvordan går det med')).toHaveLength(1);
  const answer = await press(teams, mayor, 'Send svaret', {
    on: messageTo(mayor, 'Hvordan går det med'),
    values: graded(3),
  });
  expect(answerText(answer)).toContain('Takk, svaret ditt er lagret');
  const [told, ...more] = failed('prosjektleder');
  expect(more).toEqual([]);
  expect(told).toContain('HR-sjef');
  expect(told).not.toContain('Ordfører');
});

test('who presses the card once Saman may write to them gets what waited too', async () => {
  const hr = teams.at('hr-sjef');
  // nobody tells Saman of it
  unblock();
  await press(teams, hr, 'Skriv til meg', { where: channel(), on: reach()[0] as never });
  expect(readBy(teams, 'hr-sjef', 'How is Heltidskultur i Elverum going')).toHaveLength(1);
  expect(readBy(teams, 'prosjektleder', 'Alt er kommet fram')).toHaveLength(1);
  expect(failed('prosjektleder')).toEqual([]);
});

test('a second message that does not arrive in the same round bothers nobody anew', async () => {
  await teams.at('hr-sjef').removes();
  const before = reach().length;
  const { id: roundId } = await teams.app.openRound();
  const id = await tell(teams, { to: 'hr-sjef', view: { name: 'ballot', id: roundId } });
  await settledAs(teams, id, 'impossible');
  await teams.settled();
  expect(reach()).toHaveLength(before);
  expect(failed('prosjektleder')).toHaveLength(1);
});

test('when PL is not reached, PA is told', async () => {
  await teams.at('prosjektleder').removes();
  await settledAs(teams, await tell(teams, { to: 'prosjektleder' }), 'impossible');
  await teams.settled();
  const [told] = failed('kommunedirektor');
  expect(told).toContain('Prosjektleder: Jeg får ikke skrive til denne kontoen.');
  expect(told).not.toContain('svarlenke');
});

test('of all this the log names nobody', () => {
  expect(JSON.stringify(teams.app.log.entries)).not.toMatch(/Ordfører|HR-sjef|Observatør|Heltidskultur/i);
});
