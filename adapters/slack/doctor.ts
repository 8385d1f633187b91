import { createHmac } from 'node:crypto';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { failureOf } from './failures.ts';
import { botScopes } from './scopes.ts';
import type { SlackSettings } from './slack.ts';

/** What was found out about one thing of the set-up, and how to mend it where something is wrong. */
export interface Finding {
  readonly state: 'good' | 'note' | 'bad';
  readonly what: string;
  readonly mend?: string;
}

/** A workspace's token, by which name it is spoken of. */
export interface WorkspaceToken {
  readonly name: string;
  /** Null where it cannot be opened with the present secrets. */
  readonly token: string | null;
}

export interface ExaminedSlack {
  readonly settings: SlackSettings;
  readonly publicUrl: string;
  /** Those that installed Saman themselves. */
  readonly installed: readonly WorkspaceToken[];
  /** The real time in seconds. */
  readonly now: () => number;
}

const good = (what: string): Finding => ({ state: 'good', what });
const note = (what: string, mend: string): Finding => ({ state: 'note', what, mend });
const bad = (what: string, mend: string): Finding => ({ state: 'bad', what, mend });

const patience = 8000;

/** Looks at the whole set-up of Slack from this machine. */
export async function examineSlack(slack: ExaminedSlack): Promise<readonly Finding[]> {
  const { settings, installed } = slack;
  const tokens = settings.botToken ? [{ name: 'SLACK_BOT_TOKEN', token: settings.botToken }] : installed;
  const findings: Finding[] = [];
  for (const one of tokens) findings.push(...(await examineToken(one, settings.apiUrl)));
  if (settings.oauth && installed.length === 0)
    findings.push(
      note('no workspace has installed Saman yet', `open ${slack.publicUrl}/slack/install in a browser`),
    );
  if (settings.appToken) findings.push(await examineSocket(settings.appToken, settings.apiUrl));
  else findings.push(...(await examineRequests(slack, settings.signingSecret ?? '')));
  if (settings.oauth) findings.push(...(await examineInstalling(slack)));
  return findings;
}

const options = (apiUrl: string): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: patience,
});

async function examineToken({ name, token }: WorkspaceToken, apiUrl: string): Promise<readonly Finding[]> {
  if (token === null)
    return [
      bad(
        `the token of ${name} cannot be opened`,
        'set SAMAN_SECRET (or SAMAN_SECRET_PREVIOUS) to the secret it was sealed with, or let the workspace install Saman again',
      ),
    ];
  try {
    const { team, response_metadata: metadata } = await new WebClient(token, options(apiUrl)).auth.test();
    return [good(`${name} is accepted, by the workspace ${team}`), ...scopeFindings(metadata?.scopes)];
  } catch (error) {
    return [trouble(name, error)];
  }
}

function trouble(name: string, error: unknown): Finding {
  const failure = failureOf(error);
  if (!failure) throw error;
  if (failure.kind === 'never')
    return bad(
      `Slack does not accept ${name} (${failure.code})`,
      'copy the Bot User OAuth Token anew from “OAuth & Permissions” of the Slack app, after installing the app to the workspace',
    );
  const why = failure.kind === 'wait' ? 'asked too often' : failure.reason;
  return bad(
    `Slack cannot be reached (${why})`,
    'check that this machine may open https connections to slack.com, and SLACK_API_URL if it is set',
  );
}

function scopeFindings(granted: readonly string[] | undefined): readonly Finding[] {
  if (!granted)
    return [note('Slack does not say which scopes the token has', 'compare them with docs/slack.md')];
  const missing = botScopes.filter((scope) => !granted.includes(scope));
  const more = granted.filter((scope) => !(botScopes as readonly string[]).includes(scope));
  return [
    missing.length === 0
      ? good('all scopes are there')
      : bad(
          `these scopes are missing: ${missing.join(', ')}`,
          'add them under “OAuth & Permissions”, or paste adapters/slack/manifest.yaml again, then reinstall the app',
        ),
    ...(more.length === 0
      ? []
      : [note(`the token may do more than Saman needs: ${more.join(', ')}`, 'take these scopes away')]),
  ];
}

async function examineSocket(appToken: string, apiUrl: string): Promise<Finding> {
  try {
    await new WebClient(appToken, options(apiUrl)).apps.connections.open();
    return good('SLACK_APP_TOKEN opens a socket: Slack need not reach this machine');
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.kind !== 'never') return trouble('SLACK_APP_TOKEN', error);
    return bad(
      `Slack does not accept SLACK_APP_TOKEN (${failure.code})`,
      'make an App-Level Token with the scope connections:write under “Basic Information”, and switch on “Socket Mode”',
    );
  }
}

/** Sends itself what Slack sends to check an address: it is answered only with the same signing secret. */
async function examineRequests(
  { publicUrl, now }: ExaminedSlack,
  signingSecret: string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (!/^[0-9a-f]{32}$/.test(signingSecret))
    findings.push(
      note(
        'SLACK_SIGNING_SECRET does not look like one: it has 32 digits and letters from a to f',
        'copy it anew from “Basic Information” of the Slack app',
      ),
    );
  const address = `${publicUrl}/slack/events`;
  if (!publicUrl.startsWith('https://'))
    findings.push(
      bad(
        `Slack cannot send anything to ${address}: it must be an https address on the Internet`,
        'set SAMAN_PUBLIC_URL, or try it with Socket Mode (SLACK_APP_TOKEN)',
      ),
    );
  findings.push(await askItself(address, signingSecret, now()));
  return findings;
}

async function askItself(address: string, signingSecret: string, now: number): Promise<Finding> {
  const challenge = 'from-the-doctor';
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const time = String(Math.floor(now));
  const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature}`,
      },
      signal: AbortSignal.timeout(patience),
      redirect: 'manual',
    });
    const text = await response.text();
    if (response.ok && text.includes(challenge))
      return good(`${address} answers, with the same signing secret`);
    if (response.status === 401)
      return bad(
        `the Saman at ${address} has another SLACK_SIGNING_SECRET, or its clock is wrong`,
        'set the same secret there and start it again',
      );
    return bad(
      `${address} answers with ${response.status}, which is not Saman with Slack configured`,
      'check SAMAN_PUBLIC_URL, the proxy before Saman, and that Saman runs with these settings',
    );
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return bad(
      `${address} cannot be reached from here (${cause?.code ?? (error instanceof Error ? error.name : 'unknown')})`,
      'start Saman first (npm start); if it runs, check SAMAN_PUBLIC_URL and the proxy before it',
    );
  }
}

async function examineInstalling({ publicUrl, settings }: ExaminedSlack): Promise<readonly Finding[]> {
  const redirect = `${publicUrl}/slack/oauth_redirect`;
  const reminder = note(
    `Slack must know the redirect URL ${redirect}`,
    'enter it under “OAuth & Permissions”',
  );
  try {
    const response = await fetch(`${publicUrl}/slack/install`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const leads = response.headers.get('location') ?? '';
    const isOurs = response.status === 302 && leads.includes(String(settings.oauth?.clientId));
    return isOurs
      ? [good(`${publicUrl}/slack/install leads to Slack`), reminder]
      : [
          bad(`${publicUrl}/slack/install does not lead to Slack`, 'start Saman with these settings'),
          reminder,
        ];
  } catch {
    return [reminder]; // that nothing answers has been said already
  }
}
