import { randomUUID } from 'node:crypto';
import { isObject, type Json, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import type { TeamsPlace, TeamsUser } from './teams-directory.ts';

/** Saman, as Teams calls it. */
export interface TeamsBot {
  /** `28:` and the app's id. */
  readonly id: string;
  readonly name: string;
}

/** Who does something, and where. */
export interface TeamsScene {
  readonly user: TeamsUser;
  readonly place: TeamsPlace;
  /** The conversation, in a channel with the thread. */
  readonly conversation: string;
  readonly bot: TeamsBot;
  readonly serviceUrl: string;
}

/** How an activity that is sent is to be other than Teams would make it. */
export type Alteration = (activity: JsonObject) => JsonObject;

const now = (): string => new Date().toISOString();

/** Of an activity that is no message. */
export const newActivityId = (): string => `f:${randomUUID()}`;

export const mentionOf = ({ name }: TeamsBot): string => `<at>${name}</at>`;

const country = (locale: string): string => locale.split('-')[1] ?? 'NO';

function clientInfo({ locale, timezone }: TeamsUser): JsonObject {
  return { type: 'clientInfo', locale, country: country(locale), platform: 'Web', timezone };
}

function channelData({ place: { kind, id, team, tenant } }: TeamsScene): JsonObject {
  if (kind !== 'channel' || !team) return { tenant: { id: tenant.id } };
  return { tenant: { id: tenant.id }, team: { id: team.id }, channel: { id } };
}

/** What every activity has. */
function base(scene: TeamsScene): JsonObject {
  const { user, place, conversation, bot, serviceUrl } = scene;
  return {
    id: newActivityId(),
    timestamp: now(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: user.id, aadObjectId: user.aadObjectId },
    conversation: {
      ...(place.kind === 'personal' ? {} : { isGroup: true }),
      conversationType: place.kind,
      tenantId: place.tenant.id,
      id: conversation,
    },
    recipient: { id: bot.id, name: bot.name },
    channelData: channelData(scene),
  };
}

const byClient = ({ user }: TeamsScene): JsonObject => ({
  from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
  localTimestamp: now(),
  localTimezone: user.timezone,
  locale: user.locale,
});

/** A message, with the mention of Saman where its text has one. */
export function messageActivity(scene: TeamsScene, text: string, id: string): JsonObject {
  const { bot, place, user } = scene;
  const mention = { type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: mentionOf(bot) };
  const inChannel = place.kind === 'channel' ? { teamsChannelId: place.id, teamsTeamId: place.team?.id } : {};
  return {
    ...base(scene),
    ...byClient(scene),
    type: 'message',
    id,
    text,
    textFormat: 'plain',
    channelData: { ...inChannel, ...channelData(scene) },
    entities: [...(text.includes(mentionOf(bot)) ? [mention] : []), clientInfo(user)],
  };
}

/** An `adaptiveCard/action`: what a press of an Action.Execute becomes. */
export const invokeActivity = (scene: TeamsScene, replyToId: string, action: JsonObject): JsonObject => ({
  ...base(scene),
  ...byClient(scene),
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId,
  value: { action, trigger: 'manual' },
  channelData: { source: { name: 'message' }, ...channelData(scene) },
  entities: [clientInfo(scene.user)],
});

const wholeTeam = ({ place: { team, kind } }: TeamsScene): JsonObject =>
  kind === 'channel' && team ? { team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId } } : {};

/** Saman is added or removed, or its package is renewed. */
export const installationActivity = (
  scene: TeamsScene,
  action: 'add' | 'add-upgrade' | 'remove',
): JsonObject => ({
  ...base(scene),
  type: 'installationUpdate',
  action,
  channelData: {
    ...channelData(scene),
    ...wholeTeam(scene),
    source: { name: 'message' },
    settings: { selectedChannel: { id: scene.place.id } },
  },
  entities: [{ type: 'clientInfo', locale: scene.user.locale }],
  locale: scene.user.locale,
});

/** Somebody comes into a place or leaves it, or Saman does. */
export function membersActivity(
  scene: TeamsScene,
  happened: 'membersAdded' | 'membersRemoved',
  members: readonly JsonObject[],
): JsonObject {
  const event = happened === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved';
  return {
    ...base(scene),
    type: 'conversationUpdate',
    [happened]: [...members],
    channelData: {
      ...channelData(scene),
      ...wholeTeam(scene),
      ...(scene.place.kind === 'channel' ? { eventType: event } : {}),
    },
  };
}

function inClient(entity: JsonObject, user: TeamsUser): JsonObject {
  if (entity.type !== 'clientInfo') return entity;
  const known = clientInfo(user);
  return Object.fromEntries(Object.entries(entity).map(([key, value]) => [key, known[key] ?? value]));
}

/**
 * An activity of the Playground as Teams would send it: from the one who did it (its messages are all from one user),
 * with their locale and time zone, the service's address for the tenant, and an id of Teams' kind.
 */
export function asFromTeams(activity: JsonObject, scene: TeamsScene, id: string): JsonObject {
  const { user, serviceUrl } = scene;
  const { name } = objectOf(activity.from);
  const set = (key: string, value: Json): JsonObject => (activity[key] === undefined ? {} : { [key]: value });
  return {
    ...activity,
    id,
    serviceUrl,
    from: { ...(name === undefined ? {} : { name: user.name }), id: user.id, aadObjectId: user.aadObjectId },
    ...set('locale', user.locale),
    ...set('localTimezone', user.timezone),
    ...set(
      'entities',
      objectsOf(activity.entities).map((entity) => inClient(entity, user)),
    ),
  };
}

/** The kind of an activity, for messages of errors. */
export const kindOf = (activity: JsonObject): string =>
  [textOf(activity.type), textOf(activity.name), textOf(activity.action)]
    .filter((one) => one !== '')
    .join(' ');

/** What an answer to an invoke shows in place of the message; null where it shows no card. */
export const cardAnswer = (body: Json, type: string): JsonObject | null =>
  isObject(body) && body.type === type && isObject(body.value) ? body.value : null;
