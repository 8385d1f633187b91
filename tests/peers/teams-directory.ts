import { ClientRefuses } from './teams-fill.ts';
import type { TeamSeed, TeamsChannelSeed, TeamsUserSeed, TenantSeed } from './teams-office.ts';

/** Somebody, with the names that Teams gives them. */
export interface TeamsUser extends TeamsUserSeed {
  /** Saman's own name for them (`29:…`): another bot has another. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly timezone: string;
  readonly email: string;
  readonly tenant: Tenant;
  /** Whether they have one of the Playground's six seats. */
  readonly seated: boolean;
}

/** Where people write to each other. */
export interface TeamsPlace {
  readonly kind: 'personal' | 'channel' | 'groupChat';
  readonly id: string;
  readonly name: string;
  readonly tenant: Tenant;
  /** Of a channel. */
  readonly team: Team | null;
  readonly type: 'standard' | 'private' | 'shared';
  /** Handles; changes when people join and leave. */
  readonly members: Set<string>;
  /** Whether the Playground has it; otherwise the proxy keeps it. */
  readonly inPlayground: boolean;
}

export interface Team {
  /** Also the id of the channel General. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
  readonly members: Set<string>;
  readonly channels: readonly TeamsPlace[];
}

export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly users: readonly TeamsUser[];
  readonly teams: readonly Team[];
  readonly groupChats: readonly TeamsPlace[];
}

/** How many users the Playground takes, and how many channels beside General: its configuration allows no other. */
const seats = 6;

const uuid = (kind: number, number: number): string =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('å', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'a')
    .replace(/[^a-z0-9]+/g, '-');

function createTeam(tenant: Tenant, seed: TeamSeed, number: number, inPlayground: boolean): Team {
  const name = `${slug(seed.name)}-${uuid(4, number).slice(-4)}`;
  const members = new Set(seed.members);
  const channels: TeamsPlace[] = [];
  const team: Team = {
    id: `19:${name}@thread.tacv2`,
    name: seed.name,
    aadGroupId: uuid(3, number),
    members,
    channels,
  };
  const channel = ({ name: called, type = 'standard', members: own }: TeamsChannelSeed, at: number) => ({
    kind: 'channel' as const,
    id: at === 0 ? team.id : `19:${name}-${slug(called)}@thread.tacv2`,
    name: called,
    tenant,
    team,
    type,
    members: own ? new Set(own) : members,
    inPlayground: inPlayground && at < 2,
  });
  channels.push(...[{ name: 'General' }, ...seed.channels].map(channel));
  return team;
}

/** Gives a tenant and everything in it the ids that Teams would. */
export function createTenant(seed: TenantSeed, number: number): Tenant {
  const users: TeamsUser[] = [];
  const teams: Team[] = [];
  const groupChats: TeamsPlace[] = [];
  const tenant: Tenant = {
    id: uuid(1, number),
    name: seed.name,
    domain: seed.domain,
    users,
    teams,
    groupChats,
  };
  users.push(
    ...seed.users.map(
      (user, at): TeamsUser => ({
        timezone: 'Europe/Oslo',
        ...user,
        id: `29:1${Buffer.from(`${user.handle}@${seed.domain}`).toString('base64url')}`,
        aadObjectId: uuid(2, number * 1000 + at),
        email: `${user.handle}@${user.guest ? 'fylket.example' : seed.domain}`,
        tenant,
        seated: number === 1 && at < seats,
      }),
    ),
  );
  teams.push(
    ...seed.teams.map((team, at) => createTeam(tenant, team, number * 100 + at, number === 1 && at === 0)),
  );
  groupChats.push(
    ...seed.groupChats.map(
      (chat, at): TeamsPlace => ({
        kind: 'groupChat',
        id: `19:${slug(chat.name)}-${number}${at}@thread.v2`,
        name: chat.name,
        tenant,
        team: null,
        type: 'standard',
        members: new Set(chat.members),
        inPlayground: number === 1 && at === 0,
      }),
    ),
  );
  return tenant;
}

/** The conversation without its thread: `19:…@thread.tacv2;messageid=1` is in `19:…@thread.tacv2`. */
export const withoutThread = (conversation: string): string => conversation.replace(/;messageid=.*$/, '');

/** The root of the thread that a conversation names; null where it names none. */
export const threadOf = (conversation: string): string | null =>
  /;messageid=(.+)$/.exec(conversation)?.[1] ?? null;

/** Who and what there is in all tenants. */
export interface Directory {
  readonly tenants: readonly Tenant[];
  /** By their handle. Fails where there is no such. */
  user(handle: string): TeamsUser;
  /** By the id that Saman uses, or by the directory's. */
  find(tenant: Tenant, id: string): TeamsUser | undefined;
  /** By its id, with or without a thread. */
  place(conversation: string): TeamsPlace | undefined;
  personal(user: TeamsUser): TeamsPlace | undefined;
  add(place: TeamsPlace): void;
}

export function createDirectory(tenants: readonly Tenant[]): Directory {
  const users = tenants.flatMap((tenant) => tenant.users);
  const places = new Map(
    tenants
      .flatMap(({ teams, groupChats }) => [...teams.flatMap(({ channels }) => channels), ...groupChats])
      .map((place) => [place.id, place]),
  );
  return {
    tenants,
    user(handle) {
      const found = users.find((one) => one.handle === handle);
      if (!found)
        throw new ClientRefuses(`nobody is called ${handle}, only ${users.map((one) => one.handle)}`);
      return found;
    },
    find: (tenant, id) => tenant.users.find((one) => one.id === id || one.aadObjectId === id),
    place: (conversation) => places.get(withoutThread(conversation)),
    personal: ({ handle, tenant }) =>
      [...places.values()].find(
        (place) => place.kind === 'personal' && place.tenant === tenant && place.members.has(handle),
      ),
    add: (place) => void places.set(place.id, place),
  };
}
