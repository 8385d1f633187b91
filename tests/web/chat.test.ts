import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WireLetter, WireReply, WireState } from '../../adapters/web/wire.ts';
import { connectionId, messageOf } from './fake-bot.ts';
import { type Served, serveFake } from './serving.ts';

let served: Served;
beforeEach(async () => {
  served = await serveFake();
});
afterEach(() => served.close());

const channel = { kind: 'channel', connectionId, externalId: 'group' } as const;
const direct = (externalId: string) => ({ kind: 'person', connectionId, externalId }) as const;
const letters = async (as: string, conversation: string): Promise<readonly WireLetter[]> => {
  const response = await served.get(`/demo/messages?${new URLSearchParams({ as, conversation })}`);
  return response.ok ? ((await response.json()) as readonly WireLetter[]) : [];
};
const act = async (as: string, conversation: string, rest: object): Promise<WireReply> =>
  (await (
    await served.post('/demo/act', { as, conversation, verb: 'home.show', ...rest })
  ).json()) as WireReply;

describe('the adapter', () => {
  test('sends the same message once, however often it is sent', async () => {
    const message = messageOf({ name: 'progress', id: 'round' }, 'progress');
    const first = await served.adapter.send(channel, message, { key: 'key', again: false });
    const second = await served.adapter.send(channel, message, { key: 'key', again: false });
    expect(second).toEqual(first);
    expect(await letters('leader', 'ch:group')).toHaveLength(1);
  });

  test('updates in place, and says when there is nothing to update', async () => {
    const sent = await served.adapter.send(channel, messageOf({ name: 'progress', id: 'round' }, 'x'), {
      key: 'key',
      again: false,
    });
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    await served.adapter.update(sent.ref, messageOf({ name: 'result', id: 'round' }, 'x'));
    const [letter, ...others] = await letters('leader', 'ch:group');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ revision: 2, content: { message: { view: 'result:round' } } });
    await served.adapter.remove(sent.ref);
    expect(await letters('leader', 'ch:group')).toEqual([]);
    expect(await served.adapter.update(sent.ref, messageOf({ name: 'home' }, 'x'))).toMatchObject({
      kind: 'impossible',
    });
  });

  test('a connection of another kind is impossible, and not a message to nobody', async () => {
    const elsewhere = { ...channel, connectionId: 'another' };
    expect(
      await served.adapter.send(elsewhere, messageOf({ name: 'home' }, 'x'), { key: 'key', again: false }),
    ).toMatchObject({
      kind: 'impossible',
    });
    expect(served.mailbox.letters.size).toBe(0);
  });

  test('stores what is shown by ids, never its contents', async () => {
    served.bot.show = (view) => messageOf(view, 'grade 1 because of a secret');
    await served.adapter.send(channel, served.bot.show({ name: 'result', id: 'round' }, ''), {
      key: 'key',
      again: false,
    });
    expect(JSON.stringify([...served.mailbox.letters.values()])).not.toContain('secret');
  });

  test('knows who is in a channel', async () => {
    expect(await served.adapter.listMembers(connectionId, 'group')).toEqual(['leader', 'owner']);
    expect(await served.adapter.describePerson(connectionId, 'leader')).toEqual({
      kind: 'member',
      name: 'Prosjektleder',
      language: 'nb',
      timeZone: 'Europe/Oslo',
    });
  });
});

