import { createHmac } from 'node:crypto';
import { type Json, type JsonObject, tryJson } from './json.ts';
import type { SlackEphemeral, SlackMessage, SlackView } from './slack-surfaces.ts';
import type { SlackApp } from './slack-workspace.ts';

/** Who does something, and where: what every request of Slack carries. */
export interface Scene {
  readonly app: SlackApp;
  readonly team: { readonly id: string; readonly domain: string };
  readonly user: { readonly id: string; readonly name: string };
  /** Saman in this workspace. */
  readonly botUserId: string;
}

/** A conversation as Slack names it in requests: `directmessage` and `privategroup` for what is not public. */
export interface SceneChannel {
  readonly id: string;
  readonly name: string;
}

/** What Slack POSTs. */
export interface SlackRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a request is signed. */
export interface Signing {
  /** The moment, in milliseconds. */
  readonly at?: number;
  readonly contentType?: string;
  /** Others, such as `x-slack-retry-num`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The content types of commands and presses, and of events. */
export const form = 'application/x-www-form-urlencoded';
export const json = 'application/json';

/** Signs a body as Slack does: version 0, HMAC-SHA256 over `v0:timestamp:body`. */
export function signedRequest(secret: string, body: string, signing: Signing = {}): SlackRequest {
  const { at = Date.now(), contentType = json, headers = {} } = signing;
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    headers: {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  };
}

/** What came back at once. */
export interface Ack {
  readonly status: number;
  readonly text: string;
  /** The body where it is JSON. */
  readonly json: Json | null;
  readonly milliseconds: number;
}

/** Sends it. */
export async function post(url: string, request: SlackRequest): Promise<Ack> {
  const begun = performance.now();
  const answer = await fetch(url, { method: 'POST', ...request });
  const text = await answer.text();
  const milliseconds = performance.now() - begun;
  return { status: answer.status, text, json: tryJson(text) ?? null, milliseconds };
}

/** The body of a form. */
export const formBody = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

/** The body of an interaction: a form whose only field is JSON. */
export const interactionBody = (payload: JsonObject): string =>
  formBody({ payload: JSON.stringify(payload) });

const seconds = (at: number): string => (at / 1000).toFixed(6);

const teamOf = ({ team }: Scene): JsonObject => ({ id: team.id, domain: team.domain });
const userOf = ({ user, team }: Scene): JsonObject => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: team.id,
});

/** What is the same in every interaction. */
const always = (scene: Scene): JsonObject => ({
  team: teamOf(scene),
  user: userOf(scene),
  api_app_id: scene.app.id,
  token: scene.app.verificationToken,
  enterprise: null,
  is_enterprise_install: false,
});

/** A slash command, as the fields of a form. */
export const slashCommand = (
  scene: Scene,
  what: {
    readonly command: string;
    readonly text: string;
    readonly channel: SceneChannel;
    readonly triggerId: string;
    readonly responseUrl: string;
  },
): Readonly<Record<string, string>> => ({
  token: scene.app.verificationToken,
  team_id: scene.team.id,
  team_domain: scene.team.domain,
  channel_id: what.channel.id,
  channel_name: what.channel.name,
  user_id: scene.user.id,
  user_name: scene.user.name,
  command: what.command,
  text: what.text,
  api_app_id: scene.app.id,
  is_enterprise_install: 'false',
  response_url: what.responseUrl,
  trigger_id: what.triggerId,
});

/** Slack asks whether the address is ours, before it sends events. */
export const urlVerification = (app: SlackApp, challenge: string): JsonObject => ({
  token: app.verificationToken,
  challenge,
  type: 'url_verification',
});

/** Slack looks now and then whether the certificate of a command’s address is good. */
export const sslCheck = (app: SlackApp): Readonly<Record<string, string>> => ({
  ssl_check: '1',
  token: app.verificationToken,
});

/** What every press carries, wherever it is. */
export interface Pressed {
  /** The elements that were acted on: action_id, block_id, type, and what was chosen. */
  readonly actions: readonly JsonObject[];
  readonly triggerId: string;
  /** What the inputs of the message or view hold. */
  readonly values?: JsonObject;
  readonly at?: number;
}

const actionsOf = ({ actions, triggerId, at = Date.now() }: Pressed): JsonObject => ({
  type: 'block_actions',
  trigger_id: triggerId,
  actions: actions.map((action) => ({ ...action, action_ts: seconds(at) })),
});

/** A press in a message. */
export const messagePressed = (
  scene: Scene,
  message: SlackMessage,
  channel: SceneChannel,
  pressed: Pressed & { readonly responseUrl: string },
): JsonObject => ({
  ...always(scene),
  ...actionsOf(pressed),
  container: {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: false,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  },
  channel: { ...channel },
  message: message.raw,
  state: { values: pressed.values ?? {} },
  response_url: pressed.responseUrl,
});

/** A press in a message that only one person sees: Slack does not send that message along. */
export const ephemeralPressed = (
  scene: Scene,
  message: SlackEphemeral,
  channel: SceneChannel,
  pressed: Pressed & { readonly responseUrl: string },
): JsonObject => ({
  ...always(scene),
  ...actionsOf(pressed),
  container: {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: true,
  },
  channel: { ...channel },
  state: { values: pressed.values ?? {} },
  response_url: pressed.responseUrl,
});

const viewWith = (view: SlackView, values: JsonObject): JsonObject => ({ ...view.raw, state: { values } });

/** A press in a modal or on the home. */
export const viewPressed = (scene: Scene, view: SlackView, pressed: Pressed): JsonObject => ({
  ...always(scene),
  ...actionsOf(pressed),
  container: { type: 'view', view_id: view.id },
  view: viewWith(view, pressed.values ?? {}),
});

/** A modal is submitted. */
export const viewSubmission = (
  scene: Scene,
  view: SlackView,
  triggerId: string,
  values: JsonObject,
): JsonObject => ({
  ...always(scene),
  type: 'view_submission',
  trigger_id: triggerId,
  view: viewWith(view, values),
  response_urls: [],
});

/** A modal is closed; Slack says so only where the view asks for it. */
export const viewClosed = (scene: Scene, view: SlackView, isCleared = false): JsonObject => ({
  ...always(scene),
  type: 'view_closed',
  view: viewWith(view, {}),
  is_cleared: isCleared,
});

/** A global shortcut. */
export function shortcut(scene: Scene, callbackId: string, triggerId: string, at = Date.now()): JsonObject {
  const { user, api_app_id: _, ...rest } = always(scene);
  const { user: who, team } = scene;
  return {
    ...rest,
    type: 'shortcut',
    user: { id: who.id, username: who.name, team_id: team.id },
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: seconds(at),
  };
}
