import { createHmac } from 'node:crypto';
import { bad, type Finding, good, note, patience, whyIn } from '../../bot/ports/finding.ts';

interface Address {
  readonly publicUrl: string;
  /** The real time in seconds. */
  readonly now: () => number;
}

/** Sends itself what Slack sends to check an address: it is answered only with the same signing secret. */
export async function examineRequests(
  { publicUrl, now }: Address,
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
        `Slack cannot send anything to ${address}: it takes only an https address on the Internet`,
        'set SAMAN_PUBLIC_URL to one, or use Socket Mode instead (SLACK_APP_TOKEN)',
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
        'set the Signing Secret from “Basic Information” of the Slack app in both, and start it again',
      );
    return bad(
      `${address} answers with ${response.status}, which is not Saman with Slack configured`,
      'check SAMAN_PUBLIC_URL, the proxy before Saman, and that Saman was started with these settings',
    );
  } catch (error) {
    const why = whyIn(error);
    return bad(`${address} cannot be reached from here (${why})`, mendFor(why));
  }
}

const mendFor = (why: string): string => {
  if (/CERT|TLS|SSL|SIGNATURE/.test(why))
    return 'give the proxy before Saman a certificate for this name that everybody trusts: Slack takes no other';
  if (/ENOTFOUND|EAI_AGAIN/.test(why)) return 'check the name in SAMAN_PUBLIC_URL, and that it is in DNS';
  return 'start Saman first (npm start); if it runs, check SAMAN_PUBLIC_URL and the proxy before it';
};

/** Whether people who want to install Saman are led to Slack. */
export async function examineInstalling(
  { publicUrl }: Pick<Address, 'publicUrl'>,
  clientId: string,
): Promise<readonly Finding[]> {
  const reminder = note(
    `Slack must know the redirect URL ${publicUrl}/slack/oauth_redirect`,
    'look under “OAuth & Permissions” of the Slack app; this cannot be seen from here',
  );
  const address = `${publicUrl}/slack/install`;
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
    const leads = response.headers.get('location') ?? '';
    const isOurs = response.status === 302 && leads.includes(encodeURIComponent(clientId));
    const finding = isOurs
      ? good(`${address} leads to Slack`)
      : bad(`${address} does not lead to Slack with this SLACK_CLIENT_ID`, 'start Saman with these settings');
    return [finding, reminder];
  } catch (error) {
    const why = whyIn(error);
    return [bad(`${address} cannot be reached from here (${why})`, mendFor(why)), reminder];
  }
}
