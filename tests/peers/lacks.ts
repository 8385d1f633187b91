import { isTrue, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import type { OAuth } from './slack-oauth.ts';
import type { Screens } from './slack-screens.ts';
import { completeChannel, completeMessage, completeUser, pageOf, withIds } from './slack-shapes.ts';
import type { SocketMode } from './slack-socket.ts';
import type { Token, Tokens } from './slack-tokens.ts';
import type { SlackUser } from './slack-workspace.ts';

/** A call that is about to be made, with what filling in needs. */
export interface Ask {
  readonly method: string;
  readonly args: JsonObject;
  readonly token: string;
  readonly by: Token;
  readonly tokens: Tokens;
  readonly screens: Screens;
}

type Answer = JsonObject | Promise<JsonObject>;

/** Something that Slack does and the emulator (0.12.2) does not; every part that is given is done. */
export interface Lack {
  readonly methods: readonly string[];
  readonly why: string;
  /** Other arguments for the emulator. */
  readonly change?: (ask: Ask) => JsonObject;
  /** The error instead of the work, where Slack would refuse it. */
  readonly refuse?: (ask: Ask) => string | null | Promise<string | null>;
  /** The whole answer, where the emulator has no such method. */
  readonly answer?: (ask: Ask) => Answer;
  /** Changes the error of an answer that is not ok. */
  readonly error?: (error: string) => string;
  /** Adds to an answer that is ok. */
  readonly complete?: (response: JsonObject, ask: Ask) => JsonObject;
}

/** It takes a token that it does not know for its first user’s: Slack refuses it. */
export function refusedToken(token: string | null, tokens: Tokens): string | null {
  if (token === null) return 'not_authed';
  const found = tokens.find(token);
  return found ? found.end : 'invalid_auth';
}

/** It does not tell a token’s scopes: Slack does so in the headers of every answer. */
export const scopeHeaders = ({ scopes }: Token): Readonly<Record<string, string>> => ({
  'x-oauth-scopes': scopes.join(','),
  'x-accepted-oauth-scopes': '',
});

/** What answers the methods that need no bot token. */
export interface WithoutBotToken {
  readonly why: string;
  readonly answer: (
    args: JsonObject,
    token: string | null,
    at: { readonly oauth: OAuth; readonly socket: SocketMode; readonly appToken: string },
  ) => Answer;
}

/** Methods without a bot token. */
export const withoutBotToken: Readonly<Record<string, WithoutBotToken>> = {
  'oauth.v2.access': {
    why: 'it knows codes, but no rotation of tokens; and a code belongs to one workspace of several',
    answer: (args, _token, { oauth }) => oauth.access(args),
  },
  'apps.connections.open': {
    why: 'it has no Socket Mode',
    answer: (_args, token, { socket, appToken }) =>
      token === appToken ? { ok: true, url: socket.open() } : { ok: false, error: 'invalid_auth' },
  },
  'api.test': { why: 'it does not have it', answer: (args) => ({ ok: true, args }) },
};

/** Whether the bot is in the channel: `unseen` where it may not even know of it. */
async function standing({ by: { workspace }, args }: Ask): Promise<'in' | 'out' | 'unseen'> {
  const { ok, channel, error } = await workspace.asBot('conversations.info', { channel: args.channel ?? '' });
  if (error === 'not_in_channel') return 'unseen';
  // what is no channel (a user, a wrong id) is the emulator's to answer
  return ok !== true || objectOf(channel).is_member === true ? 'in' : 'out';
}

const usersMeant = ({ args, by: { workspace } }: Ask): readonly SlackUser[] => {
  const meant = [...textOf(args.users).split(','), textOf(args.channel)];
  return workspace.users.filter(({ id }) => meant.includes(id));
};

/** The messages of a history between `oldest` and `latest`, and of these a page. */
function pageOfHistory(response: JsonObject, { args, by: { workspace } }: Ask): JsonObject {
  const edge = (value: unknown, otherwise: number) => (value === undefined ? otherwise : Number(value));
  const oldest = edge(args.oldest, -1);
  const latest = edge(args.latest, Number.POSITIVE_INFINITY);
  const inclusive = isTrue(args.inclusive);
  const within = objectsOf(response.messages).filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
  const { shown, next } = pageOf(within, args, ({ ts }) => textOf(ts));
  return {
    ...response,
    messages: shown.map((message) => completeMessage(message, workspace, isTrue(args.include_all_metadata))),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

const writing = ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete'];
const histories = ['conversations.history', 'conversations.replies'];
const views = ['views.open', 'views.push', 'views.update', 'views.publish'];
const ofChannels = ['conversations.info', 'conversations.create', 'conversations.join'];

/** Everything that is filled in for methods with a bot token, in the order in which it is done. */
export const lacks: readonly Lack[] = [
  {
    methods: ['views.generateTriggerId'],
    why: 'it is the emulator’s own: Slack gives triggers only with what people do',
    refuse: () => 'unknown_method',
  },
  {
    methods: ['auth.test'],
    why: 'it does not say whether the installation is a whole organisation’s',
    complete: (response) => ({ ...response, is_enterprise_install: false }),
  },
  {
    methods: ['auth.revoke', 'apps.uninstall'],
    why: 'it cannot take a token back',
    answer: ({ method, token, tokens, by }) => {
      if (method === 'auth.revoke') tokens.end(token, 'token_revoked');
      else tokens.endAll(by.workspace, 'account_inactive');
      return { ok: true, ...(method === 'auth.revoke' ? { revoked: true } : {}) };
    },
  },
  {
    methods: ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'chat.scheduleMessage'],
    why: 'it does not name blocks and elements that have no id',
    change: ({ args }) => (args.blocks === undefined ? args : { ...args, blocks: withIds(args.blocks) }),
  },
  {
    methods: views,
    why: 'it does not name blocks and elements that have no id, nor tell where the app is installed',
    change: ({ args }) => {
      const view = objectOf(args.view);
      return { ...args, view: { ...view, blocks: withIds(view.blocks) } };
    },
    complete: (response, { by: { workspace } }) => ({
      ...response,
      view: { ...objectOf(response.view), app_installed_team_id: workspace.teamId },
    }),
  },
  {
    methods: ['views.update'],
    why: 'it keeps every modal for ever: Slack does not find one that has been closed',
    refuse: ({ args, screens }) => (screens.isClosed(textOf(args.view_id)) ? 'not_found' : null),
  },
  {
    methods: ['chat.postMessage', 'chat.postEphemeral', ...histories],
    why: 'it lets a bot write and read in every public channel: Slack only where it was invited',
    refuse: async (ask) => {
      const { scopes } = ask.by;
      const anywhere = ask.method === 'chat.postMessage' && scopes.includes('chat:write.public');
      const may = scopes.includes(histories.includes(ask.method) ? 'channels:history' : 'chat:write');
      return may && !anywhere && (await standing(ask)) === 'out' ? 'not_in_channel' : null;
    },
  },
  {
    methods: [...ofChannels, ...histories, ...writing, 'conversations.members'],
    why: 'it admits that a private channel is there: Slack does not find one where the bot is not a member',
    error: (error) => (error === 'not_in_channel' ? 'channel_not_found' : error),
  },
  {
    methods: ['conversations.open'],
    why: 'it cannot deactivate a user, nor seed another bot',
    refuse(ask) {
      if (!ask.by.scopes.includes('im:write')) return null;
      if (usersMeant(ask).some(({ deleted }) => deleted)) return 'user_disabled';
      return usersMeant(ask).some(({ bot }) => bot) ? 'cannot_dm_bot' : null;
    },
  },
  {
    methods: ['conversations.invite'],
    why: 'it knows no guests: one of a single channel cannot be in another',
    refuse: (ask) =>
      usersMeant(ask).some(({ guest }) => guest === 'ultra-restricted') ? 'ura_max_channels' : null,
  },
  {
    methods: ['chat.postMessage', 'chat.update'],
    why: 'it does not say that a message is the bot’s own (bot_id, app_id)',
    complete: (response, { by: { workspace } }) => ({
      ...response,
      message: completeMessage(objectOf(response.message), workspace, true),
    }),
  },
  {
    methods: histories,
    why: 'it ignores oldest, latest and inclusive, and gives metadata unasked',
    change: ({ args }) => ({ ...args, limit: 1000, cursor: '' }),
    complete: pageOfHistory,
  },
  {
    methods: ['users.info', 'users.lookupByEmail'],
    why: 'it knows no locale, time zone, guests, deactivated people',
    complete: (response, { args, by: { workspace } }) => ({
      ...response,
      user: completeUser(objectOf(response.user), workspace, isTrue(args.include_locale)),
    }),
  },
  {
    methods: ['users.list'],
    why: 'as for users.info',
    complete: (response, { args, by: { workspace } }) => ({
      ...response,
      members: objectsOf(response.members).map((user) =>
        completeUser(user, workspace, isTrue(args.include_locale)),
      ),
    }),
  },
  {
    methods: ofChannels,
    why: 'it knows no channels shared with other organisations',
    complete: (response, { by: { workspace } }) => ({
      ...response,
      channel: completeChannel(objectOf(response.channel), workspace),
    }),
  },
  {
    methods: ['conversations.list'],
    why: 'as for conversations.info',
    complete: (response, { by: { workspace } }) => ({
      ...response,
      channels: objectsOf(response.channels).map((channel) => completeChannel(channel, workspace)),
    }),
  },
  {
    methods: ['users.conversations'],
    why: 'it does not have it',
    answer: async ({ args, by: { workspace, inner } }) => {
      const all = await workspace.call(inner, 'conversations.list', { ...args, limit: 1000, cursor: '' });
      if (all.ok !== true) return all;
      const own = objectsOf(all.channels).filter(({ is_member }) => is_member === true);
      const { shown, next } = pageOf(own, args, ({ id }) => textOf(id));
      const channels = shown.map((channel) => completeChannel(channel, workspace));
      return { ok: true, channels, response_metadata: { next_cursor: next } };
    },
  },
  {
    methods: ['conversations.members'],
    why: 'it gives all members at once, whatever the limit',
    complete: (response, { args }) => {
      const members = Array.isArray(response.members) ? response.members : [];
      const { shown, next } = pageOf(members, args, (id) => String(id));
      return { ...response, members: shown, response_metadata: { next_cursor: next } };
    },
  },
];
