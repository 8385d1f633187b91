import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { Call } from '../peers/slack-calls.ts';
import type { Fault } from '../peers/slack-faults.ts';
import { directOf, showing, startWithProject, writtenTo } from './openings.ts';
import { messagesOf, personOf, placeOf, postsOf, settledAs, tell } from './tellings.ts';

// What goes wrong between Saman and Slack on the way, and passes: everything arrives, and arrives once.

let slack: SlackApp;
beforeAll(async () => {
  slack = await startWithProject({ paced: true });
});
afterEach(() => slack.peer.heal());
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const warnings = () => slack.app.log.entries.filter(({ level }) => level !== 'info');

/** Lets the next call of a method for somebody, or in the channel, go wrong. */
async function breaks(to: string, fault: Fault, method = 'chat.postMessage'): Promise<void> {
  slack.peer.inject({ method, channel: await placeOf(slack, { to }), times: 1, fault });
}

/** A tick of a clock that is not quite the same in two processes. */
const almost = (milliseconds: number): number => milliseconds - 30;

test('Retry-After is honoured: until then nothing is asked of that method, by any message', async () => {
  await breaks('ordforer', { kind: 'rate-limited', retryAfter: 1 });
  const first = await tell(slack, { to: 'ordforer' });
  await slack.settled();
  expect(postsOf(slack, first)).toMatchObject([{ status: 429 }]);
  const second = await tell(slack, { to: 'hovedtillitsvalgt' });
  await settledAs(slack, first, 'sent');
  await settledAs(slack, second, 'sent');

  const [refused, taken] = postsOf(slack, first);
  expect(Number(taken?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(almost(1000));
  const [other, ...more] = postsOf(slack, second);
  expect(more).toEqual([]);
  expect(Number(other?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(almost(1000));
  for (const [to, id] of [['ordforer', first] as const, ['hovedtillitsvalgt', second] as const])
    expect(await messagesOf(slack, { to }, id)).toHaveLength(1);
  // Slack said that nothing had been done: nobody has to look if it was
  expect(slack.peer.callsOf('conversations.history')).toEqual([]);
});

test('a channel gets a message a second, an update counted as one', async () => {
  const channel = channelOf(slack.peer);
  slack.peer.clear();
  const told = await Promise.all([1, 2, 3].map(() => tell(slack, { to: 'channel' })));
  for (const id of told) await settledAs(slack, id, 'sent');
  const { id } = await slack.app.project();
  await slack.app.database.store.notify([{ kind: 'refresh', view: { name: 'project', id } }]);
  await slack.settled();

  const calls = writtenTo(slack, channel);
  expect(calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(3);
  expect(calls.length).toBeGreaterThan(3);
  // when it arrives is not quite when it was sent
  const at = calls.map((call) => call.at);
  const gaps = at.slice(1).map((one, index) => one - Number(at[index]));
  expect(Math.min(...gaps)).toBeGreaterThan(700);
  expect(Number(at.at(-1)) - Number(at[0])).toBeGreaterThan(1000 * gaps.length - 300);
});

test('what another has to wait for delays nobody', async () => {
  slack.peer.clear();
  await Promise.all([1, 2].map(() => tell(slack, { to: 'channel' })));
  const id = await tell(slack, { to: 'ordforer' });
  await slack.settled();
  const [post] = postsOf(slack, id);
  const last = writtenTo(slack, channelOf(slack.peer)).at(-1);
  expect(Number(post?.at)).toBeLessThan(Number(last?.at));
});

/** The calls of a method about the conversation with somebody. */
async function callsAbout(method: string, to: string): Promise<readonly Call[]> {
  const channel = await placeOf(slack, { to });
  return slack.peer.callsOf(method).filter(({ body }) => body.channel === channel);
}

const passing: readonly (readonly [to: string, fault: Fault])[] = [
  ['ordforer', { kind: 'status', status: 500 }],
  ['hovedtillitsvalgt', { kind: 'status', status: 503 }],
  ['kommunedirektor', { kind: 'reset', before: true }],
  ['prosjektleder', { kind: 'error', error: 'internal_error' }],
];

test('after a 500, a 503, a reset or internal_error it is tried again, and nothing is said twice', async () => {
  slack.peer.clear();
  const all = passing.map(async ([to, fault]) => {
    await breaks(to, fault);
    const id = await tell(slack, { to });
    await settledAs(slack, id, 'sent');
    expect(postsOf(slack, id), to).toHaveLength(2);
    // before the second try it was looked whether the first had got through
    expect(await callsAbout('conversations.history', to), to).toHaveLength(1);
    expect(await messagesOf(slack, { to }, id), to).toHaveLength(1);
  });
  await Promise.all(all);
});

test('what got through before a reset is found by what is kept with it, and never said twice', async () => {
  slack.peer.clear();
  await breaks('ordforer', { kind: 'reset', before: false });
  await breaks('hovedtillitsvalgt', { kind: 'reset', before: false });
  // to look for it Saman is asked to wait: of the first try it still knows nothing then
  await breaks('hovedtillitsvalgt', { kind: 'rate-limited', retryAfter: 1 }, 'conversations.history');
  for (const to of ['ordforer', 'hovedtillitsvalgt']) {
    const id = await tell(slack, { to });
    await settledAs(slack, id, 'sent');
    expect(postsOf(slack, id), to).toHaveLength(1);
    const [message, ...more] = await messagesOf(slack, { to }, id);
    expect(more, to).toEqual([]);
    // and it is known which one it is
    const delivery = await slack.app.database.store.deliveries.delivery(id);
    expect(delivery?.ref, to).toMatchObject({ message: message?.ts, conversation: message?.channel });
  }
  const looks = await callsAbout('conversations.history', 'hovedtillitsvalgt');
  expect(looks.map(({ status }) => status)).toEqual([429, 200]);
});

test('in a channel, which Saman may not read, Slack is given the same name of the message again', async () => {
  await breaks('channel', { kind: 'reset', before: false });
  slack.peer.clear();
  const id = await tell(slack, { to: 'channel' });
  await settledAs(slack, id, 'sent');
  expect(postsOf(slack, id)).toHaveLength(2);
  expect(slack.peer.callsOf('conversations.history')).toEqual([]);
});

test('a conversation that cannot be opened just now is opened later', async () => {
  const { user } = slack.at('hovedtillitsvalgt');
  for (const fault of [
    { kind: 'status', status: 502 } as const,
    { kind: 'rate-limited', retryAfter: 1 } as const,
  ])
    slack.peer.inject({ method: 'conversations.open', channel: user.id, times: 1, fault });
  const id = await tell(slack, { to: 'hovedtillitsvalgt' });
  await settledAs(slack, id, 'sent');
  expect(await messagesOf(slack, { to: 'hovedtillitsvalgt' }, id)).toHaveLength(1);
});

test('an update that breaks off is made again', async () => {
  const person = await personOf(slack, 'kommunedirektor');
  const id = await tell(slack, { to: 'kommunedirektor', view: { name: 'settings' } });
  await settledAs(slack, id, 'sent');
  const { store } = slack.app.database;
  await store.transaction(async (tx) => {
    await tx.people.savePerson({ ...person, timeZone: 'UTC' });
    await tx.notify([{ kind: 'refresh', view: { name: 'settings' } }]);
  });
  for (const fault of [
    { kind: 'reset', before: true } as const,
    { kind: 'rate-limited', retryAfter: 1 } as const,
  ])
    await breaks('kommunedirektor', fault, 'chat.update');
  await slack.peer.until(async () => {
    await slack.settled();
    const [message] = await messagesOf(slack, { to: 'kommunedirektor' }, id);
    return JSON.stringify(message?.blocks).includes('UTC');
  }, 20_000);
  await store.transaction((tx) => tx.people.savePerson(person));
});

test('a message that somebody deleted is not written again, and nobody is bothered', async () => {
  const id = await tell(slack, { to: 'ordforer', view: { name: 'settings' } });
  await settledAs(slack, id, 'sent');
  const [message] = await messagesOf(slack, { to: 'ordforer' }, id);
  await slack.peer.workspace.asBot('chat.delete', {
    channel: String(message?.channel),
    ts: String(message?.ts),
  });
  const before = warnings().length;
  await slack.app.database.store.notify([{ kind: 'refresh', view: { name: 'settings' } }]);
  await settledAs(slack, id, 'impossible');
  expect(await messagesOf(slack, { to: 'ordforer' }, id)).toEqual([]);
  expect(warnings()).toHaveLength(before);
  expect(await showing(slack, await directOf(slack, 'prosjektleder'), 'undelivered')).toEqual([]);
});

test('a whole group’s progress becomes few updates, of which the last shows how it stands', async () => {
  const id = await tell(slack, { to: 'ordforer', view: { name: 'settings' } });
  await settledAs(slack, id, 'sent');
  const person = await personOf(slack, 'ordforer');
  const { store } = slack.app.database;
  slack.peer.clear();
  const zones = ['Europe/London', 'Europe/Helsinki', 'UTC', 'Atlantic/Reykjavik'];
  for (let nth = 0; nth < 40; nth += 1)
    await store.transaction(async (tx) => {
      await tx.people.savePerson({ ...person, timeZone: zones[nth % zones.length] as string });
      await tx.notify([{ kind: 'refresh', view: { name: 'settings' } }]);
    });
  await slack.settled();
  const [message] = await messagesOf(slack, { to: 'ordforer' }, id);
  expect(JSON.stringify(message?.blocks)).toContain('Atlantic/Reykjavik');
  expect(writtenTo(slack, String(message?.channel)).length).toBeLessThanOrEqual(5);
  await store.transaction((tx) => tx.people.savePerson(person));
});

test('in all of this nothing was given up, and nobody was told of any of it', async () => {
  const { query } = slack.app.database;
  const failed = await query(`select reason from delivery where status = 'impossible'`);
  expect(failed).toEqual([{ reason: 'messageGone' }]);
  expect(JSON.stringify(warnings())).not.toContain('cannot be delivered');
});
