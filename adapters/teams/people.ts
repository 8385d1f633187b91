import type { PlatformPerson, PlatformPlace } from '../../bot/conversation/incoming.ts';
import type { Id } from '../../bot/id.ts';
import type { Named, Surroundings } from '../../bot/ports/chat.ts';
import { languageOf } from './activities.ts';
import type { KnownPlace, PersonReference, References } from './references.ts';
import type { Member, Roster } from './roster.ts';
import type { Tenants } from './tenants.ts';
import { wordsOf } from './words/words.ts';

/** What Teams tells of people and channels, as far as Saman is where they are. */
export interface Directory {
  describePerson(connectionId: Id, externalId: string): Promise<PlatformPerson | null>;
  describePlace(connectionId: Id, externalId: string): Promise<PlatformPlace | null>;
  listMembers(connectionId: Id, externalId: string): Promise<readonly string[]>;
  surroundings(connectionId: Id, externalId: string): Promise<Surroundings>;
  /** Somebody who has not written yet, found where Saman is too; kept from then on. */
  meet(connectionId: Id, externalId: string): Promise<PersonReference | null>;
  /** A channel or group chat, found in the teams that Saman is in; kept from then on. */
  place(connectionId: Id, externalId: string): Promise<KnownPlace | null>;
}

export interface DirectoryOptions {
  readonly references: References;
  readonly roster: Roster;
  readonly tenants: Tenants;
}

/** A team or group chat that Saman is in: who is in it, and what can be written to. */
interface Gathering {
  readonly place: KnownPlace;
  readonly members: readonly Member[];
  readonly places: readonly Named[];
}

const collator = new Intl.Collator('nb');
const byName = (a: Named, b: Named): number => collator.compare(a.name, b.name);
const rosterIdOf = ({ team, externalId }: KnownPlace): string => team?.id ?? externalId;

/** Each team once, by a channel of which its name is known if there is one, and each group chat. */
const gatheringPlaces = (places: readonly KnownPlace[]): readonly KnownPlace[] => {
  const named = places.filter(({ team }) => team?.name);
  return [...new Map([...places, ...named].map((place) => [rosterIdOf(place), place])).values()];
};

