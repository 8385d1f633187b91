import { createEmulator } from 'emulate';
import { isObject, type JsonObject, objectOf, objectsOf, textOf, tryJson } from './json.ts';
import type { ChannelSeed, UserSeed, WorkspaceSeed } from './slack-offices.ts';

/** Saman as it is registered at Slack. */
export interface SlackApp {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Of the app itself, for Socket Mode. */
  readonly appToken: string;
  /** The old shared secret that still comes with every request. */
  readonly verificationToken: string;
}

/** Somebody in a workspace, with the id that Slack knows them by. */
export interface SlackUser extends UserSeed {
  readonly id: string;
}

/** A channel with its id. */
export interface SlackChannel extends ChannelSeed {
  readonly id: string;
}

/** A workspace that runs: one emulator. Calls made here are not recorded and pass no faults. */
export interface Workspace {
  readonly teamId: string;
  readonly appId: string;
  readonly name: string;
  readonly domain: string;
  readonly botId: string;
  readonly botUserId: string;
  /** Saman's token, with the scopes that the test gave. */
  readonly botToken: string;
  readonly users: readonly SlackUser[];
  readonly channels: readonly SlackChannel[];
  /** By handle. */
  user(name: string): SlackUser;
  channel(name: string): SlackChannel;
  /** Changes what Slack says of somebody: deactivated, made a guest, another locale. */
  changeUser(name: string, to: Partial<UserSeed>): void;
  /** Shares a channel with another organisation, or no longer. */
  changeChannel(name: string, to: Pick<ChannelSeed, 'shared'>): void;
  /** A call with this token of the emulator. */
  call(token: string, method: string, args: JsonObject): Promise<JsonObject>;
  /** A call as Saman's bot, with every scope. */
  asBot(method: string, args: JsonObject): Promise<JsonObject>;
  /** A call as somebody, with every scope. */
  asUser(userId: string, method: string, args: JsonObject): Promise<JsonObject>;
  /** Anything but a call: an upload, a file, a page. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** What a workspace is started with. */
export interface WorkspaceOptions {
  readonly app: SlackApp;
  readonly seed: WorkspaceSeed;
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  /** 1 to 9, another for each. */
  readonly number: number;
  /** Where uploads and files are reached from outside. */
  readonly baseUrl: string;
}

/**
 * The emulator gives every workspace the same ids for the team, its first user and its first channels
 * (`T000000001` …), so that two workspaces would be one for Saman: they get the workspace's number in them.
 */
const seededId = /\b([TUCB])0{8}([12])\b/g;
const numberedId = (number: number) => new RegExp(`\\b([TUCB])${number}0{7}([12])\\b`, 'g');

/** Saman's ids and tokens in a workspace. */
function namesIn({ number, seed }: WorkspaceOptions) {
  return {
    botId: `B${number}SAMANBOT`,
    botUserId: `U${number}SAMANBOT`,
    botToken: `xoxb-${number}-saman-of-${seed.domain}`,
    /** Acts as the bot with every scope: the harness's own eye. */
    eye: `xoxb-${number}-eye-of-the-harness`,
    tokenOf: (user: string) => `xoxp-${number}-${user}`,
  };
}

type Names = ReturnType<typeof namesIn>;

/** What the emulator can be seeded with; the rest is filled in afterwards, or by lacks.ts. */
function emulatorSeed({ app, seed, scopes, redirectUris }: WorkspaceOptions, names: Names) {
  const { botId, botUserId, botToken, eye, tokenOf } = names;
  const ofBot = { type: 'bot', user_id: botUserId, app_id: app.id, client_id: app.clientId, bot_id: botId };
  return {
    team: { name: seed.name, domain: seed.domain },
    strict_scopes: true,
    users: seed.users.map(({ name, realName, title, admin }) => ({
      name,
      real_name: realName,
      is_admin: admin ?? false,
      email: `${name}@${seed.domain}.example`,
      profile: { display_name: realName, title: title ?? '' },
    })),
    oauth_apps: [
      {
        client_id: app.clientId,
        client_secret: app.clientSecret,
        app_id: app.id,
        name: 'Saman',
        redirect_uris: redirectUris,
        scopes,
        bot_id: botId,
        bot_user_id: botUserId,
        bot_name: 'saman',
      },
    ],
    // those without scopes of their own get all
    tokens: [
      { ...ofBot, token: botToken, scopes },
      { ...ofBot, token: eye },
      ...['admin', ...seed.users.map(({ name }) => name)].map((name) => ({
        token: tokenOf(name),
        user: name,
        type: 'user',
      })),
    ],
  };
}

type CallEmulator = Workspace['call'];

/** Makes the channels, gives the first administrator an office, and learns everybody's id. */
async function fill(call: CallEmulator, { seed }: WorkspaceOptions, names: Names) {
  const { eye, tokenOf, botUserId } = names;
  const must = async (token: string, method: string, args: JsonObject): Promise<JsonObject> => {
    const answer = await call(token, method, args);
    if (answer.ok !== true) throw new Error(`${method} ${JSON.stringify(args)}: ${textOf(answer.error)}`);
    return answer;
  };
  await must(tokenOf('admin'), 'users.profile.set', {
    profile: { real_name: 'IKT-rådgiver', display_name: 'IKT-rådgiver' },
  });
  const known = objectsOf((await must(eye, 'users.list', { limit: 1000 })).members);
  const idOf = (name: string): string => {
    const found = known.find((user) => user.name === name);
    if (!found) throw new Error(`nobody in ${seed.name} is called ${name}`);
    return textOf(found.id);
  };
  const createChannel = async (channel: ChannelSeed): Promise<SlackChannel> => {
    const { name, private: isPrivate = false, saman } = channel;
    const [creator, ...others] = channel.members;
    if (creator === undefined) throw new Error(`${name} has no member`);
    const token = tokenOf(creator);
    const created = await must(token, 'conversations.create', { name, is_private: isPrivate });
    const id = textOf(objectOf(created.channel).id);
    const invited = [...others.map(idOf), ...(saman ? [botUserId] : [])];
    if (invited.length > 0)
      await must(token, 'conversations.invite', { channel: id, users: invited.join(',') });
    return { ...channel, id };
  };
  return {
    users: seed.users.map((user): SlackUser => ({ ...user, id: idOf(user.name) })),
    channels: await Promise.all(seed.channels.map(createChannel)),
  };
}

/** Starts an emulator of a workspace and fills it. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { seed, number, baseUrl } = options;
  const names = namesIn(options);
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: { slack: emulatorSeed(options, names) },
  });
  const origin = `http://127.0.0.1:${new URL(emulator.url).port}`;
  const outward = (text: string) =>
    text.replace(seededId, `$1${number}0000000$2`).replaceAll(emulator.url, baseUrl);
  const inward = (text: string) => text.replace(numberedId(number), '$100000000$2');
  const call: CallEmulator = async (token, method, args) => {
    const answer = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: inward(JSON.stringify(args)),
    });
    const body = tryJson(outward(await answer.text()));
    if (isObject(body) && 'ok' in body) return body;
    if (answer.status === 404) return { ok: false, error: 'unknown_method', req_method: method };
    throw new Error(`${method}: the emulator answered ${answer.status}: ${JSON.stringify(body)}`);
  };
  const { users, channels } = await fill(call, options, names);
  const called = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`${seed.name} has no ${name}, only ${all.map((one) => one.name).join(', ')}`);
    return found;
  };
  return {
    teamId: outward('T000000001'),
    appId: options.app.id,
    name: seed.name,
    domain: seed.domain,
    botId: names.botId,
    botUserId: names.botUserId,
    botToken: names.botToken,
    users,
    channels,
    user: (name) => called(users, name),
    channel: (name) => called(channels, name),
    changeUser(name, to) {
      const user = called(users, name);
      users[users.indexOf(user)] = { ...user, ...to };
    },
    changeChannel(name, to) {
      const channel = called(channels, name);
      channels[channels.indexOf(channel)] = { ...channel, ...to };
    },
    call,
    asBot: (method, args) => call(names.eye, method, args),
    asUser(userId, method, args) {
      const user = users.find(({ id }) => id === userId);
      if (!user) throw new Error(`${userId} is not in ${seed.name}`);
      return call(names.tokenOf(user.name), method, args);
    },
    fetch: (path, init) => fetch(`${origin}${path}`, init),
    stop: () => emulator.close(),
  };
}
