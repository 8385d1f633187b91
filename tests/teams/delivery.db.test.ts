import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import type { TeamsFault } from '../peers/teams-faults.ts';
import { messageTo, newestTo, readingOf } from './screen.ts';
import { press } from './steps.ts';
import {
  cardsIn,
  personOf,
  referenceOf,
  settledAs,
  startWithProject,
  tell,
  toldOf,
  writtenTo,
} from './tellings.ts';

// What goes wrong between Saman and Teams on the way, and passes: everything arrives, and what can arrives once.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startWithProject({ paced: true });
});
afterEach(() => teams.peer.faults.heal());
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const conversationOf = (to: string): Promise<string> | string =>
  to === 'channel' ? teams.peer.channel : teams.peer.personal(to);
const own = async (handle: string) => ({
  conversationType: 'personal',
  tenantId: teams.at(handle).user.tenant.id,
  id: await teams.peer.personal(handle),
});
const failures = () => teams.app.log.entries.filter(({ message }) => message.includes('cannot be delivered'));

/** Lets the next call that writes to somebody, or in the channel, go wrong. */
async function breaks(to: string, fault: TeamsFault, method = 'POST'): Promise<void> {
  const conversation = await conversationOf(to);
  if (to === 'channel' && method === 'POST')
    teams.peer.faults.inject({ method, path: /\/v3\/conversations$/, times: 1, fault });
  else
    teams.peer.faults.inject({ method, path: new RegExp(conversation.replace(/\W/g, '.')), times: 1, fault });
}

/** The project's cards that somebody has, or that are in the channel. */
const cardsOf = (to: string) =>
  to === 'channel'
    ? cardsIn(teams, teams.peer.channel, 'Heltidskultur i Elverum')
    : teams
        .at(to)
        .messages()
        .filter((one) => readingOf(one).includes('Heltidskultur i Elverum'));

/** A tick of a clock that is not quite the same in two processes. */
const almost = (milliseconds: number): number => milliseconds - 30;

