import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionId, messageOf } from './fake-bot.ts';
import { type Served, serveFake } from './serving.ts';

let served: Served;
beforeEach(async () => {
  served = await serveFake();
});
afterEach(() => served.close());

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A stream of events, read one after the other. */
interface Stream {
  readonly firstId: string;
  next(): Promise<Told>;
  close(): void;
}

const parse = (frame: string): Told => {
  const field = (name: string) => frame.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? '';
  return { id: field('id'), event: field('event'), data: field('data') };
};

async function listen(as: string, page = 'page', headers: Record<string, string> = {}): Promise<Stream> {
  const stop = new AbortController();
  const response = await fetch(`${served.url}/demo/events?as=${as}&page=${page}`, {
    headers,
    signal: stop.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  const frame = async (): Promise<Told> => {
    while (!buffer.includes('\n\n')) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error('the stream has ended');
      buffer += chunk.value;
    }
    const end = buffer.indexOf('\n\n');
    const text = buffer.slice(0, end);
    buffer = buffer.slice(end + 2);
    return parse(text);
  };
  const { id } = await frame();
  return { firstId: id, next: frame, close: () => stop.abort() };
}

const send = (key: string, externalId = 'group') =>
  served.adapter.send(
    { kind: 'channel', connectionId, externalId },
    messageOf({ name: 'progress', id: 'round' }, 'secret contents'),
    { key, again: false },
  );
const sendTo = (person: string, key: string) =>
  served.adapter.send(
    { kind: 'person', connectionId, externalId: person },
    messageOf({ name: 'ballot', id: 'round' }, 'secret contents'),
    { key, again: false },
  );

test('a new message and its changes are told at once, without contents', async () => {
  const stream = await listen('leader');
  const sent = await send('one');
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  const told = await stream.next();
  expect(told.event).toBe('letter');
  expect(JSON.parse(told.data)).toEqual({ kind: 'letter', conversation: 'ch:group', id: sent.ref.message });
  await served.adapter.update(sent.ref, messageOf({ name: 'result', id: 'round' }, 'x'));
  expect((await stream.next()).event).toBe('letter');
  await served.adapter.remove(sent.ref);
  expect((await stream.next()).event).toBe('removed');
  stream.close();
});

test('nobody is told of what they may not read', async () => {
  const outsider = await listen('outsider');
  const leader = await listen('leader');
  await send('one');
  await sendTo('leader', 'two');
  await sendTo('outsider', 'three');
  expect(JSON.parse((await outsider.next()).data)).toMatchObject({ conversation: 'dm:outsider' });
  expect(JSON.parse((await leader.next()).data)).toMatchObject({ conversation: 'ch:group' });
  expect(JSON.parse((await leader.next()).data)).toMatchObject({ conversation: 'dm:leader' });
  outsider.close();
  leader.close();
});

test('the page that did something is told in the reply; the other pages by the stream', async () => {
  const mine = await listen('leader', 'mine');
  const other = await listen('leader', 'other');
  await served.post('/demo/say', { as: 'leader', page: 'mine', conversation: 'ch:group', text: 'hei' });
  expect(JSON.parse((await other.next()).data)).toMatchObject({ conversation: 'ch:group' });
  await send('after');
  const letters = [...served.mailbox.letters.values()];
  expect(JSON.parse((await mine.next()).data)).toMatchObject({ id: letters.at(-1)?.id });
  mine.close();
  other.close();
});

test('who comes back is told what was missed, by the last event that came', async () => {
  const stream = await listen('leader');
  await send('one');
  const { id } = await stream.next();
  stream.close();
  await send('two');
  await sendTo('owner', 'not for the leader');
  await send('three');
  const again = await listen('leader', 'page', { 'last-event-id': id });
  const missed = [await again.next(), await again.next()];
  const inOrder = [...served.mailbox.letters.values()].filter((one) => one.conversation === 'ch:group');
  expect(missed.map((told) => JSON.parse(told.data).id)).toEqual(inOrder.slice(1).map((one) => one.id));
  again.close();
});

test.each(['other-run-7', 'nonsense', 'abcdefgh-3'])(
  'who comes back with %s, which this run did not give, is told to fetch everything',
  async (id) => {
    const stream = await listen('leader', 'page', { 'last-event-id': id });
    expect((await stream.next()).event).toBe('everything');
    stream.close();
  },
);

test('who missed more than is kept is told to fetch everything', async () => {
  const stream = await listen('leader');
  stream.close();
  for (let index = 0; index < 501; index += 1) await send(`key ${index}`);
  const again = await listen('leader', 'page', { 'last-event-id': stream.firstId });
  expect((await again.next()).event).toBe('everything');
  again.close();
});

test('a moved clock, other answers and starting over are told to all', async () => {
  const stream = await listen('outsider');
  await served.post('/demo/clock', { advance: 'P1D' });
  await served.post('/demo/let-others-answer', { as: 'leader' });
  await served.post('/demo/start-over', {});
  for (let count = 0; count < 3; count += 1) expect((await stream.next()).event).toBe('everything');
  stream.close();
});
