import type { Services } from '../../bot/conversation/handling.ts';
import type { PlatformPerson, PlatformPlace } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Platform } from '../../bot/people/person.ts';
import type { Address, ChatAdapter, Undeliverable } from '../../bot/ports/chat.ts';
import type { World } from './world.ts';

/** A platform as Slack is one: it keeps what it is sent, makes no channels, and tells of people and places. */
export interface SlackLike {
  readonly adapter: ChatAdapter;
  readonly people: Map<string, PlatformPerson>;
  readonly places: Map<string, PlatformPlace>;
  /** Why nothing reaches an account or a channel, by its id. */
  readonly unreachable: Map<string, Undeliverable>;
  /** What was sent, in order, with where it went. */
  readonly sent: { readonly to: string; readonly message: Message }[];
  /** Whom it was asked about. */
  readonly asked: string[];
}

export function slackLike(name: Platform = 'slack'): SlackLike {
  const people = new Map<string, PlatformPerson>();
  const places = new Map<string, PlatformPlace>();
  const unreachable = new Map<string, Undeliverable>();
  const sent: { to: string; message: Message }[] = [];
  const asked: string[] = [];
  const adapter: ChatAdapter = {
    name,
    capabilities: {
      formsInMessages: false,
      privateInChannel: true,
      home: true,
      threads: true,
      makesChannels: false,
      keepsViews: false,
    },
    start: async () => {},
    stop: async () => {},
    async send({ connectionId, externalId }: Address, message, { key }) {
      const reason = unreachable.get(externalId);
      if (reason) return { kind: 'impossible', reason };
      sent.push({ to: externalId, message });
      return { kind: 'sent', ref: { connectionId, conversation: externalId, message: key } };
    },
    update: async (ref) => ({ kind: 'sent', ref }),
    remove: async (ref) => ({ kind: 'sent', ref }),
    async describePerson(_connection, externalId) {
      asked.push(externalId);
      return people.get(externalId) ?? null;
    },
    describePlace: async (_connection, externalId) => places.get(externalId) ?? null,
    listMembers: async () => [],
    surroundings: async () => ({ people: [], places: [] }),
  };
  return { adapter, people, places, unreachable, sent, asked };
}

/** Somebody as the platform tells of them. */
export const toldAs = (name: string, more: Partial<PlatformPerson> = {}): PlatformPerson => ({
  name,
  language: 'nb',
  timeZone: 'Europe/Oslo',
  kind: 'member',
  ...more,
});

/** A workspace on that platform, which belongs to an organisation of the world. */
export async function connectSlack(world: World, organisation: string): Promise<Id> {
  const { store } = world.services;
  const { id } = await world.database.connections.connect('slack', `T${newId()}`, organisation, 'sealed');
  const named = await store.programmes.organisationNamed(organisation);
  if (!named) throw new Error(`there is no ${organisation}`);
  await store.transaction((tx) => tx.programmes.giveConnection(id, named.id));
  return id;
}

export const withSlack = (world: World, slack: SlackLike): Services => ({
  ...world.services,
  adapters: [slack.adapter],
});
