import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { showing } from './openings.ts';
import { readingOf } from './screen.ts';
import { messagesOf, settledAs, tell } from './tellings.ts';

// A channel that takes no messages any more: PL hears of it once, with what to do, and what waited arrives afterwards.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp({ paced: true });
  await setUp(slack);
  channel = channelOf(slack.peer, 'heltidskultur');
  await makeProject(slack, { groupPlace: channel });
});
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const told = { to: 'channel' } as const;
const pl = () => slack.at('prosjektleder');

/** What PL has been told of what did not get through. */
const calls = (): Promise<readonly SlackMessage[]> => showing(slack, pl().user.id, 'undelivered');

/** The newest of these, as it is now. */
async function call(): Promise<SlackMessage> {
  const last = (await calls()).at(-1);
  if (!last) throw new Error('PL has not been told');
  return last;
}

/** Something for the channel that cannot be delivered now. */
async function undelivered(): Promise<string> {
  const id = await tell(slack, told);
  await settledAs(slack, id, 'impossible');
  await slack.settled();
  return id;
}

const inChannel = async (id: string) =>
  (await slack.peer.messages(channel)).filter((one) => JSON.stringify(one.metadata).includes(id));

test('archived: PL is told once, whatever else does not get through', async () => {
  const before = (await slack.at('kommunedirektor').messages()).length;
  await pl().archives(channel);
  const ids = [await undelivered(), await undelivered()];
  const [message, ...more] = await calls();
  expect(more).toEqual([]);
  expect(readingOf(message as SlackMessage)).toBe(
    [
      'Noe kom ikke fram i Heltidskultur i Elverum',
      'Dette fikk jeg ikke levert:',
      'Gruppens kanal: Kanalen er arkivert. Hent den fram igjen, så kan jeg skrive der.',
      '[Prøv igjen]',
    ].join('\n'),
  );
  expect(message?.text).toBe('Noe kom ikke fram i Heltidskultur i Elverum. Her ser du hva du kan gjøre.');
  // it is PL's to mend: PA is not disturbed, and the channel does not say so
  expect(await slack.at('kommunedirektor').messages()).toHaveLength(before);
  for (const id of ids) expect(await inChannel(id)).toEqual([]);
});

test('trying again in vain says so in the same card, and tells nobody anew', async () => {
  await pl().presses(await call(), 'delivery.retry');
  await slack.settled();
  expect(await calls()).toHaveLength(1);
  expect(readingOf(await call())).toContain('Kanalen er arkivert.');
});

test('fetched again, and tried again: all of it arrives once, and the card says that all is well', async () => {
  const waiting = await slack.app.database.query(`select id from delivery where status = 'impossible'`);
  expect(waiting.length).toBeGreaterThanOrEqual(2);
  await slack.peer.workspace.asUser(pl().user.id, 'conversations.unarchive', { channel });
  await pl().presses(await call(), 'delivery.retry');
  for (const { id } of waiting) await settledAs(slack, String(id), 'sent');
  await slack.settled();
  for (const { id } of waiting) expect((await inChannel(String(id))).length).toBeLessThanOrEqual(1);
  expect(readingOf(await call())).toBe('Alt er kommet fram i Heltidskultur i Elverum');
  expect(await calls()).toHaveLength(1);
});

test('Saman is removed from the channel: another thing to mend is told, and being invited mends it', async () => {
  const { botUserId } = slack.peer.workspace;
  await slack.peer.workspace.asUser(pl().user.id, 'conversations.kick', { channel, user: botUserId });
  const id = await undelivered();
  expect(await calls()).toHaveLength(2);
  expect(readingOf(await call())).toContain(
    'Gruppens kanal: Jeg får ikke skrive i kanalen. Inviter meg dit.',
  );

  await pl().invites(channel, botUserId);
  await settledAs(slack, id, 'sent');
  await slack.settled();
  expect(await messagesOf(slack, told, id)).toEqual([]); // not in the other channel
  expect(await inChannel(id)).toHaveLength(1);
  for (const one of await calls()) expect(readingOf(one)).toContain('Alt er kommet fram');
});

test('an update of what stands there is owed too, and made up for', async () => {
  const { id: projectId } = await slack.app.project();
  const { store } = slack.app.database;
  await pl().archives(channel);
  slack.peer.inject({
    method: 'chat.update',
    channel,
    times: 9,
    fault: { kind: 'error', error: 'is_archived' },
  });
  await store.transaction(async (tx) => {
    const project = await tx.projects.project(projectId);
    if (project) await tx.projects.save({ ...project, phase: 'planning' });
    await tx.notify([{ kind: 'refresh', view: { name: 'project', id: projectId } }]);
  });
  await slack.settled();
  expect(readingOf(await call())).toContain('Kanalen er arkivert.');
  slack.peer.heal();
  await slack.peer.workspace.asUser(pl().user.id, 'conversations.unarchive', { channel });
  await pl().presses(await call(), 'delivery.retry');
  await slack.settled();
  const cards = await showing(slack, channel, 'project');
  expect(cards.length).toBeGreaterThan(1);
  for (const card of cards) expect(readingOf(card)).toContain('3 av 5: prosjektplanlegging');
  expect(readingOf(await call())).toContain('Alt er kommet fram');
});

test('whatever the reason is, PL reads what to do', async () => {
  const texts = {
    channel_not_found: 'Jeg ser ikke kanalen. Inviter meg dit, eller velg en annen kanal.',
    restricted_action: 'Jeg får ikke skrive i kanalen. Inviter meg dit.',
    invalid_blocks: 'Meldingen ble ikke tatt imot. Feilen er min. Si fra til den som driver Saman.',
  };
  for (const error of Object.keys(texts))
    slack.peer.inject({ method: 'chat.postMessage', channel, times: 1, fault: { kind: 'error', error } });
  const ids = await Promise.all(Object.keys(texts).map(() => tell(slack, told)));
  for (const id of ids) await settledAs(slack, id, 'impossible');
  await slack.settled();
  for (const text of Object.values(texts)) expect(readingOf(await call())).toContain(text);
  await pl().presses(await call(), 'delivery.retry');
  for (const id of ids) await settledAs(slack, id, 'sent');
});

test('nothing of it was dropped, and the log says of each what it was, by ids and codes alone', async () => {
  const left = await slack.app.database.query(`select id from delivery where status <> 'sent'`);
  expect(left).toEqual([]);
  const logged = slack.app.log.entries.filter(({ message }) => message === 'a message cannot be delivered');
  const details = new Set(logged.map(({ fields }) => fields.detail));
  expect(details).toEqual(
    new Set(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action', 'invalid_blocks']),
  );
  expect(JSON.stringify(slack.app.log.entries)).not.toMatch(/Heltidskultur|Prosjektleder|xoxb/);
});
