import type { UsersInfoResponse } from '@slack/web-api';
import type { PlatformPerson, PlatformPlace } from '../../bot/conversation/incoming.ts';
import { storable } from '../../bot/conversation/storable.ts';
import type { Id } from '../../bot/id.ts';
import { limits } from '../../bot/limits.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Calling } from './calling.ts';

type User = NonNullable<UsersInfoResponse['user']>;

const oslo = 'Europe/Oslo';
const winterAndSummer = [new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')];

/** How the clocks of a time zone go over the year; null for what is none. */
function clocksIn(timeZone: string | undefined): string | null {
  if (!timeZone) return null;
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    return winterAndSummer.map((moment) => format.format(moment)).join();
  } catch {
    return null; // a name that is not known here
  }
}

const inOslo = clocksIn(oslo);

/**
 * The time zone of a Slack profile, null where it cannot be used. Slack names few places: the clock in Norway is often
 * called Amsterdam's there.
 */
export function timeZoneOf(timeZone: string | undefined): string | null {
  const clocks = clocksIn(timeZone);
  return clocks === inOslo ? oslo : clocks && (timeZone ?? null);
}

/**
 * The language of a Slack profile. Slack has no Norwegian of its own: somebody on Oslo's time whose Slack is in its
 * default English has chosen nothing, and gets bokmål. British English is a choice, and so is any other language.
 */
export function languageOf(locale: string | undefined, timeZone: string | undefined): Language | null {
  const [language] = (locale ?? '').toLowerCase().split(/[-_]/);
  if (language === 'nn') return 'nn';
  if (language === 'nb' || language === 'no') return 'nb';
  if (!locale) return null;
  const isDefault = /^en[-_]us$/i.test(locale);
  return isDefault && timeZoneOf(timeZone) === oslo ? null : 'en';
}

/** Who somebody is, by what Slack tells of them; `team` is the workspace that was asked. */
export function personOf(user: User, team: string): PlatformPerson {
  const { profile } = user;
  const name =
    [profile?.real_name, user.real_name, profile?.display_name, user.name].find((one) => one?.trim()) ??
    String(user.id);
  return {
    name: storable(name).trim().slice(0, limits.personName),
    language: languageOf(user.locale, user.tz),
    timeZone: timeZoneOf(user.tz),
    kind: kindOf(user, team),
  };
}

function kindOf(user: User, team: string): PlatformPerson['kind'] {
  if (user.is_bot || user.id === 'USLACKBOT') return 'machine';
  if (user.deleted) return 'deactivated';
  if (user.is_stranger || (user.team_id && user.team_id !== team)) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** What Slack tells of people and channels. */
export interface Directory {
  describePerson(connectionId: Id, externalId: string): Promise<PlatformPerson | null>;
  describePlace(connectionId: Id, externalId: string): Promise<PlatformPlace | null>;
  listMembers(connectionId: Id, externalId: string): Promise<readonly string[]>;
}

/** More members than this are not asked for: such a channel is open to all anyway. */
const mostPages = 10;

export function createDirectory(calling: Calling): Directory {
  return {
    async describePerson(connectionId, externalId) {
      const asked = await calling.withPatience(connectionId, async (client, { team }) => {
        const { user } = await client.users.info({ user: externalId, include_locale: true });
        return user ? personOf(user, team) : null;
      });
      return asked.ok ? asked.value : null;
    },
    async describePlace(connectionId, externalId) {
      const asked = await calling.withPatience(connectionId, async (client) => {
        const { channel } = await client.conversations.info({ channel: externalId });
        return channel ?? null;
      });
      if (!asked.ok || !asked.value) return null;
      const { name, is_member, is_archived, is_private, is_ext_shared } = asked.value;
      return {
        name: name ?? externalId,
        canWrite: is_member === true,
        archived: is_archived === true,
        open: is_private !== true || is_ext_shared === true,
      };
    },
    async listMembers(connectionId, externalId) {
      const members: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const asked = await calling.withPatience(connectionId, (client) =>
          client.conversations.members({ channel: externalId, limit: 200, ...(cursor ? { cursor } : {}) }),
        );
        if (!asked.ok) return members;
        members.push(...(asked.value.members ?? []));
        cursor = asked.value.response_metadata?.next_cursor || undefined;
        if (!cursor) break;
      }
      return members;
    },
  };
}