describe('who sees what', () => {
  test('a channel is for those who may read it, direct messages for their own', async () => {
    await served.adapter.send(channel, messageOf({ name: 'result', id: 'round' }, 'x'), {
      key: 'key',
      again: false,
    });
    expect(await letters('leader', 'ch:group')).toHaveLength(1);
    for (const [as, conversation] of [
      ['outsider', 'ch:group'],
      ['outsider', 'dm:leader'],
      ['owner', 'me:leader:group'],
      ['leader', 'me:leader:group'],
      ['nobody', 'dm:nobody'],
      ['leader', 'nonsense'],
    ] as const) {
      const query = new URLSearchParams({ as, conversation });
      expect((await served.get(`/demo/messages?${query}`)).status, `${as} ${conversation}`).toBe(404);
      const body = { as, conversation, verb: 'home.show' };
      expect((await served.post('/demo/act', body)).status).toBe(404);
      expect((await served.post('/demo/say', { as, conversation, text: 'hei' })).status).toBe(404);
    }
    expect(served.bot.incoming).toEqual([]);
  });

  test('what one person alone sees in a channel stands among its messages, for them alone', async () => {
    await served.adapter.send(channel, messageOf({ name: 'progress', id: 'round' }, 'x'), {
      key: 'one',
      again: false,
    });
    const privately = {
      kind: 'private',
      connectionId,
      externalId: 'group',
      personExternalId: 'leader',
    } as const;
    await served.adapter.send(privately, messageOf({ name: 'roundStatus', id: 'round' }, 'x'), {
      key: 'two',
      again: false,
    });
    expect((await letters('leader', 'ch:group')).map((letter) => letter.onlyYou)).toEqual([false, true]);
    expect(await letters('owner', 'ch:group')).toHaveLength(1);
  });

  test('the state lists what one has, and how far each goes', async () => {
    await served.adapter.send(channel, messageOf({ name: 'progress', id: 'round' }, 'x'), {
      key: 'one',
      again: false,
    });
    const of = async (as: string) => (await (await served.get(`/demo/state?as=${as}`)).json()) as WireState;
    expect((await of('leader')).conversations).toEqual([
      { key: 'ch:group', kind: 'channel', name: 'Heltid', last: 1 },
      { key: 'dm:leader', kind: 'direct', name: 'Saman', last: 0 },
    ]);
    expect((await of('outsider')).conversations.map((one) => one.key)).toEqual(['dm:outsider']);
    expect((await served.get('/demo/state?as=nobody')).status).toBe(404);
  });
});

