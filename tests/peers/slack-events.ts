import { randomUUID } from 'node:crypto';
import type { JsonObject } from './json.ts';
import type { Scene } from './slack-requests.ts';

/** How an event is sent, where it is to differ. */
export interface Sending {
  /** The moment, in milliseconds. */
  readonly at?: number;
  /** The same again is the same event, tried again. */
  readonly eventId?: string;
}

/** A fresh id of an event. */
export const newEventId = (): string => `Ev${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`;

const withoutAuthorization = ['app_uninstalled', 'tokens_revoked'];

/** The envelope in which Slack sends an event. */
export function eventCallback(scene: Scene, event: JsonObject, sending: Sending = {}): JsonObject {
  const { at = Date.now(), eventId = newEventId() } = sending;
  const { app, team, botUserId } = scene;
  const authorization = {
    enterprise_id: null,
    team_id: team.id,
    user_id: botUserId,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { event_ts: (at / 1000).toFixed(6), ...event },
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at / 1000),
    // when the app is removed, there is nobody left who has allowed it
    ...(withoutAuthorization.includes(String(event.type)) ? {} : { authorizations: [authorization] }),
    is_ext_shared_channel: false,
    event_context: `4-${randomUUID()}`,
  };
}

interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly threadTs?: string;
}

const written = ({ user, team }: Scene, { channel, ts, text, threadTs }: Written): JsonObject => ({
  user: user.id,
  ts,
  event_ts: ts,
  client_msg_id: randomUUID(),
  text,
  team: team.id,
  channel,
  ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  blocks: [
    {
      type: 'rich_text',
      block_id: 'rT1',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
    },
  ],
});

/** Somebody writes to Saman directly. */
export const messageIm = (scene: Scene, what: Written): JsonObject => ({
  type: 'message',
  ...written(scene, what),
  channel_type: 'im',
});

/** Somebody mentions Saman in a channel. */
export const appMention = (scene: Scene, what: Written): JsonObject => ({
  type: 'app_mention',
  ...written(scene, what),
});

/** Somebody opens Saman’s home, or its messages. */
export const appHomeOpened = (
  { user }: Scene,
  what: { readonly channel: string; readonly tab: 'home' | 'messages'; readonly view?: JsonObject },
): JsonObject => ({ type: 'app_home_opened', user: user.id, ...what });

/** Somebody comes into a channel: the scene’s user, or Saman itself. */
export const memberJoinedChannel = (
  { team }: Scene,
  what: {
    readonly user: string;
    readonly channel: string;
    readonly private: boolean;
    readonly inviter?: string;
  },
): JsonObject => ({
  type: 'member_joined_channel',
  user: what.user,
  channel: what.channel,
  channel_type: what.private ? 'G' : 'C',
  team: team.id,
  ...(what.inviter === undefined ? {} : { inviter: what.inviter }),
});

/** Somebody, or Saman, leaves a channel. */
export const memberLeftChannel = (
  { team }: Scene,
  what: { readonly user: string; readonly channel: string; readonly private: boolean },
): JsonObject => ({
  type: 'member_left_channel',
  user: what.user,
  channel: what.channel,
  channel_type: what.private ? 'G' : 'C',
  team: team.id,
});

/** A channel is put away; a private one has an event of its own. */
export const channelArchive = (
  { user }: Scene,
  what: { readonly channel: string; readonly private?: boolean },
): JsonObject => ({
  type: what.private ? 'group_archive' : 'channel_archive',
  channel: what.channel,
  user: user.id,
  is_moved: 0,
});

/** Something about a user has changed; `user` as `users.info` gives it. */
export const userChange = (user: JsonObject, at = Date.now()): JsonObject => ({
  type: 'user_change',
  user,
  cache_ts: Math.floor(at / 1000),
});

/** The app has been removed from the workspace. */
export const appUninstalled = (): JsonObject => ({ type: 'app_uninstalled' });

/** Tokens have been taken back: the bot’s, by the bot’s user. */
export const tokensRevoked = ({ botUserId }: Scene): JsonObject => ({
  type: 'tokens_revoked',
  tokens: { oauth: [], bot: [botUserId] },
});
