import { bad, type Finding, good, note } from '../../bot/ports/finding.ts';
import type { TeamsSettings } from './cloud.ts';
import { fetchKeys, KeysAway } from './cloud-keys.ts';
import { fetchLoginToken, LoginFailure } from './cloud-login.ts';
import { examineAddress } from './doctor-address.ts';

export interface ExaminedTeams {
  readonly settings: TeamsSettings;
  readonly publicUrl: string;
  /** The tenants that have Saman; null where they could not be looked at. */
  readonly tenants: readonly string[] | null;
  /** Pages that the app’s package links to. */
  readonly about: { readonly privacyUrl: string | null; readonly supportUrl: string | null };
  /** The real time in seconds. */
  readonly now: () => number;
}

/** Looks at the whole set-up of Teams from this machine. */
export async function examineTeams(teams: ExaminedTeams): Promise<readonly Finding[]> {
  const { settings, publicUrl, tenants, about, now } = teams;
  const { app } = settings;
  if (!app)
    return [
      note(
        'TEAMS_ALLOW_UNAUTHENTICATED is 1: for Teams on this machine, whoever asks from here is believed',
        'take it away and set MICROSOFT_APP_ID to be in the real Teams; docs/teams.md says how',
      ),
    ];
  const login = await examineLogin({ ...settings, app });
  const keys = await examineKeys(settings.keysUrl);
  return [
    login.finding,
    keys.finding,
    ...examineClock(login.date ?? keys.date, now()),
    ...(await examineAddress(publicUrl)),
    tenantsIn(tenants),
    ...missingPages(about),
  ];
}

interface Answered {
  readonly finding: Finding;
  /** What the clock there said. */
  readonly date: string | null;
}

async function examineLogin(
  settings: TeamsSettings & { readonly app: NonNullable<TeamsSettings['app']> },
): Promise<Answered> {
  try {
    const { date } = await fetchLoginToken(settings);
    return { finding: good('MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD are accepted'), date };
  } catch (error) {
    if (!(error instanceof LoginFailure)) throw error;
    const { code, date } = error;
    if (error.kind === 'refused') return { finding: refused(code), date };
    const { host } = new URL(settings.loginUrl);
    const finding = bad(
      `no token can be had from ${host} (${code})`,
      `let this machine open https connections to ${host}; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1; check ToChannelFromBotLoginUrl if it is set`,
    );
    return { finding, date };
  }
}

/** What the login’s refusals mean; others are looked up at Microsoft. */
const refusals: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  AADSTS7000215: [
    'MICROSOFT_APP_PASSWORD is not accepted',
    'copy the Value of a client secret, not its Secret ID, from “Certificates & secrets” of the app registration; it is shown only once: make a new one where it is lost',
  ],
  AADSTS7000222: [
    'the client secret in MICROSOFT_APP_PASSWORD has expired',
    'make a new one under “Certificates & secrets” of the app registration, set its Value, and start Saman again',
  ],
  AADSTS700016: [
    'there is no app MICROSOFT_APP_ID in this tenant',
    'compare MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_TYPE with “Configuration” of the Azure Bot',
  ],
  AADSTS90002: [
    'there is no tenant MICROSOFT_APP_TENANT_ID',
    'copy the Directory (tenant) ID anew from “Overview” of the app registration',
  ],
};

function refused(code: string): Finding {
  const [what, mend] = refusals[code] ?? [
    'the login does not accept MICROSOFT_APP_ID with MICROSOFT_APP_PASSWORD',
    'look the code up at https://login.microsoftonline.com/error, and compare the settings with docs/teams.md',
  ];
  return bad(`${what} (${code})`, mend);
}

async function examineKeys(keysUrl: string): Promise<Answered> {
  try {
    const { date } = await fetchKeys(keysUrl);
    return { finding: good('the keys that tell what really comes from Teams can be had'), date };
  } catch (error) {
    if (!(error instanceof KeysAway)) throw error;
    const { host } = new URL(keysUrl);
    const finding = bad(
      `the keys that tell what really comes from Teams cannot be had from ${keysUrl} (${error.reason}): nothing can be taken in`,
      `let this machine open https connections to ${host}; behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1; check ToBotFromChannelOpenIdMetadataUrl if it is set`,
    );
    return { finding, date: null };
  }
}

/** Tokens are taken five minutes before and after their time. */
const mostSecondsOff = 300;

function examineClock(date: string | null, now: number): readonly Finding[] {
  const off = Math.round(now - Date.parse(date ?? '') / 1000);
  // no clock was seen: why not has been said
  if (Number.isNaN(off)) return [];
  if (Math.abs(off) <= mostSecondsOff) return [good('the clock of this machine is right')];
  const which = off > 0 ? 'ahead' : 'behind';
  return [
    bad(
      `the clock of this machine is ${Math.abs(off)} seconds ${which}: what Teams sends would be taken for out of date`,
      'set the clock, and let the machine keep it right (NTP)',
    ),
  ];
}

function tenantsIn(tenants: readonly string[] | null): Finding {
  if (tenants === null)
    return note(
      'the tenants that have Saman could not be looked at: the running Saman did not answer',
      'run the doctor with the settings of the running one (PORT, SAMAN_SECRET), or stop that one first',
    );
  if (tenants.length === 0)
    return note(
      'no tenant has Saman yet',
      'make the package with npm run teams:package, and upload it in Teams; docs/teams.md says how',
    );
  return good(`Saman is in the tenant${tenants.length > 1 ? 's' : ''} ${tenants.join(', ')}`);
}

function missingPages({ privacyUrl, supportUrl }: ExaminedTeams['about']): readonly Finding[] {
  const pages = [
    ['SAMAN_PRIVACY_URL', privacyUrl],
    ['SAMAN_SUPPORT_URL', supportUrl],
  ] as const;
  const missing = pages.filter(([, url]) => !url).map(([name]) => name);
  if (missing.length === 0) return [];
  return [
    note(
      `not set: ${missing.join(', ')}`,
      'set what is missing to the https address of a page; npm run teams:package needs it for the app’s package',
    ),
  ];
}
