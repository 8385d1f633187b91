import { randomUUID } from 'node:crypto';
import { type JsonObject, textOf } from './json.ts';
import type { TeamsBot } from './teams-activities.ts';
import type { Directory, TeamsPlace, TeamsUser, Tenant } from './teams-directory.ts';
import type { Messages } from './teams-messages.ts';
import type { Playground } from './teams-playground.ts';

/** Everything that there is in Teams, as far as Saman can notice. */
export interface World {
  readonly directory: Directory;
  readonly playground: Playground;
  readonly messages: Messages;
  readonly bot: TeamsBot;
  readonly installations: Installations;
  /** The most members that are answered at once; then there is a token for more. */
  readonly membersAtOnce: number;
  serviceUrl(tenant: Tenant): string;
}

/** Where Saman has been added. */
export interface Installations {
  add(place: TeamsPlace): void;
  remove(place: TeamsPlace): void;
  /** Why Saman may not write there: null where it may. */
  refusal(place: TeamsPlace): Refusal | null;
  /** Why Saman may not begin a conversation with somebody: null where it may. */
  refusalFor(user: TeamsUser): Refusal | null;
}

/** How Teams says no. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const forbidden = (code: string, message: string): Refusal => ({ status: 403, code, message });

const home = ({ id, team }: TeamsPlace): string => team?.id ?? id;

/** Somebody is reached who has added Saman, or who is where it has been added; but not after they have removed it. */
export function createInstallations(begun: readonly string[]): Installations {
  const places = new Set(begun);
  const people = new Set<string>();
  const removedBy = new Set<string>();
  const isNear = ({ handle, tenant }: TeamsUser): boolean =>
    [...tenant.teams, ...tenant.groupChats].some(({ id, members }) => places.has(id) && members.has(handle));
  const refusalFor = (user: TeamsUser): Refusal | null => {
    if (people.has(user.id)) return null;
    if (removedBy.has(user.id))
      return forbidden('ConversationBlockedByUser', 'User blocked the conversation with the bot.');
    if (isNear(user)) return null;
    return forbidden(
      'ForbiddenOperationException',
      'The bot is not installed in the personal scope of the user.',
    );
  };
  const ownerOf = ({ members, tenant }: TeamsPlace): TeamsUser | undefined =>
    tenant.users.find(({ handle }) => members.has(handle));
  return {
    add(place) {
      const owner = place.kind === 'personal' ? ownerOf(place) : undefined;
      if (!owner) return void places.add(home(place));
      people.add(owner.id);
      removedBy.delete(owner.id);
    },
    remove(place) {
      const owner = place.kind === 'personal' ? ownerOf(place) : undefined;
      if (!owner) return void places.delete(home(place));
      people.delete(owner.id);
      removedBy.add(owner.id);
    },
    refusal(place) {
      const owner = place.kind === 'personal' ? ownerOf(place) : undefined;
      if (owner) return refusalFor(owner);
      if (places.has(home(place))) return null;
      return forbidden('BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
    },
    refusalFor,
  };
}

/** Ids of messages that the proxy keeps, in the form of Teams': a moment, never the same twice. */
let last = 0;
export function newMessageId(): string {
  last = Math.max(Date.now(), last + 1);
  return String(last);
}

/** The personal chat of somebody with Saman, begun if there was none: in the Playground if they have a seat there. */
export async function personalPlace(world: World, user: TeamsUser): Promise<TeamsPlace> {
  const known = world.directory.personal(user);
  if (known) return known;
  const place = (id: string): TeamsPlace => {
    const begun: TeamsPlace = {
      kind: 'personal',
      id,
      name: user.name,
      tenant: user.tenant,
      team: null,
      type: 'standard',
      members: new Set([user.handle]),
      inPlayground: user.seated,
    };
    world.directory.add(begun);
    return begun;
  };
  if (!user.seated) return place(`a:1${randomUUID()}`);
  const asked: JsonObject = {
    isGroup: false,
    bot: { id: world.bot.id },
    members: [{ id: user.id }],
    tenantId: user.tenant.id,
  };
  const { status, body } = await world.playground.ask('POST', '/_connector/v3/conversations', asked);
  if (status !== 201) throw new Error(`the Playground begins no chat with ${user.handle}: ${status}`);
  return world.directory.personal(user) ?? place(textOf(body.id));
}
