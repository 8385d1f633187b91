import { type JsonObject, objectOf, objectsOf, textOf } from './json.ts';

/** A message as people see it now, in a channel, a thread or a direct conversation. */
export interface SlackMessage {
  readonly surface: 'message';
  readonly channel: string;
  readonly ts: string;
  /** What notifications and old clients show. */
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** Who wrote it: a user, or a bot's user. */
  readonly userId: string;
  readonly threadTs: string | null;
  readonly edited: boolean;
  readonly metadata: JsonObject | null;
  /** The message as Slack gives it. */
  readonly raw: JsonObject;
}

/** A message that only one person sees. */
export interface SlackEphemeral {
  readonly surface: 'ephemeral';
  readonly channel: string;
  readonly ts: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
}

/** A modal, or what stands on the app's home. */
export interface SlackView {
  readonly surface: 'modal' | 'home';
  readonly id: string;
  /** Who has it before them. */
  readonly userId: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly title: string;
  /** The text of the button that submits; null where there is none. */
  readonly submit: string | null;
  readonly blocks: readonly JsonObject[];
  /** The view as Slack gives it. */
  readonly raw: JsonObject;
}

/** What somebody can press something on. */
export type Surface = SlackMessage | SlackEphemeral | SlackView;

/** Whether it is a modal or a home, and no message. */
export const isView = (on: Surface): on is SlackView => on.surface === 'modal' || on.surface === 'home';

/** Reads a message from a history. */
export const readMessage = (channel: string, raw: JsonObject): SlackMessage => ({
  surface: 'message',
  channel,
  ts: textOf(raw.ts),
  text: textOf(raw.text),
  blocks: objectsOf(raw.blocks),
  userId: textOf(raw.user),
  threadTs: textOf(raw.thread_ts) || null,
  edited: raw.edited !== undefined,
  metadata: raw.metadata === undefined ? null : objectOf(raw.metadata),
  raw,
});

/** Reads a view from the answer of a method that shows one. */
export const readView = (userId: string, raw: JsonObject): SlackView => ({
  surface: raw.type === 'home' ? 'home' : 'modal',
  id: textOf(raw.id),
  userId,
  hash: textOf(raw.hash),
  callbackId: textOf(raw.callback_id),
  privateMetadata: textOf(raw.private_metadata),
  title: textOf(objectOf(raw.title).text),
  submit: textOf(objectOf(raw.submit).text) || null,
  blocks: objectsOf(raw.blocks),
  raw,
});
