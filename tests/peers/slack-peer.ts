import { createServer, type Server } from 'node:http';
import { textOf } from './json.ts';
import { keepOpen } from './kept-open.ts';
import { type Call, createCalls } from './slack-calls.ts';
import { createFaults, type FaultRule } from './slack-faults.ts';
import { createOAuth } from './slack-oauth.ts';
import { municipality, secretariat, type WorkspaceSeed } from './slack-offices.ts';
import { type ShownBlocks, serveSlack } from './slack-proxy.ts';
import { createReading, type Reading, workspaceOf } from './slack-reading.ts';
import { createResponseUrls, type ResponsePlace, type ResponsePost } from './slack-response-urls.ts';
import { createScreens, type Screens } from './slack-screens.ts';
import { createSocketMode, type SocketMode } from './slack-socket.ts';
import type { SlackEphemeral, SlackView } from './slack-surfaces.ts';
import { createTokens, type TokenEnd } from './slack-tokens.ts';
import { createWaiting, type Waiting } from './slack-waiting.ts';
import { type SlackApp, startWorkspace, type Workspace } from './slack-workspace.ts';

/** How the peer is to be. */
export interface SlackPeerOptions {
  /** The scopes of the bot’s token; anything that needs another is refused. */
  readonly scopes: readonly string[];
  /** By default a municipality and a secretariat. */
  readonly workspaces?: readonly WorkspaceSeed[];
  /** Finds what Slack would not take in a message, modal or home; it ends up in `problems`. */
  readonly checkBlocks?: (what: ShownBlocks) => readonly string[];
  /** Where OAuth may send people back to. */
  readonly redirectUris?: readonly string[];
  /** Tokens of OAuth installations last twelve hours. */
  readonly tokenRotation?: boolean;
}

/** Slack, as an independent program knows it, with a recorder and faults before it. */
export interface SlackPeer extends Reading, Pick<Waiting, 'until'> {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly app: SlackApp;
  readonly workspaces: readonly Workspace[];
  /** The first of them. */
  readonly workspace: Workspace;
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** Forgets the calls and the answers to `response_url`s so far. */
  clear(): void;
  inject(rule: FaultRule): void;
  /** Takes back the faults that have not met a call. */
  heal(): void;
  readonly responses: readonly ResponsePost[];
  responseUrl(place?: ResponsePlace): string;
  /** What `checkBlocks` found in everything that was shown; and what the peer itself could not do. */
  readonly problems: readonly string[];
  /** Shows blocks to `checkBlocks` that come to Slack by another way: an acknowledgement. */
  look(what: ShownBlocks): void;
  readonly screens: Screens;
  /** What only they see, oldest first. */
  ephemeralsOf(userId: string): readonly SlackEphemeral[];
  /** The modal that they have before them; null where none is open. */
  viewOf(userId: string): SlackView | null;
  homeOf(userId: string): SlackView | null;
  /** A real trigger: serves once, for two to three seconds. `viewId`: it comes from a press in this modal. */
  triggerFor(userId: string, viewId?: string): Promise<string>;
  /** Says yes on Slack’s page of an OAuth installation; gives where the browser is sent then. */
  approve(authorizeUrl: string, userId: string): Promise<string>;
  /** Says no on it. */
  deny(authorizeUrl: string): string;
  /** Ends one token. */
  endToken(token: string, why: TokenEnd): void;
  /** Ends all tokens of a workspace, as when the app is removed; no event is sent. */
  uninstall(workspace: Workspace): void;
  readonly socket: SocketMode;
  stop(): Promise<void>;
}

const app: SlackApp = {
  id: 'A0SAMANAPP',
  clientId: '1000000000.2000000000',
  clientSecret: 'client-secret-of-the-slack-peer',
  signingSecret: 'signing-secret-of-the-slack-peer',
  appToken: 'xapp-1-A0SAMANAPP-1-of-the-slack-peer',
  verificationToken: 'verification-token-of-the-peer',
};

async function listen(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = keepOpen(createServer());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { server, port: address.port };
}

async function end(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

const startWorkspaces = (
  { workspaces = [municipality, secretariat], scopes, redirectUris = [] }: SlackPeerOptions,
  address: string,
): Promise<readonly Workspace[]> =>
  Promise.all(
    workspaces.map((seed, at) => {
      const number = at + 1;
      const baseUrl = `${address}/workspace/${number}`;
      return startWorkspace({ app, seed, scopes, redirectUris, number, baseUrl });
    }),
  );

async function giveTrigger(workspace: Workspace, screens: Screens, userId: string, viewId?: string) {
  const asked = { user_id: userId, ...(viewId === undefined ? {} : { view_id: viewId }) };
  const answer = await workspace.asBot('views.generateTriggerId', asked);
  if (answer.ok !== true) throw new Error(`no trigger for ${userId}: ${textOf(answer.error)}`);
  const trigger = textOf(answer.trigger_id);
  screens.gaveTrigger(trigger, userId);
  return trigger;
}

/** Starts the workspaces and the proxy before them, on free ports of this machine. */
export async function startSlackPeer(options: SlackPeerOptions): Promise<SlackPeer> {
  const { scopes, checkBlocks, tokenRotation = false } = options;
  const { server, port } = await listen();
  const address = `http://127.0.0.1:${port}`;
  const workspaces = await startWorkspaces(options, address);
  const problems: string[] = [];
  const look = (what: ShownBlocks): void => void problems.push(...(checkBlocks?.(what) ?? []));
  const waiting = createWaiting();
  const screens = createScreens();
  const calls = createCalls(waiting.changed);
  const faults = createFaults();
  const tokens = createTokens(workspaces, scopes);
  const oauth = createOAuth(tokens, tokenRotation);
  const socket = createSocketMode(app.id, `ws://127.0.0.1:${port}`);
  const responseUrls = createResponseUrls(address, screens, (body) => {
    if (body.blocks !== undefined) look({ surface: 'message', payload: body });
    waiting.changed();
  });
  const stop = new AbortController();
  serveSlack(server, {
    workspaces,
    tokens,
    calls,
    faults,
    screens,
    oauth,
    socket,
    responseUrls,
    appToken: app.appToken,
    look,
    failed: (why) => problems.push(`the peer itself failed: ${why}`),
    stopping: stop.signal,
  });
  const [workspace] = workspaces;
  if (!workspace) throw new Error('Slack needs a workspace');
  return {
    apiUrl: `${address}/api/`,
    app,
    workspaces,
    workspace,
    ...createReading(workspaces),
    calls: calls.all,
    callsOf: (method) => calls.all.filter((call) => call.method === method),
    clear() {
      calls.clear();
      responseUrls.clear();
    },
    inject: faults.inject,
    heal: faults.clear,
    responses: responseUrls.posts,
    responseUrl: responseUrls.make,
    problems,
    look,
    screens,
    ephemeralsOf: screens.ephemeralsOf,
    viewOf: screens.modalOf,
    homeOf: screens.homeOf,
    triggerFor: (userId, viewId) => giveTrigger(workspaceOf(workspaces, userId), screens, userId, viewId),
    approve: (url, userId) => oauth.approve(url, workspaceOf(workspaces, userId), userId),
    deny: oauth.deny,
    endToken: tokens.end,
    uninstall: (from) => tokens.endAll(from, 'account_inactive'),
    socket,
    until: waiting.until,
    async stop() {
      stop.abort();
      socket.cut();
      await end(server);
      await Promise.all(workspaces.map((one) => one.stop()));
    },
  };
}
