import { botScopes } from '../../adapters/slack/scopes.ts';
import { firstAdministratorCode } from '../../bot/people/code.usecases.ts';
import type { DatabaseTarget } from '../../db/connect.ts';
import { homeProblems, messageProblems, modalProblems } from '../contracts/block-kit.ts';
import type { Values } from '../peers/slack-fill.ts';
import { type SlackPeer, type SlackPeerOptions, startSlackPeer } from '../peers/slack-peer.ts';
import { type SlackPerson, slackPerson } from '../peers/slack-person.ts';
import type { ShownBlocks } from '../peers/slack-proxy.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp, overSocket, type Way } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { type App, type Settings, startApp } from './app.ts';

/** Saman with Slack, which is the independent peer, and people at its client. */
export interface SlackApp {
  readonly app: App;
  readonly peer: SlackPeer;
  /** Where Slack sends what happens. */
  readonly events: string;
  /** Somebody of a workspace, by their handle. */
  at(handle: string, workspace?: Workspace): SlackPerson;
  /** A code that makes whoever uses it an administrator, as `npm run admin` prints it. */
  adminCode(): Promise<string>;
  /** All that was to be done and delivered has been. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface SlackAppOptions {
  /** One workspace by its token, or many by OAuth; by requests, or over a socket. */
  readonly installed?: 'one' | 'many';
  readonly by?: 'http' | 'socket';
  readonly settings?: Settings;
  readonly peer?: Partial<SlackPeerOptions>;
  /** A database that is there. */
  readonly on?: DatabaseTarget;
  /** Messages to one channel really are a second apart. */
  readonly paced?: boolean;
}

/** Everything that is shown in Slack during any test is held against Slack's documented rules. */
function checkBlocks({ surface, payload }: ShownBlocks): readonly string[] {
  const shown = payload as { readonly text?: unknown; readonly blocks?: unknown };
  if (surface === 'message') return messageProblems({ text: shown.text, blocks: shown.blocks });
  return surface === 'modal' ? modalProblems(payload) : homeProblems(payload);
}

export async function startSlackApp(options: SlackAppOptions = {}): Promise<SlackApp> {
  const { installed = 'one', by = 'http', settings = {}, on, paced = false } = options;
  const publicUrl = 'http://localhost:3978';
  const peer = await startSlackPeer({
    scopes: botScopes,
    redirectUris: [`${publicUrl}/slack/oauth_redirect`],
    checkBlocks,
    ...options.peer,
  });
  const app = await startApp({ ...slackSettings(peer, installed, by), ...settings }, on, { paced });
  const events = `${app.url}slack/events`;
  const way: Way = by === 'socket' ? overSocket(peer) : overHttp(peer, events);
  return {
    app,
    peer,
    events,
    at: (handle, workspace = peer.workspace) => slackPerson(peer, handle, way, workspace),
    adminCode: async () => (await firstAdministratorCode(app.running.services)).code,
    settled: () => app.running.settled(),
    async stop() {
      await app.stop();
      await peer.stop();
    },
  };
}

/** A channel of the first workspace, by its name. */
export const channelOf = (peer: SlackPeer, name = 'styringsgruppen'): string =>
  peer.workspace.channel(name).id;

/** What setting up needs of it, be it in this process or not. */
export type Reached = Pick<SlackApp, 'peer' | 'at' | 'adminCode' | 'settled'>;

/** Makes somebody administrator and says whose workspace it is: what docs/slack.md begins with. */
export async function setUp(slack: Reached, handle = 'kommunedirektor'): Promise<void> {
  const admin = slack.at(handle);
  await admin.writes(`kode ${await slack.adminCode()}`);
  await slack.settled();
  await admin.command('kommune');
  await slack.settled();
  await admin.submits(admin.view(), {
    organisation: 'Elverum',
    programme: 'Heltidskultur',
    endsOn: '2030-12-31',
  });
  await slack.settled();
}

/** Sets up a project in the group's channel: administration, politicians and employees each have a member. */
export async function makeProject(slack: Reached, values: Values = {}): Promise<void> {
  const pa = slack.at('kommunedirektor');
  const id = (handle: string) => slack.peer.workspace.user(handle).id;
  await pa.command('nytt prosjekt', { channel: channelOf(slack.peer) });
  await slack.settled();
  await pa.submits(pa.view(), {
    name: 'Heltidskultur i Elverum',
    participant: 'Elverum',
    pa: id('kommunedirektor'),
    pl: id('prosjektleder'),
    'members:administration': [id('kommunedirektor')],
    'members:politicians': [id('ordforer')],
    'members:employees': [id('hovedtillitsvalgt')],
    groupPlace: channelOf(slack.peer),
    ...values,
  });
  await slack.settled();
}
