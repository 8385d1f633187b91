import { bad, type Finding, good, note, patience, whyIn } from '../../bot/ports/finding.ts';

/** Asks itself as Teams would, but without a token: Saman must answer that there is none. */
export async function examineAddress(publicUrl: string): Promise<readonly Finding[]> {
  const address = `${publicUrl}/api/messages`;
  const findings: Finding[] = [];
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' || isOwn(hostname))
    findings.push(
      bad(
        `Teams cannot send anything to ${address}: it takes only an https address on the Internet`,
        'set SAMAN_PUBLIC_URL to one; Teams has no way without an address',
      ),
    );
  findings.push(await askItself(address));
  findings.push(
    note(
      `the messaging endpoint of the bot must be ${address}`,
      'look under “Configuration” of the Azure Bot; this cannot be seen from here',
    ),
  );
  return findings;
}

/** This machine’s, or one of a network of its own: nobody on the Internet reaches it. */
const isOwn = (host: string): boolean =>
  /^(localhost|.*\.(localhost|local|internal)|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|\[(::1|f[cd].*|fe80:.*)\])$/i.test(
    host,
  );

async function askItself(address: string): Promise<Finding> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patience),
      redirect: 'manual',
    });
    return findingOf(address, response.status, await response.text());
  } catch (error) {
    const why = whyIn(error);
    return bad(`${address} cannot be reached from here (${why})`, mendFor(why));
  }
}

function findingOf(address: string, status: number, body: string): Finding {
  if (status === 401 && body.includes('"unauthorized"'))
    return good(`${address} answers, and believes nobody without a token`);
  if (status === 404 || status === 405 || (status === 401 && body.includes('"not configured"')))
    return bad(
      `${address} answers with ${status}: what answers there has no Teams`,
      'start Saman with these settings (MICROSOFT_APP_ID), and let the proxy before it pass /api/messages on',
    );
  if (status === 401)
    return bad(
      `${address} answers with 401, but not Saman: something before it asks who it is`,
      'let the proxy before Saman pass POST /api/messages on without asking; Saman looks at Teams’ own token',
    );
  if (status >= 300 && status < 400)
    return bad(
      `${address} leads somewhere else (${status}), where Teams does not follow`,
      'set SAMAN_PUBLIC_URL, and the messaging endpoint of the Azure Bot, to the address that it leads to',
    );
  return bad(
    `${address} answers with ${status}, which is not Saman with Teams configured`,
    'check SAMAN_PUBLIC_URL, the proxy before Saman, and that Saman was started with these settings',
  );
}

const mendFor = (why: string): string => {
  if (/CERT|TLS|SSL|SIGNATURE/.test(why))
    return 'give the proxy before Saman a certificate for this name that everybody trusts: Teams takes no other';
  if (/ENOTFOUND|EAI_AGAIN/.test(why)) return 'check the name in SAMAN_PUBLIC_URL, and that it is in DNS';
  return 'start Saman first (npm start); if it runs, check SAMAN_PUBLIC_URL and the proxy before it';
};
