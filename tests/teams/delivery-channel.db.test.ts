import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { messageTo, readingOf } from './screen.ts';
import { press } from './steps.ts';
import { cardsIn, readBy, settledAs, startWithProject, tell, writtenTo } from './tellings.ts';

// A channel that takes no messages any more: PL hears of it once, with what to do, and what waited arrives afterwards.

let teams: TeamsApp;
let channel: string;
beforeAll(async () => {
  teams = await startWithProject({ paced: true });
  ({ channel } = teams.peer);
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const pl = () => teams.at('prosjektleder');
const told = (text = 'Noe kom ikke fram') => readBy(teams, 'prosjektleder', text);
const cards = () => cardsIn(teams, channel, 'Heltidskultur i Elverum');
const retry = () => press(teams, pl(), 'Prøv igjen', { on: messageTo(pl(), 'Noe kom ikke fram') });

/** Something for the channel that cannot be delivered now. */
async function undelivered(): Promise<string> {
  const id = await tell(teams, { to: 'channel' });
  await settledAs(teams, id, 'impossible');
  await teams.settled();
  return id;
}

test('Saman is removed from the team: PL is told once, whatever else does not get through', async () => {
  const before = cards().length;
  await pl().removes(channel);
  const atPa = teams.at('kommunedirektor').messages().length;
  teams.peer.clear();
  await undelivered();
  await undelivered();
  const [reading, ...more] = told();
  expect(more).toEqual([]);
  expect(reading).toBe(
    [
      'Noe kom ikke fram i Heltidskultur i Elverum',
      'Dette fikk jeg ikke levert:',
      'Gruppens kanal: Jeg får ikke skrive i kanalen. Inviter meg dit.',
      '[Prøv igjen]',
    ].join('\n'),
  );
  // it is PL's to mend: PA is not disturbed; nor is Teams asked again and again
  expect(teams.at('kommunedirektor').messages()).toHaveLength(atPa);
  expect(writtenTo(teams, channel)).toEqual([]);
  expect(cards()).toHaveLength(before);
});

test('trying again in vain says so in the same card, and tells nobody anew', async () => {
  await retry();
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('Jeg får ikke skrive i kanalen.');
});

test('added to the team again, all of it arrives once, and the card says that all is well', async () => {
  const waiting = await teams.app.database.query(`select id from delivery where status = 'impossible'`);
  expect(waiting).toHaveLength(2);
  const before = cards().length;
  await pl().installs(teams.peer.general);
  for (const { id } of waiting) await settledAs(teams, String(id), 'sent');
  expect(cards()).toHaveLength(before + 2);
  expect(told()).toEqual([]);
  expect(told('Alt er kommet fram i Heltidskultur i Elverum')).toHaveLength(1);
});

test('where Saman has not heard that it was removed, Teams says so; what stands there is owed too', async () => {
  const { id } = await teams.app.project();
  const { store } = teams.app.database;
  const lift = teams.peer.faults.inject({
    method: 'PUT',
    path: new RegExp(channel),
    fault: { kind: 'status', status: 403, code: 'BotNotInConversationRoster' },
  });
  await store.transaction(async (tx) => {
    const project = await tx.projects.project(id);
    if (project) await tx.projects.save({ ...project, phase: 'planning' });
    await tx.notify([{ kind: 'refresh', view: { name: 'project', id } }]);
  });
  await teams.settled();
  // a channel's trouble, not a person's
  expect(told()[0]).toContain('Gruppens kanal: Jeg får ikke skrive i kanalen. Inviter meg dit.');
  for (const card of cards()) expect(readingOf(card)).not.toContain('prosjektplanlegging');
  lift();
  await retry();
  await teams.settled();
  expect(cards().length).toBeGreaterThan(1);
  for (const card of cards()) expect(readingOf(card)).toContain('3 av 5: prosjektplanlegging');
  expect(told()).toEqual([]);
});

test('whatever the reason is, PL reads what to do', async () => {
  // where it may not begin a post, Saman tries the channel itself
  const texts = [
    [403, 'BotNotInConversationRoster', 2, 'Jeg får ikke skrive i kanalen. Inviter meg dit.'],
    [404, 'ConversationNotFound', 2, 'Jeg ser ikke kanalen. Inviter meg dit, eller velg en annen kanal.'],
    [413, 'MessageSizeTooBig', 1, 'Feilen er min. Si fra til den som driver Saman.'],
    [403, 'InvalidBotApiHost', 1, 'Feilen er min. Si fra til den som driver Saman.'],
  ] as const;
  for (const [status, code, times] of texts)
    teams.peer.faults.inject({
      method: 'POST',
      body: (body) => JSON.stringify(body).includes('AdaptiveCard'),
      path: /conversations$|styringsgruppen/,
      times,
      fault: { kind: 'status', status, code },
    });
  const ids = await Promise.all(texts.map(() => tell(teams, { to: 'channel' })));
  for (const id of ids) await settledAs(teams, id, 'impossible');
  await teams.settled();
  for (const [, code, , text] of texts) expect(told().at(-1), code).toContain(text);
  await retry();
  for (const id of ids) await settledAs(teams, id, 'sent');
});

test('nothing of it was dropped, and the log says of each what it was, by ids and codes alone', async () => {
  expect(await teams.app.database.query(`select id from delivery where status <> 'sent'`)).toEqual([]);
  const logged = teams.app.log.entries.filter(({ message }) => message === 'a message cannot be delivered');
  expect(new Set(logged.map(({ fields }) => fields.detail))).toEqual(
    new Set([
      'not added there',
      'BotNotInConversationRoster',
      'ConversationNotFound',
      'MessageSizeTooBig',
      'InvalidBotApiHost',
    ]),
  );
  expect(JSON.stringify(teams.app.log.entries)).not.toMatch(/Heltidskultur|Prosjektleder/);
});
