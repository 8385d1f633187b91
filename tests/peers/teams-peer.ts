import { createServer, type Server } from 'node:http';
import { type JsonObject, objectOf, textOf } from './json.ts';
import { keepOpen } from './kept-open.ts';
import { createWaiting, type Waiting } from './slack-waiting.ts';
import {
  type Alteration,
  asFromTeams,
  newActivityId,
  type TeamsBot,
  type TeamsScene,
} from './teams-activities.ts';
import { createActs } from './teams-acts.ts';
import type { Delivered, TeamsCall } from './teams-calls.ts';
import {
  createDirectory,
  createTenant,
  type Directory,
  type TeamsPlace,
  type TeamsUser,
  type Tenant,
} from './teams-directory.ts';
import { createTeamsFaults, type TeamsFaults } from './teams-faults.ts';
import { createMessages, type TeamsMessage } from './teams-messages.ts';
import { municipalTenant, secretariatTenant, type TenantSeed } from './teams-office.ts';
import { type TeamsPerson, teamsPerson } from './teams-person.ts';
import { startPlayground } from './teams-playground.ts';
import { deliver, type Headers, type Saman, serveTeams, type TeamsProxyParts } from './teams-proxy.ts';
import { createTrips, type Trip } from './teams-trips.ts';
import { createInstallations, personalPlace, type World } from './teams-world.ts';

/** How the peer is to be. */
export interface TeamsPeerOptions {
  /** By default a municipality and a secretariat. The first needs six users, a team with a channel, a group chat. */
  readonly tenants?: readonly TenantSeed[];
  /** The most members that are answered at once. */
  readonly membersAtOnce?: number;
  /** The id of Saman's app registration: its name in Teams is made of it. */
  readonly appId?: string;
  /** Somebody is at the Playground's own page, as the first user: what they do there goes on to Saman. */
  readonly atPage?: boolean;
}

/** Teams, as an independent program knows it, with a recorder and faults before it. */
export interface TeamsPeer extends Pick<Waiting, 'until'> {
  /** With which Saman takes it for Teams. */
  readonly settings: Readonly<Record<string, string>>;
  readonly bot: TeamsBot;
  readonly tenants: readonly Tenant[];
  /** By its name. */
  tenant(name: string): Tenant;
  user(handle: string): TeamsUser;
  /** The conversations of the first tenant that the Playground has. */
  readonly general: string;
  readonly channel: string;
  readonly groupChat: string;
  /** A channel, by the names of its team and itself. */
  channelOf(team: string, name?: string): string;
  /** The personal chat of somebody with Saman; begun, if there was none. */
  personal(handle: string): Promise<string>;
  serviceUrl(tenant: Tenant): string;
  /** The address of the Playground's own page, for a browser. */
  readonly page: string;
  /** Where Saman takes activities: its address, ending in `/api/messages`; and what headers go with each. */
  reaches(url: string, headers?: Saman['headers']): void;
  person(handle: string): TeamsPerson;
  /** What everybody sees in a channel or group chat, oldest first. */
  channelMessages(conversation: string): readonly TeamsMessage[];
  /** The calls of the connector, in the order in which they came. */
  readonly calls: readonly TeamsCall[];
  callsOf(method: string, path?: RegExp): readonly TeamsCall[];
  /** The activities that went to Saman, and what Saman answered. */
  readonly delivered: readonly Delivered[];
  /** Forgets the calls and the activities so far. */
  clear(): void;
  readonly faults: TeamsFaults;
  /** Changes every activity before it goes on to Saman, until what it gives is called. */
  alters(change: Alteration): () => void;
  /** What the builders of activities need (`messageActivity` and its like); without a place, in the personal chat. */
  scene(handle: string, conversation?: string): Promise<TeamsScene>;
  /** Sends Saman an activity as it is, with these headers (in place of those of `reaches`). */
  posts(activity: JsonObject, headers?: Headers): Promise<Delivered>;
  /** What Teams would not take of what Saman sent, and what the peer itself could not do. `stop` fails if there is any. */
  readonly problems: string[];
  stop(): Promise<void>;
}

const someApp = '00000000-0000-4000-8005-000000000001';

async function listen(): Promise<{ readonly server: Server; readonly address: string }> {
  const server = keepOpen(createServer());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { server, address: `http://127.0.0.1:${address.port}` };
}