describe('pressing and sending', () => {
  test('an action reaches the bot with where it was and what the card showed', async () => {
    const sent = await served.adapter.send(
      direct('leader'),
      messageOf({ name: 'ballot', id: 'round' }, 'x'),
      { key: 'k', again: false },
    );
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    await act('leader', 'dm:leader', {
      verb: 'answer.give',
      data: { roundId: 'round', v: 1 },
      values: { 'grade-need': '2' },
      letter: sent.ref.message,
    });
    expect(served.bot.incoming).toEqual([
      {
        kind: 'acted',
        from: { platform: 'web', connectionId, externalId: 'leader' },
        where: { kind: 'direct' },
        verb: 'answer.give',
        data: { roundId: 'round', v: 1 },
        values: { 'grade-need': '2' },
        view: { name: 'ballot', id: 'round' },
      },
    ]);
  });

  test('replace: the letter shows it from then on', async () => {
    const sent = await served.adapter.send(
      direct('leader'),
      messageOf({ name: 'ballot', id: 'round' }, 'x'),
      { key: 'k', again: false },
    );
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    served.bot.reply = () => ({
      kind: 'replace',
      message: messageOf({ name: 'ballotForm', id: 'round' }, 'form'),
    });
    const reply = await act('leader', 'dm:leader', { letter: sent.ref.message });
    expect(reply).toMatchObject({ kind: 'replace', letter: { revision: 2 } });
    const [letter] = await letters('leader', 'dm:leader');
    expect(letter).toMatchObject({ content: { message: { view: 'ballotForm:round' } } });
  });

  test('replace in a channel: for who pressed, and not for all', async () => {
    const sent = await served.adapter.send(channel, messageOf({ name: 'progress', id: 'round' }, 'x'), {
      key: 'k',
      again: false,
    });
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    served.bot.reply = () => ({
      kind: 'replace',
      message: messageOf({ name: 'roundStatus', id: 'round' }, 'x'),
    });
    const reply = await act('owner', 'ch:group', { letter: sent.ref.message });
    expect(reply).toMatchObject({ kind: 'replace', letter: null });
    const [letter] = await letters('leader', 'ch:group');
    expect(letter).toMatchObject({ content: { message: { view: 'progress:round' } } });
  });

  test('nobody replaces a letter of somebody else', async () => {
    const sent = await served.adapter.send(
      direct('leader'),
      messageOf({ name: 'ballot', id: 'round' }, 'x'),
      { key: 'k', again: false },
    );
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    served.bot.reply = () => ({ kind: 'replace', message: messageOf({ name: 'home' }, 'x') });
    await act('owner', 'dm:owner', { letter: sent.ref.message });
    const [letter] = await letters('leader', 'dm:leader');
    expect(letter).toMatchObject({ revision: 1, content: { message: { view: 'ballot:round' } } });
  });

  test('say in direct messages is kept, and the same again is no second one', async () => {
    served.bot.reply = () => ({
      kind: 'say',
      message: messageOf({ name: 'project', id: 'project' }, 'project'),
    });
    const first = await act('leader', 'dm:leader', {});
    const second = await act('leader', 'dm:leader', {});
    if (first.kind !== 'say' || second.kind !== 'say') throw new Error('not said');
    expect(second.letter?.id).toBe(first.letter?.id);
    expect(second.letter?.revision).toBe(2);
    expect(await letters('leader', 'dm:leader')).toHaveLength(1);
  });

  test('say in a channel, a refusal and a code are kept nowhere', async () => {
    served.bot.reply = () => ({ kind: 'say', message: messageOf({ name: 'roundStatus', id: 'round' }, 'x') });
    expect(await act('owner', 'ch:group', {})).toMatchObject({ kind: 'say', letter: null });
    for (const name of ['refused', 'code', 'codeUsed'] as const) {
      served.bot.reply = () => ({ kind: 'say', message: messageOf({ name }, 'x') });
      expect(await act('owner', 'dm:owner', {})).toMatchObject({ kind: 'say', letter: null });
    }
    expect(served.mailbox.letters.size).toBe(0);
  });

  test('invalid: the form with its texts by field, kept nowhere', async () => {
    const message = messageOf({ name: 'ballotForm', id: 'round' }, 'form');
    served.bot.reply = () => ({ kind: 'invalid', message, errors: { comment: 'too long' }, complete: true });
    const values = { comment: 'x'.repeat(10_000) };
    expect(await act('leader', 'dm:leader', { values })).toMatchObject({
      kind: 'invalid',
      errors: { comment: 'too long' },
    });
    expect(served.mailbox.letters.size).toBe(0);
  });

  test('words are kept as a letter, and so is the answer', async () => {
    served.bot.reply = () => ({ kind: 'say', message: messageOf({ name: 'notUnderstood' }, 'x') });
    const response = await served.post('/demo/say', {
      as: 'leader',
      conversation: 'dm:leader',
      text: '  <b>hei</b>  ',
    });
    expect(response.status).toBe(200);
    const [said, answered] = await letters('leader', 'dm:leader');
    expect(said).toMatchObject({ mine: true, content: { kind: 'text', text: '<b>hei</b>' } });
    expect(answered).toMatchObject({ writer: null, content: { message: { view: 'notUnderstood' } } });
    expect([...served.mailbox.letters.values()].at(-1)?.content).toMatchObject({ said: '<b>hei</b>' });
  });

  test.each([
    ['', 'emptyText'],
    ['   ', 'emptyText'],
    ['x'.repeat(4001), 'textTooLong'],
  ])('words that are none are refused', async (text, error) => {
    const response = await served.post('/demo/say', { as: 'leader', conversation: 'dm:leader', text });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error });
    expect(served.bot.incoming).toEqual([]);
  });

  test('who comes for the first time is met, once', async () => {
    const [first, second] = await Promise.all([
      letters('leader', 'dm:leader'),
      letters('leader', 'dm:leader'),
    ]);
    expect(first).toHaveLength(1);
    expect(second).toHaveLength(1);
    expect(await letters('leader', 'dm:leader')).toHaveLength(1);
    expect(served.bot.incoming[0]).toMatchObject({ kind: 'arrived' });
  });
});

describe('the clock', () => {
  test.each([
    [{ advance: 'P1D' }, 'P1D'],
    [{ advance: 'PT1H' }, 'PT1H'],
    [{ now: '2026-11-23T08:00:00Z' }, '2026-11-23T08:00:00Z'],
  ])('%j', async (body, expected) => {
    expect((await served.post('/demo/clock', body)).status).toBe(200);
    const [move] = served.bot.moves;
    expect(move && ('advance' in move ? move.advance.toString() : move.now.toString())).toBe(expected);
  });

  test.each([
    {},
    { advance: 'tomorrow' },
    { advance: '-P1D' },
    { advance: 'PT0S' },
    { advance: 'P1000Y' },
    { now: 'later' },
    { now: '2026-11-23' },
    { advance: 'P1D', now: '2026-11-23T08:00:00Z' },
  ])('%j is refused with what it should be', async (body) => {
    const response = await served.post('/demo/clock', body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('P1D');
    expect(served.bot.moves).toEqual([]);
  });
});
