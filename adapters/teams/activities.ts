import { z } from 'zod';
import type { Whereabouts } from '../../bot/conversation/incoming.ts';
import { storable } from '../../bot/conversation/storable.ts';
import { limits } from '../../bot/limits.ts';
import type { Language } from '../../bot/people/person.ts';

const text = z.string().min(1).max(2000);
const account = z.object({
  id: text,
  name: z.string().nullish(),
  /** The same for every bot and for good; not everybody has one. */
  aadObjectId: z.string().nullish(),
});
const named = z.object({ id: text, name: z.string().nullish() });

/** What Saman reads of an activity. */
const activity = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  serviceUrl: z.string(),
  replyToId: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: text,
    name: z.string().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: text }).nullish(),
      team: named.nullish(),
      channel: named.nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: z.object({ id: z.string() }).nullish(),
        locale: z.string().nullish(),
        timezone: z.string().nullish(),
      }),
    )
    .nullish(),
  membersRemoved: z.array(account).nullish(),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activity>;

/** Somebody, as what they did tells of them. */
export interface Who {
  /** By which Saman knows the account: the directory's id of it, or the channel's where there is none. */
  readonly externalId: string;
  /** The channel's id, with which they are spoken to. */
  readonly userId: string;
  readonly name: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
}

/** Where it was done. */
export interface Where {
  readonly kind: 'direct' | 'channel' | 'group';
  /** With the thread, where it is in one. */
  readonly conversationId: string;
  /** By which Saman knows the place: the channel or group chat itself. */
  readonly placeId: string;
  readonly team: { readonly id: string; readonly name: string | null } | null;
  readonly name: string | null;
}

/** Something that came from Teams, as far as Saman knows such things. */
export interface Happening {
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string | null };
  readonly who: Who;
  readonly where: Where;
  readonly what: What;
}

export type What =
  | { readonly kind: 'said'; readonly id: string | null; readonly text: string }
  | {
      readonly kind: 'pressed';
      readonly verb: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** The message that holds the card. */
      readonly messageId: string | null;
    }
  | { readonly kind: 'added' }
  | { readonly kind: 'removed'; readonly whole: 'place' | 'team' }
  | { readonly kind: 'other' };

/** Reads an activity; null where it does not tell who did what where. */
export function happeningIn(raw: unknown): Happening | null {
  const read = activity.safeParse(raw);
  if (!read.success) return null;
  const one = read.data;
  const tenantId = one.conversation.tenantId || one.channelData?.tenant?.id;
  if (!tenantId) return null;
  return {
    tenantId,
    serviceUrl: one.serviceUrl,
    bot: { id: one.recipient.id, name: one.recipient.name ?? null },
    who: whoIn(one),
    where: whereIn(one),
    what: whatIn(one),
  };
}

function whoIn({ from, locale, localTimezone, entities }: Activity): Who {
  const client = entities?.find(({ type }) => type === 'clientInfo');
  return {
    externalId: accountOf(from),
    userId: from.id,
    name: nameIn(from.name),
    locale: client?.locale || locale || null,
    timeZone: timeZoneIn(client?.timezone || localTimezone),
  };
}

/** By which Saman knows an account. */
export const accountOf = (one: {
  readonly id: string;
  readonly aadObjectId?: string | null | undefined;
}): string => one.aadObjectId || one.id;

/** A name as it can be stored; null where there is none. */
export const nameIn = (name: string | null | undefined): string | null =>
  storable(name ?? '')
    .trim()
    .slice(0, limits.personName) || null;

/** Which names are those of time zones: finding out takes longer than all else that is read. */
const timeZones = new Map<string, boolean>();
const mostTimeZones = 1000;

function timeZoneIn(name: string | null | undefined): string | null {
  if (!name) return null;
  const known = timeZones.get(name);
  const isOne = known ?? isTimeZone(name);
  if (known === undefined && timeZones.size < mostTimeZones) timeZones.set(name, isOne);
  return isOne ? name : null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // a name that is not known here
  }
}

/** The language of Teams itself; who has chosen a neighbour's reads bokmål rather than English. */
export function languageOf(locale: string | null): Language | null {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  if (language === '') return null;
  if (language === 'nn') return 'nn';
  return ['nb', 'no', 'da', 'sv'].includes(language) ? 'nb' : 'en';
}

/** A channel's conversation names the thread behind the channel. */
export const withoutThread = (conversationId: string): string => conversationId.split(';')[0] ?? '';

/** Whether a conversation is a channel or group chat, also one that is not known any more. */
export const isPlace = (conversationId: string): boolean => conversationId.includes('@thread.');

function whereIn({ conversation, channelData }: Activity): Where {
  const { id, conversationType } = conversation;
  const { team, channel } = channelData ?? {};
  const kind =
    conversationType === 'channel' || channel || team
      ? 'channel'
      : conversationType === 'groupChat'
        ? 'group'
        : 'direct';
  return {
    kind,
    conversationId: id,
    placeId: kind === 'channel' ? (channel?.id ?? withoutThread(id)) : id,
    team: team ? { id: team.id, name: nameIn(team.name) } : null,
    name: nameIn(kind === 'channel' ? channel?.name : conversation.name),
  };
}

function whatIn(one: Activity): What {
  const { type, membersRemoved, recipient, channelData } = one;
  const isBot = (account: { readonly id: string }): boolean => account.id === recipient.id;
  if (type === 'message') return { kind: 'said', id: one.id || null, text: saidIn(one) };
  if (type === 'invoke') return one.name === 'adaptiveCard/action' ? pressIn(one) : { kind: 'other' };
  if (type === 'installationUpdate') {
    if (one.action?.startsWith('add')) return { kind: 'added' };
    if (one.action?.startsWith('remove'))
      return { kind: 'removed', whole: channelData?.team ? 'team' : 'place' };
  }
  // that Saman is a member now comes beside an installation, and tells less
  if (type === 'conversationUpdate') {
    if (membersRemoved?.some(isBot)) return { kind: 'removed', whole: channelData?.team ? 'team' : 'place' };
    if (channelData?.eventType === 'channelDeleted') return { kind: 'removed', whole: 'place' };
    if (channelData?.eventType === 'teamDeleted') return { kind: 'removed', whole: 'team' };
  }
  return { kind: 'other' };
}

/** What somebody wrote, without naming Saman. */
function saidIn({ text: said, entities, recipient }: Activity): string {
  let left = said ?? '';
  for (const { type, mentioned, text: mention } of entities ?? [])
    if (type === 'mention' && mentioned?.id === recipient.id && mention) left = left.replaceAll(mention, ' ');
  return storable(left.replace(/<at\b[^>]*>[^<]*<\/at>/g, ' ').replaceAll('&nbsp;', ' '))
    .replace(/[ \u00a0]+/g, ' ')
    .trim();
}

const execute = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()).nullish() }),
});

function pressIn({ value, replyToId }: Activity): What {
  const read = execute.safeParse(value);
  if (!read.success) return { kind: 'other' };
  const { verb, data } = read.data.action;
  return { kind: 'pressed', verb, data: data ?? {}, messageId: replyToId || null };
}

/** Where it was, as the bot knows it. */
export const whereaboutsOf = ({ kind, placeId }: Where): Whereabouts =>
  kind === 'direct' ? { kind } : { kind: 'channel', externalId: placeId };