export function createDirectory({ references, roster, tenants }: DirectoryOptions): Directory {
  const membersOf = async (connectionId: Id, place: KnownPlace): Promise<readonly Member[]> => {
    const tenantId = (await tenants.tenantOf(connectionId)) ?? '';
    const service = { connectionId, serviceUrl: place.serviceUrl };
    return (await roster.members(service, tenantId, rosterIdOf(place))) ?? [];
  };

  const namedPlaces = async (
    connectionId: Id,
    place: KnownPlace,
    locale: string | null,
  ): Promise<readonly Named[]> => {
    const words = wordsOf(languageOf(locale) ?? 'nb').places;
    if (!place.team) return [{ externalId: place.externalId, name: place.name ?? words.groupChat }];
    const { id, name: team } = place.team;
    const channels = await roster.channels({ connectionId, serviceUrl: place.serviceUrl }, id);
    // who is in the team is not in its private channels by that, and Saman neither
    const common = (channels ?? []).filter(({ kind }) => kind !== 'private');
    return common.map((one) => ({
      externalId: one.id,
      name: words.channel(team, one.name ?? words.general),
    }));
  };

  /** Where both are, the smallest first: there somebody's own group is. */
  const gatherings = async (connectionId: Id, externalId: string): Promise<readonly Gathering[]> => {
    const locale = (await references.person(connectionId, externalId))?.locale ?? null;
    const found = await Promise.all(
      gatheringPlaces(await references.places(connectionId)).map(async (place) => {
        const members = await membersOf(connectionId, place);
        const isIn = members.some((one) => one.externalId === externalId);
        return isIn ? [{ place, members, places: await namedPlaces(connectionId, place, locale) }] : [];
      }),
    );
    return found.flat().sort((a, b) => a.members.length - b.members.length);
  };

  const meet: Directory['meet'] = async (connectionId, externalId) => {
    for (const place of gatheringPlaces(await references.places(connectionId))) {
      const found = (await membersOf(connectionId, place)).find((one) => one.externalId === externalId);
      if (!found) continue;
      const { serviceUrl, botId } = place;
      const reference: PersonReference = {
        serviceUrl,
        botId,
        userId: found.userId,
        name: found.name,
        conversationId: null,
        locale: null,
        timeZone: null,
      };
      await references.sawPerson(connectionId, externalId, reference);
      return reference;
    }
    return null;
  };

  /** What Teams says of somebody in their own conversation, or where else they are. */
  const memberBehind = async (connectionId: Id, externalId: string): Promise<Member | null> => {
    const known = await references.person(connectionId, externalId);
    const tenantId = (await tenants.tenantOf(connectionId)) ?? '';
    if (known?.conversationId) {
      const service = { connectionId, serviceUrl: known.serviceUrl };
      const found = await roster.member(service, tenantId, known.conversationId, known.userId);
      if (found) return found;
    }
    for (const place of gatheringPlaces(await references.places(connectionId))) {
      const found = (await membersOf(connectionId, place)).find((one) => one.externalId === externalId);
      if (found) return found;
    }
    return null;
  };

  const place: Directory['place'] = async (connectionId, externalId) => {
    const known = await references.place(connectionId, externalId);
    if (known) return known;
    for (const one of gatheringPlaces(await references.places(connectionId))) {
      if (!one.team) continue;
      const service = { connectionId, serviceUrl: one.serviceUrl };
      const channel = (await roster.channels(service, one.team.id))?.find(({ id }) => id === externalId);
      if (!channel) continue;
      const { serviceUrl, botId, team } = one;
      const found = { serviceUrl, botId, team, kind: 'channel' as const, name: channel.name };
      await references.sawPlace(connectionId, externalId, found);
      return { ...found, externalId };
    }
    return null;
  };

  return {
    meet,
    place,
    async describePerson(connectionId, externalId) {
      const member = await memberBehind(connectionId, externalId);
      if (member && !(await references.person(connectionId, externalId)))
        await meet(connectionId, externalId);
      const known = await references.person(connectionId, externalId);
      if (!member && !known) return null;
      return {
        name: member?.name ?? known?.name ?? externalId,
        language: languageOf(known?.locale ?? null),
        timeZone: known?.timeZone ?? null,
        kind: member?.kind ?? 'member',
      };
    },
    async describePlace(connectionId, externalId) {
      const found = await place(connectionId, externalId);
      if (!found) return null;
      const words = wordsOf('nb').places;
      const service = { connectionId, serviceUrl: found.serviceUrl };
      const channels = found.team ? await roster.channels(service, found.team.id) : null;
      const channel = channels?.find(({ id }) => id === externalId);
      return {
        name: found.name ?? (found.kind === 'group' ? words.groupChat : words.general),
        // a channel that was deleted is not in the list any more
        canWrite: channels === null || channel !== undefined,
        archived: false,
        // people of other organisations can be in it
        open: channel?.kind === 'shared',
      };
    },
    async listMembers(connectionId, externalId) {
      const found = await place(connectionId, externalId);
      return found ? (await membersOf(connectionId, found)).map((one) => one.externalId) : [];
    },
    async surroundings(connectionId, externalId) {
      const around = await gatherings(connectionId, externalId);
      const people = new Map<string, Named>();
      for (const { members } of around) {
        const named = members.flatMap(({ externalId: id, name, kind }) =>
          kind === 'machine' || people.has(id) ? [] : [{ externalId: id, name: name ?? id }],
        );
        for (const one of [...named].sort(byName)) people.set(one.externalId, one);
      }
      return {
        people: [...people.values()],
        places: around.flatMap(({ places }) => [...places].sort(byName)),
      };
    },
  };
}
