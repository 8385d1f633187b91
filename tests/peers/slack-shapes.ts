import { Temporal } from 'temporal-polyfill';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { SlackUser, Workspace } from './slack-workspace.ts';

/** A user as `users.info` gives it, of what the emulator gives. */
export function completeUser(raw: JsonObject, workspace: Workspace, withLocale: boolean): JsonObject {
  const known: Partial<SlackUser> = workspace.users.find(({ id }) => id === raw.id) ?? {};
  const { tz = 'Europe/Oslo', guest, deleted = false, locale = 'en-US', homeTeam } = known;
  const always = {
    is_bot: raw.is_bot === true || known.bot === true,
    is_app_user: false,
    updated: 1_700_000_000,
  };
  if (deleted) {
    // of somebody deactivated Slack gives little more than the profile
    const { id = '', team_id = '', name = '', profile = {} } = raw;
    return { id, team_id, name, deleted: true, profile, ...always };
  }
  return {
    ...raw,
    ...always,
    tz,
    tz_label: 'Central European Time',
    tz_offset: Temporal.Now.zonedDateTimeISO(tz).offsetNanoseconds / 1e9,
    is_owner: raw.is_admin === true,
    is_primary_owner: false,
    is_restricted: guest !== undefined,
    is_ultra_restricted: guest === 'ultra-restricted',
    ...(homeTeam ? { team_id: homeTeam } : {}),
    ...(withLocale ? { locale } : {}),
  };
}

/** A conversation as `conversations.info` gives it. */
export function completeChannel(raw: JsonObject, workspace: Workspace): JsonObject {
  const shared = workspace.channels.find(({ id }) => id === raw.id)?.shared ?? false;
  const never = { is_org_shared: false, is_pending_ext_shared: false, context_team_id: workspace.teamId };
  return { ...raw, ...never, is_shared: shared, is_ext_shared: shared };
}

/** A message as Slack gives it: one of the bot’s own says so, and metadata comes when it is asked for. */
export function completeMessage(raw: JsonObject, workspace: Workspace, withMetadata: boolean): JsonObject {
  const { metadata, ...rest } = raw;
  const own = { bot_id: workspace.botId, app_id: workspace.appId, team: workspace.teamId };
  return {
    ...rest,
    ...(raw.user === workspace.botUserId ? own : {}),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

/** One page of a list, by the arguments `limit` and `cursor`, with the cursor of the next. */
export function pageOf<T>(all: readonly T[], args: JsonObject, nameOf: (one: T) => string) {
  const from = args.cursor
    ? Math.max(
        0,
        all.findIndex((one) => nameOf(one) === args.cursor),
      )
    : 0;
  const to = from + (Number(args.limit) || 100);
  const next = all[to];
  return { shown: all.slice(from, to), next: next === undefined ? '' : nameOf(next) };
}

const acts = /button|select|input|picker|checkboxes|overflow/;
let named = 0;

/** Gives blocks and elements the ids that Slack gives them, where the app gave none. */
export function withIds(blocks: Json | undefined): Json | undefined {
  if (!Array.isArray(blocks)) return blocks;
  const nameElement = (element: Json): Json => {
    if (!isObject(element) || typeof element.type !== 'string' || !acts.test(element.type)) return element;
    named += 1;
    return { action_id: `a${named}`, ...element };
  };
  return blocks.map((block: Json) => {
    if (!isObject(block)) return block;
    named += 1;
    return {
      block_id: `b${named}`,
      ...block,
      ...(block.type === 'actions' && Array.isArray(block.elements)
        ? { elements: block.elements.map(nameElement) }
        : {}),
      ...(isObject(block.element) ? { element: nameElement(block.element) } : {}),
      ...(isObject(block.accessory) ? { accessory: nameElement(block.accessory) } : {}),
    };
  });
}
