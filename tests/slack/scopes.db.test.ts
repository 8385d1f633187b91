import { describe, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { card, text } from '../../cards/card.ts';
import { channelOf } from '../harness/slack-app.ts';
import { messageOf, type OwnBot, sending, startOwnBot } from './own-bot.ts';

// No scope is asked for that is not needed: without it a call is refused, or something is not heard.

type Scope = (typeof botScopes)[number];

const pixel = 'data:image/png;base64,aGVp';
const shown = messageOf(card('nb', 'Hei', [text('Hei')]));
const pictured = messageOf(card('nb', 'Hei', [{ type: 'Image', url: pixel, altText: 'Spredningen' }]));

const mayor = ({ peer }: OwnBot): string => peer.workspace.user('ordforer').id;
const toMayor = (bot: OwnBot) =>
  ({ kind: 'person', connectionId: bot.connectionId, externalId: mayor(bot) }) as const;
const toGroup = (bot: OwnBot) =>
  ({ kind: 'channel', connectionId: bot.connectionId, externalId: channelOf(bot.peer) }) as const;
const place = (bot: OwnBot, name: string) =>
  bot.adapter.describePlace(bot.connectionId, channelOf(bot.peer, name));

/** The call that Slack refuses without the scope, and what leads to it. */
const calls: Partial<Record<Scope, readonly [method: string, does: (bot: OwnBot) => Promise<unknown>]>> = {
  'channels:read': ['conversations.info', (bot) => place(bot, 'heltidskultur')],
  'chat:write': ['chat.postMessage', (bot) => bot.adapter.send(toGroup(bot), shown, sending())],
  'files:write': ['files.getUploadURLExternal', (bot) => bot.adapter.send(toGroup(bot), pictured, sending())],
  'groups:read': ['conversations.info', (bot) => place(bot, 'styringsgruppen')],
  // after an answer of Slack's got lost: whether the message is there already
  'im:history': [
    'conversations.history',
    (bot) => bot.adapter.send(toMayor(bot), shown, { ...sending(), again: true }),
  ],
  'im:write': ['conversations.open', (bot) => bot.adapter.send(toMayor(bot), shown, sending())],
  'users:read': ['users.info', (bot) => bot.adapter.describePerson(bot.connectionId, mayor(bot))],
};

/** Without these Slack does not send what the manifest subscribes to; it checks them, not a call. */
const heardOnly: Partial<Record<Scope, string>> = {
  'app_mentions:read': 'app_mention',
  commands: '/saman and the shortcut',
};

const missing = ({ peer }: OwnBot): readonly string[] =>
  peer.calls.filter(({ response }) => response?.error === 'missing_scope').map(({ method }) => method);

test('every scope has its reason', () => {
  expect([...Object.keys(calls), ...Object.keys(heardOnly)].sort()).toEqual([...botScopes].sort());
});

describe.each(Object.entries(calls))('%s', (scope, [method, does]) => {
  test(`without it, ${method} is refused`, async () => {
    const bot = await startOwnBot({ scopes: botScopes.filter((one) => one !== scope) });
    await does(bot);
    expect(missing(bot)).toContain(method);
    await bot.stop();
  });
});

test('with all of them, nothing is', async () => {
  const bot = await startOwnBot();
  for (const [, does] of Object.values(calls)) await does(bot);
  await bot.adapter.listMembers(bot.connectionId, channelOf(bot.peer));
  expect(missing(bot)).toEqual([]);
  await bot.stop();
});
