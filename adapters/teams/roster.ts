import { type ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import type { PlatformPerson } from '../../bot/conversation/incoming.ts';
import type { Id } from '../../bot/id.ts';
import { accountOf, nameIn } from './activities.ts';
import type { Calling, Service } from './calling.ts';
import { askingOnce } from './cloud-connector.ts';

/** A member of a team or chat, as Teams tells of them. */
const member = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  /** The same, in another place. */
  objectId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
});

/** Somebody who can be chosen. */
export interface Member {
  readonly externalId: string;
  readonly userId: string;
  readonly name: string | null;
  readonly kind: Exclude<PlatformPerson['kind'], 'deactivated'>;
}

/** A channel of a team. */
export interface Channel {
  readonly id: string;
  /** Null for the one that every team begins with. */
  readonly name: string | null;
  readonly kind: 'standard' | 'private' | 'shared';
}

/** Who is in the teams and chats that Saman is in, and which channels teams have. Null where Teams did not say. */
export interface Roster {
  members(service: Service, tenantId: string, conversationId: string): Promise<readonly Member[] | null>;
  /** One of them; null too where there is no such member. */
  member(service: Service, tenantId: string, conversationId: string, userId: string): Promise<Member | null>;
  channels(service: Service, teamId: string): Promise<readonly Channel[] | null>;
  /** Somebody came or went, or a channel did: it is asked again. */
  changed(connectionId: Id, conversationId: string): void;
}

/** Whoever fills in a form again sees the same people; in milliseconds. */
const believed = 5 * 60_000;
/** More are not fetched: in so large a team nobody looks through a list. */
const mostPages = 20;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createRoster(calling: Calling, now: () => number = () => performance.now()): Roster {
  const kept = new Map<string, { readonly value: unknown; readonly at: number }>();
  const remembered = async <T>(key: string, fetch: () => Promise<T | null>): Promise<T | null> => {
    const one = kept.get(key);
    if (one && one.at + believed > now()) return one.value as T;
    const value = await fetch();
    if (value !== null) kept.set(key, { value, at: now() });
    if (kept.size > 1000) kept.delete(kept.keys().next().value as string);
    return value;
  };

  const page = (service: Service, conversationId: string, continuationToken: string | undefined) =>
    calling.withPatience(service, 'place', (client) =>
      client.conversations.getConversationPagedMembers(
        conversationId,
        (continuationToken ? { continuationToken } : {}) as never,
      ),
    );

  const fetchMembers = async (
    service: Service,
    tenantId: string,
    conversationId: string,
  ): Promise<readonly Member[] | null> => {
    const members: Member[] = [];
    let token: string | undefined;
    for (let nth = 0; nth < mostPages; nth += 1) {
      const asked = await page(service, conversationId, token);
      if (!asked.ok) return nth === 0 ? null : members;
      members.push(...(asked.value.members ?? []).flatMap((one) => memberIn(one, tenantId) ?? []));
      token = asked.value.continuationToken || undefined;
      if (!token) break;
    }
    return members;
  };

  return {
    changed(connectionId, conversationId) {
      for (const what of ['members', 'channels']) kept.delete(`${what} ${connectionId} ${conversationId}`);
    },
    members: (service, tenantId, conversationId) =>
      remembered(`members ${service.connectionId} ${conversationId}`, () =>
        fetchMembers(service, tenantId, conversationId),
      ),
    async member(service, tenantId, conversationId, userId) {
      const asked = await calling.withPatience(service, 'person', (client) =>
        client.conversations.getConversationMember(conversationId, userId),
      );
      return asked.ok ? memberIn(asked.value, tenantId) : null;
    },
    channels: (service, teamId) =>
      remembered(`channels ${service.connectionId} ${teamId}`, async () => {
        const asked = await calling.withPatience(service, 'place', (client) =>
          teamsClient(client).teams.fetchChannelList(teamId),
        );
        if (!asked.ok) return null;
        return (asked.value.conversations ?? []).flatMap(({ id, name, type }) =>
          id ? [{ id, name: nameIn(name), kind: kindOfChannel(type) }] : [],
        );
      }),
  };
}

/** The same service with what is Teams' own. */
function teamsClient(client: ConnectorClient): TeamsConnectorClient {
  const { credentials, baseUri } = client as unknown as { credentials: never; baseUri: string };
  return askingOnce(new TeamsConnectorClient(credentials, { baseUri }));
}

function memberIn(raw: unknown, tenantId: string): Member | null {
  const one = member.safeParse(raw).data;
  if (!one) return null;
  const aadObjectId = one.aadObjectId || one.objectId;
  return {
    externalId: accountOf({ id: one.id, aadObjectId }),
    userId: one.id,
    name: nameIn(one.name),
    kind: kindOf(one, tenantId),
  };
}

const kindOfChannel = (type: string | undefined): Channel['kind'] =>
  type === 'private' || type === 'shared' ? type : 'standard';

function kindOf(one: z.infer<typeof member>, tenantId: string): Member['kind'] {
  if (one.id.startsWith('28:')) return 'machine';
  if (one.userRole === 'anonymous') return 'external';
  if (one.userRole === 'guest' || one.userPrincipalName?.includes('#EXT#')) return 'guest';
  return one.tenantId && one.tenantId !== tenantId ? 'external' : 'member';
}
