import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { objectsOf, textOf } from './json.ts';
import { card, codeOf, type EchoBot, inside, startEchoBot, withCard } from './teams-echo.ts';

let bot: EchoBot;
let teams: EchoBot['teams'];

beforeAll(async () => {
  bot = await startEchoBot();
  ({ teams } = bot);
});
afterEach(() => {
  teams.faults.heal();
  teams.clear();
});
afterAll(() => bot.stop());

describe('what the bot sends', () => {
  test.each([
    ['ordforer', 0],
    ['brukerradet', 0],
    ['radgiver', 1],
  ])('begins a chat with %s by either id, and stands in it', async (handle, at) => {
    const { id, aadObjectId, tenant } = teams.user(handle);
    await teams.person(handle).installs();
    const begin = (member: string) =>
      bot.call('POST', 'conversations', { members: [{ id: member }], tenantId: tenant.id }, at);
    const { status, body } = await begin(aadObjectId);
    expect([status, body.id]).toEqual([201, (await begin(id)).body.id]);
    const conversation = textOf(body.id);
    const sent = await bot.call('POST', inside(conversation), withCard(card('En')), at);
    const messageId = textOf(sent.body.id);
    const person = teams.person(handle);
    expect(person.card()).toMatchObject({ id: messageId, by: 'saman', card: card('En') });
    expect((await bot.call('PUT', inside(conversation, messageId), withCard(card('To')), at)).status).toBe(
      200,
    );
    expect(person.card().card).toEqual(card('To'));
    expect((await bot.call('DELETE', inside(conversation, messageId), undefined, at)).status).toBe(200);
    expect(person.messages().some((one) => one.id === messageId)).toBe(false);
    const gone = await bot.call('PUT', inside(conversation, messageId), withCard(card('Tre')), at);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test.each(['Styringsgruppen', 'Lukket'])('threads in the channel %s', async (name) => {
    const channel = teams.channelOf('Heltidskultur', name);
    const begun = await bot.call('POST', 'conversations', {
      isGroup: true,
      channelData: { channel: { id: channel } },
      activity: withCard(card('Tråden')),
    });
    const thread = textOf(begun.body.id);
    expect(thread).toBe(`${channel};messageid=${begun.body.activityId}`);
    await bot.call('POST', inside(thread), { type: 'message', text: 'et svar' });
    await bot.call('POST', inside(channel), { type: 'message', text: 'en ny tråd' });
    const [first, second, third] = teams.channelMessages(channel).slice(-3);
    expect(first).toMatchObject({ root: begun.body.activityId, card: card('Tråden') });
    expect(second).toMatchObject({ root: begun.body.activityId, text: 'et svar' });
    expect(third?.root).toBe(third?.id);
    const unknown = await bot.call('POST', inside(`${channel};messageid=1`), {
      type: 'message',
      text: 'hei',
    });
    expect(unknown.status).toBe(404);
  });

  test('is refused where there is nothing, and across tenants', async () => {
    expect(
      codeOf(await bot.call('POST', inside('19:none@thread.v2'), { type: 'message', text: 'hei' })),
    ).toBe('ConversationNotFound');
    expect(
      (await bot.call('POST', inside(teams.groupChat), { type: 'message', text: 'hei' }, 1)).status,
    ).toBe(404);
    const stranger = teams.user('brukerradet').id;
    expect((await bot.call('POST', 'conversations', { members: [{ id: stranger }] })).status).toBe(400);
  });

  test('members come in pages, with guests; teams have channels', async () => {
    const path = `conversations/${encodeURIComponent(teams.groupChat)}`;
    const first = (await bot.call('GET', `${path}/pagedmembers`)).body;
    const second = (
      await bot.call('GET', `${path}/pagedmembers?continuationToken=${first.continuationToken}`)
    ).body;
    expect([objectsOf(first.members).length, objectsOf(second.members).length]).toEqual([4, 1]);
    expect(second.continuationToken).toBeUndefined();
    expect(objectsOf(second.members)[0]).toMatchObject({ name: 'Fylkets observatør', userRole: 'guest' });
    const { aadObjectId, id } = teams.user('ordforer');
    expect((await bot.call('GET', `${path}/members/${aadObjectId}`)).body).toMatchObject({
      id,
      userRole: 'user',
    });
    expect((await bot.call('GET', `${path}/members/${teams.user('fremmed').id}`)).status).toBe(404);
    const team = `teams/${encodeURIComponent(teams.general)}`;
    expect((await bot.call('GET', team)).body).toMatchObject({ name: 'Heltidskultur', channelCount: 3 });
    const channels = objectsOf((await bot.call('GET', `${team}/conversations`)).body.conversations);
    expect(channels.map(({ name, type }) => [name, type])).toEqual([
      [undefined, 'standard'],
      ['Styringsgruppen', 'standard'],
      ['Lukket', 'private'],
    ]);
  });
});

describe('faults', () => {
  const say = () => bot.call('POST', inside(teams.groupChat), { type: 'message', text: 'feil' });
  const said = () => teams.channelMessages(teams.groupChat).filter(({ text }) => text === 'feil').length;

  test('a status meets the chosen calls so many times', async () => {
    const fault = { kind: 'status', status: 429, retryAfter: 2 } as const;
    teams.faults.inject({ method: 'POST', path: /\/activities$/, times: 1, fault });
    expect(await say()).toMatchObject({
      status: 429,
      retryAfter: '2',
      body: { error: { code: 'Throttled' } },
    });
    expect((await say()).status).toBe(201);
    const lift = teams.faults.inject({
      body: ({ text }) => text === 'feil',
      fault: { kind: 'status', status: 412 },
    });
    expect([(await say()).status, (await say()).status]).toEqual([412, 412]);
    lift();
    expect((await say()).status).toBe(201);
  });

  test('a reset comes before the work is done, or after it', async () => {
    const before = said();
    teams.faults.inject({ times: 1, fault: { kind: 'reset', before: true } });
    await expect(say()).rejects.toThrow();
    expect([said(), teams.calls.at(-1)]).toMatchObject([before, { done: false, status: null }]);
    teams.faults.inject({ times: 1, fault: { kind: 'reset', before: false } });
    await expect(say()).rejects.toThrow();
    expect([said(), teams.calls.at(-1)]).toMatchObject([before + 1, { done: true, status: null }]);
  });

  test('an answer may be slow', async () => {
    teams.faults.inject({ times: 1, fault: { kind: 'slow', milliseconds: 100 } });
    const start = performance.now();
    expect((await say()).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(90);
  });
});

test.each([
  ['another version', card('x', { version: '1.4' }), 'not 1.5'],
  ['an old action', card('x', { actions: [{ type: 'Action.Submit', title: 'Send' }] }), 'Action.Submit'],
  ['an element that there is not', card('x', { body: [{ type: 'Blink', text: 'x' }] }), 'Blink'],
  ['the name of another product', card('som i Slack'), 'another chat product'],
  ['too long a text', card('x'.repeat(28_000)), '28000'],
  [
    'too many actions',
    card('x', {
      actions: Array.from({ length: 7 }, () => ({ type: 'Action.OpenUrl', title: 'x', url: 'https://a.b' })),
    }),
    '7 actions',
  ],
])('it is noticed that a card has %s', async (_what, wrong, words) => {
  const person = teams.person('ordforer');
  await bot.call('POST', inside(teams.groupChat), withCard(wrong));
  expect(teams.problems.splice(0).join('\n')).toContain(words);
  await bot.call('POST', inside(teams.groupChat), withCard(card('x')));
  expect(teams.problems).toEqual([]);
  bot.answersWith(wrong);
  await person.presses('Send', { where: teams.groupChat });
  expect(teams.problems.splice(0).join('\n')).toContain(words);
});