test('Retry-After is honoured, and what another is to get is not delayed by it', async () => {
  await breaks('ordforer', { kind: 'status', status: 429, retryAfter: 2 });
  const before = cardsOf('ordforer').length;
  const [first, second] = [
    await tell(teams, { to: 'ordforer' }),
    await tell(teams, { to: 'hovedtillitsvalgt' }),
  ];
  teams.peer.clear();
  await settledAs(teams, second, 'sent');
  await settledAs(teams, first, 'sent');
  const [refused, taken, ...more] = writtenTo(teams, await conversationOf('ordforer'));
  expect(more).toEqual([]);
  expect([refused?.status, taken?.done]).toEqual([429, true]);
  expect(Number(taken?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(almost(2000));
  expect(cardsOf('ordforer')).toHaveLength(before + 1);
  const [other] = writtenTo(teams, await conversationOf('hovedtillitsvalgt'));
  expect(Number(other?.at) - Number(refused?.at)).toBeLessThan(1500);
});

const passing: readonly (readonly [to: string, fault: TeamsFault])[] = [
  ['ordforer', { kind: 'status', status: 412 }],
  ['hovedtillitsvalgt', { kind: 'status', status: 502 }],
  ['prosjektleder', { kind: 'status', status: 504 }],
  ['kommunedirektor', { kind: 'reset', before: true }],
  ['channel', { kind: 'status', status: 502, retryAfter: 1 }],
];

test('after a 412, a 502, a 504 or a reset it is tried again, and nothing is said twice', async () => {
  teams.peer.clear();
  const all = passing.map(async ([to, fault]) => {
    const before = cardsOf(to).length;
    await breaks(to, fault);
    const id = await tell(teams, { to });
    await settledAs(teams, id, 'sent');
    const calls = writtenTo(teams, await conversationOf(to));
    expect(
      calls.map(({ done }) => done),
      to,
    ).toEqual([false, true]);
    // not at once, and not all of them at the same moment
    expect(Number(calls[1]?.at) - Number(calls[0]?.at), to).toBeGreaterThanOrEqual(almost(1000));
    expect(cardsOf(to), to).toHaveLength(before + 1);
    // the one that stands there is known
    const delivery = await teams.app.database.store.deliveries.delivery(id);
    expect(delivery?.ref, to).toMatchObject({ message: cardsOf(to).at(-1)?.id });
  });
  await Promise.all(all);
});

test.each([
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'reset', before: true },
] as const)('the channel is no less patient: $kind $status', async (fault) => {
  const before = cardsOf('channel').length;
  await breaks('channel', fault);
  await settledAs(teams, await tell(teams, { to: 'channel' }), 'sent');
  expect(cardsOf('channel')).toHaveLength(before + 1);
});

test('a conversation that cannot be made just now is made later', async () => {
  const mayor = teams.at('ordforer');
  await toldOf(teams, 'ordforer', { conversation: { ...(await own('ordforer')), id: 'a:gone' } });
  for (const fault of [
    { kind: 'status', status: 502 },
    { kind: 'status', status: 429, retryAfter: 1 },
  ] as const)
    teams.peer.faults.inject({ method: 'POST', path: /\/v3\/conversations$/, times: 1, fault });
  const before = cardsOf('ordforer').length;
  teams.peer.clear();
  await settledAs(teams, await tell(teams, { to: 'ordforer' }), 'sent');
  const made = teams.peer.callsOf('POST', /\/v3\/conversations$/);
  expect(made.map(({ status }) => status)).toEqual([502, 429, 201]);
  expect(cardsOf('ordforer')).toHaveLength(before + 1);
  expect((await referenceOf(teams, 'ordforer'))?.conversationId).toBe(newestTo(mayor).conversation);
});

test('a reset after Teams took it may make a second message, never none; both show the same', async () => {
  const { id } = await teams.app.project();
  for (const to of ['hovedtillitsvalgt', 'channel']) {
    const before = cardsOf(to).length;
    await breaks(to, { kind: 'reset', before: false });
    const delivery = await tell(teams, { to });
    await settledAs(teams, delivery, 'sent');
    const after = cardsOf(to).slice(before);
    expect(after, to).toHaveLength(2);
    const [lost, known] = after.map(readingOf);
    expect(lost).toBe(known);
  }
  const [lost] = cardsOf('channel').slice(-2);
  const { store } = teams.app.database;
  await store.transaction(async (tx) => {
    const project = await tx.projects.project(id);
    if (project) await tx.projects.save({ ...project, phase: 'planning' });
    await tx.notify([{ kind: 'refresh', view: { name: 'project', id } }]);
  });
  await teams.settled();
  expect(readingOf(cardsOf('channel').at(-1) as never)).toContain('prosjektplanlegging');
  // whoever presses the one that nobody knows of gets what is true
  expect(readingOf(lost as never)).not.toContain('prosjektplanlegging');
  const pl = teams.at('prosjektleder');
  await press(teams, pl, 'Ny runde', { where: teams.peer.channel, on: lost as never });
  expect(readingOf(newestTo(pl))).toContain('Åpne runden');
});

test('an update that breaks off is made again', async () => {
  const person = await personOf(teams, 'kommunedirektor');
  const id = await tell(teams, { to: 'kommunedirektor', view: { name: 'settings' } });
  await settledAs(teams, id, 'sent');
  const { store } = teams.app.database;
  await store.transaction(async (tx) => {
    await tx.people.savePerson({ ...person, timeZone: 'UTC' });
    await tx.notify([{ kind: 'refresh', view: { name: 'settings' } }]);
  });
  for (const fault of [
    { kind: 'reset', before: true },
    { kind: 'status', status: 429, retryAfter: 1 },
    { kind: 'status', status: 412 },
  ] as const)
    await breaks('kommunedirektor', fault, 'PUT');
  await teams.peer.until(async () => {
    await teams.settled();
    return readingOf(messageTo(teams.at('kommunedirektor'), 'Tidssone:')).includes('UTC');
  }, 20_000);
  await store.transaction((tx) => tx.people.savePerson(person));
});

test('many messages to one person at once go out at most one a second; all arrive, none twice', async () => {
  const before = cardsOf('prosjektleder').length;
  teams.peer.clear();
  const told = await Promise.all([1, 2, 3, 4].map(() => tell(teams, { to: 'prosjektleder' })));
  const other = await tell(teams, { to: 'ordforer' });
  for (const id of [...told, other]) await settledAs(teams, id, 'sent');
  const calls = writtenTo(teams, await conversationOf('prosjektleder'));
  expect(calls).toHaveLength(4);
  const at = calls.map((call) => call.at);
  const gaps = at.slice(1).map((one, index) => one - Number(at[index]));
  // when it arrives is not quite when it was sent
  expect(Math.min(...gaps)).toBeGreaterThan(700);
  expect(Number(at.at(-1)) - Number(at[0])).toBeGreaterThan(2700);
  expect(cardsOf('prosjektleder')).toHaveLength(before + 4);
  const [one] = writtenTo(teams, await conversationOf('ordforer'));
  expect(Number(one?.at)).toBeLessThan(Number(at.at(-1)));
});

test('a message that is not there any more is not written again, and nobody is bothered', async () => {
  const id = await tell(teams, { to: 'ordforer', view: { name: 'settings' } });
  await settledAs(teams, id, 'sent');
  const gone = { kind: 'status', status: 404, code: 'ActivityNotFoundInConversation' } as const;
  await breaks('ordforer', gone, 'PUT');
  const before = teams.at('ordforer').messages().length;
  await teams.app.database.store.notify([{ kind: 'refresh', view: { name: 'settings' } }]);
  await settledAs(teams, id, 'impossible');
  expect(teams.at('ordforer').messages()).toHaveLength(before);
  expect(failures()).toEqual([]);
});

test('in all of this nothing was given up, and nobody was told of any of it', async () => {
  const { query } = teams.app.database;
  expect(await query(`select reason from delivery where status <> 'sent'`)).toEqual([
    { reason: 'messageGone' },
  ]);
  expect(failures()).toEqual([]);
  for (const handle of ['prosjektleder', 'kommunedirektor'])
    expect(JSON.stringify(teams.at(handle).messages())).not.toContain('Noe kom ikke fram');
  expect(JSON.stringify(teams.app.log.entries)).not.toMatch(/Ordfører|Prosjektleder|Heltidskultur/);
});
