import type { SlackPeer } from './slack-peer.ts';

/** The settings with which Saman takes the peer for Slack: in one workspace by its token, in many by OAuth. */
export function slackSettings(
  { apiUrl, app, workspace }: SlackPeer,
  installed: 'one' | 'many',
  by: 'http' | 'socket' = 'http',
): Readonly<Record<string, string>> {
  return {
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: app.signingSecret,
    ...(installed === 'one'
      ? { SLACK_BOT_TOKEN: workspace.botToken }
      : {
          SLACK_CLIENT_ID: app.clientId,
          SLACK_CLIENT_SECRET: app.clientSecret,
          SLACK_STATE_SECRET: 'state-secret-of-the-slack-peer',
        }),
    ...(by === 'socket' ? { SLACK_APP_TOKEN: app.appToken } : {}),
  };
}
