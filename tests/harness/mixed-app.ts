import { botScopes } from '../../adapters/slack/scopes.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { type SlackPerson, slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { startTeamsPeer } from '../peers/teams-peer.ts';
import { type App, startApp } from './app.ts';
import type { Somebody } from './app-client.ts';
import type { TeamsApp } from './teams-app.ts';

/** Saman with Teams, Slack and the demo in the browser, all at once: people of any of them. */
export interface MixedApp {
  readonly app: App;
  readonly teams: TeamsApp;
  readonly slack: SlackPeer;
  inSlack(handle: string): SlackPerson;
  inBrowser(handle: string): Somebody;
  /** All that was to be done and delivered has been. */
  settled(): Promise<void>;
  /** Ends all. Fails if Saman has sent anything that Teams would not take, also where it names the other product. */
  stop(): Promise<void>;
}

export async function startMixedApp(): Promise<MixedApp> {
  const peer = await startTeamsPeer();
  const slack = await startSlackPeer({ scopes: botScopes });
  const settings = { ...peer.settings, ...slackSettings(slack, 'one'), SAMAN_DEMO: '1' };
  const stopPeers = () => Promise.all([peer.stop(), slack.stop()]);
  const app = await startApp({ ...settings, SAMAN_PUBLIC_URL: 'https://saman.example.no' }).catch(
    async (error: unknown) => {
      await stopPeers();
      throw error;
    },
  );
  peer.reaches(`${app.url}api/messages`);
  const settled = () => app.running.settled();
  const stop = async (): Promise<void> => {
    try {
      await app.stop();
    } finally {
      await stopPeers();
    }
  };
  const way = overHttp(slack, `${app.url}slack/events`);
  const adminCode = async (): Promise<string> => {
    throw new Error('the demo has its own administrator');
  };
  return {
    app,
    teams: { app, peer, at: peer.person, adminCode, settled, stop },
    slack,
    inSlack: (handle) => slackPerson(slack, handle, way, slack.workspace),
    inBrowser: (handle) => app.as(handle),
    settled,
    stop,
  };
}
