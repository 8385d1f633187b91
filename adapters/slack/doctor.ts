import { WebClient, type WebClientOptions } from '@slack/web-api';
import { bad, type Finding, good, note, patience, whyIn } from '../../bot/ports/finding.ts';
import { examineInstalling, examineRequests } from './doctor-address.ts';
import { failureOf } from './failures.ts';
import { botScopes } from './scopes.ts';
import type { SlackSettings } from './slack.ts';

/** A workspace's token, by which name it is spoken of. */
export interface WorkspaceToken {
  readonly name: string;
  /** `none`: it was connected by a token of the settings; `closed`: the present secrets do not open it. */
  readonly token: { readonly text: string } | 'none' | 'closed';
}

export interface ExaminedSlack {
  readonly settings: SlackSettings;
  readonly publicUrl: string;
  /** What was found of those that installed Saman themselves; null where they could not be looked at. */
  readonly installed: readonly Finding[] | null;
  /** The real time in seconds. */
  readonly now: () => number;
}

/** Looks at the whole set-up of Slack from this machine. */
export async function examineSlack(slack: ExaminedSlack): Promise<readonly Finding[]> {
  const { settings } = slack;
  const { apiUrl, appToken, botToken, oauth } = settings;
  const way = await examineWay(apiUrl, slack.now());
  const findings: Finding[] = [...way.findings];
  // what cannot be asked is not wrong
  if (way.open) {
    if (botToken)
      findings.push(
        ...(await examineTokens([{ name: 'SLACK_BOT_TOKEN', token: { text: botToken } }], apiUrl)),
      );
    if (oauth) findings.push(...installedIn(slack), await examineClient(oauth, apiUrl));
    if (appToken) findings.push(await examineSocket(appToken, apiUrl));
  }
  if (!appToken) findings.push(...(await examineRequests(slack, settings.signingSecret ?? '')));
  if (oauth) findings.push(...(await examineInstalling(slack, oauth.clientId)));
  return findings;
}

/** What Slack says of each token. */
export async function examineTokens(
  tokens: readonly WorkspaceToken[],
  apiUrl: string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const one of tokens) findings.push(...(await examineToken(one, apiUrl)));
  return findings;
}

const installedIn = ({ installed, publicUrl }: ExaminedSlack): readonly Finding[] => {
  if (installed === null)
    return [
      note(
        'the workspaces that have installed Saman could not be looked at: the running Saman did not answer',
        'run the doctor with the settings of the running one (PORT, SAMAN_SECRET), or stop that one first',
      ),
    ];
  if (installed.length > 0) return installed;
  return [note('no workspace has installed Saman yet', `open ${publicUrl}/slack/install in a browser`)];
};

const options = (apiUrl: string): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: patience,
  logger: { ...silent, getLevel: () => 'error' as never },
});
const nothing = (): void => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
};

const unreachable = (why: string): Finding =>
  bad(
    `Slack cannot be reached (${why})`,
    'let this machine open https connections to slack.com; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1; check SLACK_API_URL if it is set',
  );

/** Signatures are good for five minutes. */
const mostSecondsOff = 120;

/** Whether Slack answers at all, and whether it and this machine agree on the time. */
async function examineWay(
  apiUrl: string,
  now: number,
): Promise<{ readonly open: boolean; readonly findings: readonly Finding[] }> {
  try {
    const { headers } = await fetch(`${apiUrl}api.test`, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
    });
    const theirs = Date.parse(headers.get('date') ?? '') / 1000;
    const off = Math.round(now - theirs);
    if (Number.isNaN(off) || Math.abs(off) <= mostSecondsOff)
      return { open: true, findings: [good('Slack can be reached')] };
    const wrong = bad(
      `the clock of this machine is ${Math.abs(off)} seconds ${off > 0 ? 'ahead' : 'behind'}: what Slack sends would be taken for forged`,
      'set the clock, and let the machine keep it right (NTP)',
    );
    return { open: true, findings: [wrong] };
  } catch (error) {
    return { open: false, findings: [unreachable(whyIn(error))] };
  }
}

async function examineToken({ name, token }: WorkspaceToken, apiUrl: string): Promise<readonly Finding[]> {
  if (token === 'none')
    return [
      bad(
        `there is no token of the workspace ${name}: it was connected by a SLACK_BOT_TOKEN before`,
        'let it install Saman: open /slack/install of your address in a browser',
      ),
    ];
  if (token === 'closed')
    return [
      bad(
        `the token of the workspace ${name} cannot be opened: SAMAN_SECRET is not the one it was sealed with`,
        'set SAMAN_SECRET_PREVIOUS to the secret that it was sealed with, or let the workspace install Saman again',
      ),
    ];
  try {
    const { team, response_metadata: metadata } = await new WebClient(
      token.text,
      options(apiUrl),
    ).auth.test();
    return [good(`${name} is accepted, by the workspace ${team}`), scopeFinding(metadata?.scopes)];
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.kind !== 'never') return [unreachable(failure.kind === 'wait' ? 'busy' : failure.reason)];
    const mend =
      name === 'SLACK_BOT_TOKEN'
        ? 'install the app to the workspace under “Install App”, and copy the Bot User OAuth Token from there'
        : 'let the workspace install Saman again';
    return [bad(`Slack does not accept the token of ${name} (${failure.code})`, mend)];
  }
}

function scopeFinding(granted: readonly string[] | undefined): Finding {
  if (!granted)
    return note('Slack does not say which scopes the token has', 'compare them with docs/slack.md');
  const missing = botScopes.filter((scope) => !granted.includes(scope));
  const more = granted.filter((scope) => !(botScopes as readonly string[]).includes(scope));
  if (missing.length > 0)
    return bad(
      `scopes are missing: ${missing.join(', ')}`,
      'add them under “OAuth & Permissions”, or paste what npm run slack:manifest prints under “App Manifest”; then install the app again',
    );
  if (more.length > 0)
    return note(
      `all scopes are there, and more than Saman needs: ${more.join(', ')}`,
      'take these away under “OAuth & Permissions”, and install the app again',
    );
  return good('all scopes are there, and no more');
}

/** Slack looks at who asks before it looks at the code, which is none. */
async function examineClient(
  { clientId, clientSecret }: NonNullable<SlackSettings['oauth']>,
  apiUrl: string,
): Promise<Finding> {
  try {
    await new WebClient(undefined, options(apiUrl)).oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      code: 'from-the-doctor',
    });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.kind !== 'never') return unreachable(failure.kind === 'wait' ? 'busy' : failure.reason);
    if (failure.code.includes('client'))
      return bad(
        `Slack does not accept SLACK_CLIENT_ID with SLACK_CLIENT_SECRET (${failure.code})`,
        'copy both anew from “Basic Information” of the Slack app',
      );
  }
  return good('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are accepted');
}

async function examineSocket(appToken: string, apiUrl: string): Promise<Finding> {
  try {
    await new WebClient(appToken, options(apiUrl)).apps.connections.open();
    return good('SLACK_APP_TOKEN opens a socket: Slack need not reach this machine');
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (failure.kind !== 'never') return unreachable(failure.kind === 'wait' ? 'busy' : failure.reason);
    return bad(
      `Slack does not accept SLACK_APP_TOKEN (${failure.code})`,
      'make an App-Level Token with the scope connections:write under “Basic Information”, and switch on “Socket Mode”',
    );
  }
}