async function end(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Which conversations Saman is in at first, by the ids of teams and group chats. */
const begunIn = (seeds: readonly TenantSeed[], tenants: readonly Tenant[]): readonly string[] =>
  tenants.flatMap(({ teams, groupChats }, at) => [
    ...teams.filter((_, index) => seeds[at]?.teams[index]?.saman).map(({ id }) => id),
    ...groupChats.filter((_, index) => seeds[at]?.groupChats[index]?.saman).map(({ id }) => id),
  ]);

/** The chat that the Playground has from its beginning. */
function firstChat(tenant: Tenant): TeamsPlace {
  const [user] = tenant.users;
  if (!user) throw new Error(`${tenant.name} has no user`);
  const { handle, name } = user;
  return {
    kind: 'personal',
    id: `a:1${Buffer.from(handle).toString('base64url')}`,
    name,
    tenant,
    team: null,
    type: 'standard',
    members: new Set([handle]),
    inPlayground: true,
  };
}

function namesIn(directory: Directory) {
  const [first] = directory.tenants;
  const team = first?.teams[0];
  const channel = team?.channels.find((one) => one.inPlayground && one.id !== team.id);
  const groupChat = first?.groupChats[0];
  if (!team || !channel || !groupChat) throw new Error('the first tenant lacks a channel or a group chat');
  const channels = directory.tenants.flatMap(({ teams }) => teams.flatMap((one) => one.channels));
  return {
    general: team.id,
    channel: channel.id,
    groupChat: groupChat.id,
    channelOf(inTeam: string, name = 'General'): string {
      const found = channels.find((one) => one.team?.name === inTeam && one.name === name);
      if (!found) throw new Error(`there is no channel ${name} in a team ${inTeam}`);
      return found.id;
    },
    tenant(name: string): Tenant {
      const found = directory.tenants.find((one) => one.name === name);
      if (!found) throw new Error(`there is no tenant ${name}`);
      return found;
    },
  };
}

/** A server, the Playground behind it, and all that there is in Teams. */
async function startWorld(options: TeamsPeerOptions, address: string, changed: () => void): Promise<World> {
  const {
    tenants: seeds = [municipalTenant, secretariatTenant],
    membersAtOnce = 50,
    appId = someApp,
  } = options;
  const bot: TeamsBot = { id: `28:${appId}`, name: 'Saman' };
  const tenants = seeds.map((seed, at) => createTenant(seed, at + 1));
  const [tenant] = tenants;
  if (!tenant) throw new Error('Teams needs a tenant');
  const directory = createDirectory(tenants);
  const chat = firstChat(tenant);
  directory.add(chat);
  const serviceUrl = ({ id }: Tenant): string => `${address}/emea/${id}/`;
  const playground = await startPlayground({
    tenant,
    bot,
    personalId: chat.id,
    endpoint: `${address}/api/messages`,
    serviceUrl: serviceUrl(tenant),
  });
  return {
    directory,
    playground,
    messages: createMessages(changed),
    bot,
    installations: createInstallations(begunIn(seeds, tenants)),
    membersAtOnce,
    serviceUrl,
  };
}

/** What has gone either way, and how to look at it. */
function createRecord() {
  const calls: TeamsCall[] = [];
  const delivered: Delivered[] = [];
  return {
    calls,
    delivered,
    callsOf: (method: string, path = /(?:)/) =>
      calls.filter((call) => call.method === method && path.test(call.path)),
    clear() {
      calls.length = 0;
      delivered.length = 0;
    },
  };
}

async function sceneOf(world: World, handle: string, conversation?: string): Promise<TeamsScene> {
  const user = world.directory.user(handle);
  const place =
    conversation === undefined ? await personalPlace(world, user) : world.directory.place(conversation);
  if (!place) throw new Error(`there is no ${conversation}`);
  const serviceUrl = world.serviceUrl(place.tenant);
  return { user, place, conversation: conversation ?? place.id, bot: world.bot, serviceUrl };
}

/** What is done at the Playground's page is done by the first user; how it went is seen there. */
const tripFromPage =
  ({ directory, serviceUrl, bot, installations }: World) =>
  (activity: JsonObject): Trip => {
    const conversation = textOf(objectOf(activity.conversation).id);
    const place = directory.place(conversation);
    const [user] = place?.tenant.users ?? [];
    return {
      alter(given) {
        // with nothing in it, the page asks at each load whether anybody answers
        if (!place || !user) return given;
        // whichever chat is opened there, Saman is added to it
        if (given.action === 'add') installations.add(place);
        const scene: TeamsScene = { user, place, conversation, bot, serviceUrl: serviceUrl(place.tenant) };
        return asFromTeams(given, scene, newActivityId());
      },
      arrived() {},
      delivered() {},
      failed() {},
    };
  };

/** Starts the Playground and the proxy between it and Saman, on free ports of this machine. */
export async function startTeamsPeer(options: TeamsPeerOptions = {}): Promise<TeamsPeer> {
  const { server, address } = await listen();
  const { changed, until } = createWaiting();
  const world = await startWorld(options, address, changed).catch(async (error: unknown) => {
    await end(server);
    throw error;
  });
  const { directory, messages } = world;
  const faults = createTeamsFaults();
  const problems: string[] = [];
  const record = createRecord();
  const alterations = new Set<Alteration>();
  const stopping = new AbortController();
  let saman: Saman | null = null;
  const parts: TeamsProxyParts = {
    world,
    traffic: record,
    faults,
    trips: options.atPage ? createTrips(tripFromPage(world)) : createTrips(),
    saman() {
      if (saman === null) throw new Error('nobody has said where Saman is');
      return saman;
    },
    changed,
    alter: (activity) => [...alterations].reduce((so, change) => change(so), activity),
    problem: (what) => void problems.push(what),
    stopping: stopping.signal,
  };
  serveTeams(server, parts);
  const send = (activity: JsonObject) => deliver(parts, parts.alter(activity));
  const acts = createActs({ world, trips: parts.trips, deliver: send });
  return {
    settings: { TEAMS_ALLOW_UNAUTHENTICATED: '1' },
    bot: world.bot,
    tenants: directory.tenants,
    user: directory.user,
    ...namesIn(directory),
    personal: async (handle) => (await personalPlace(world, directory.user(handle))).id,
    serviceUrl: world.serviceUrl,
    page: world.playground.page,
    reaches(url, headers = () => ({})) {
      saman = { url, headers };
    },
    person: (handle) => teamsPerson({ world, acts, changed }, handle),
    channelMessages: (conversation) => messages.in(conversation),
    ...record,
    faults,
    alters(change) {
      alterations.add(change);
      return () => void alterations.delete(change);
    },
    scene: (handle, conversation) => sceneOf(world, handle, conversation),
    posts: (activity, headers) => deliver(parts, activity, headers),
    problems,
    until,
    async stop() {
      stopping.abort();
      await end(server);
      await world.playground.stop();
      if (problems.length > 0)
        throw new Error(`Teams would not take it:\n${[...new Set(problems)].join('\n')}`);
    },
  };
}
