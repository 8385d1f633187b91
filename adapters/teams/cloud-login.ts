import { z } from 'zod';
import { whyIn } from '../../bot/ports/finding.ts';

/** An app registration, and where it gets the token that Saman speaks with. */
export interface LoginSettings {
  readonly app: { readonly id: string; readonly password: string; readonly tenantId: string | null };
  /** Without a slash at its end. */
  readonly loginUrl: string;
  readonly scope: string;
}

export interface LoginToken {
  readonly text: string;
  /** In milliseconds, from when it was asked for. */
  readonly goodFor: number;
  /** What the other side’s clock said, where it did. */
  readonly date: string | null;
}

/** No token: `refused` as long as the settings stay as they are, `away` for the moment. `code` such as AADSTS7000215. */
export class LoginFailure extends Error {
  readonly kind: 'refused' | 'away';
  readonly code: string;
  readonly date: string | null;
  constructor(kind: LoginFailure['kind'], code: string, date: string | null = null) {
    super(`There is no token to speak with (${code}).`);
    this.name = 'LoginFailure';
    this.kind = kind;
    this.code = code;
    this.date = date;
  }
}

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const refused = z.object({ error: z.string(), error_description: z.string().optional() });

/** Nobody waits longer for a token, in milliseconds. */
const patience = 10_000;
/** Registrations for many tenants get their token from this one. */
const sharedTenant = 'botframework.com';

/** Asks for a token with the app’s secret (client credentials). `LoginFailure` where there is none. */
export async function fetchLoginToken({ app, loginUrl, scope }: LoginSettings): Promise<LoginToken> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app.id,
    client_secret: app.password,
    scope: scope.endsWith('/.default') ? scope : `${scope}/.default`,
  });
  const { status, date, body } = await post(
    `${loginUrl}/${app.tenantId ?? sharedTenant}/oauth2/v2.0/token`,
    form,
  );
  const token = granted.safeParse(body).data;
  if (status === 200 && token) return { text: token.access_token, goodFor: token.expires_in * 1000, date };
  const told = refused.safeParse(body).data;
  const code = /AADSTS\d+/.exec(told?.error_description ?? '')?.[0] ?? told?.error;
  const isFinal = (status === 400 || status === 401) && code !== undefined;
  throw new LoginFailure(isFinal ? 'refused' : 'away', code ?? String(status), date);
}

async function post(address: string, form: URLSearchParams) {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(patience),
      // the secret goes to nobody else
      redirect: 'manual',
    });
    const text = await response.text();
    return { status: response.status, date: response.headers.get('date'), body: parsed(text) };
  } catch (error) {
    throw new LoginFailure('away', whyIn(error));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A token is renewed before its end, so that none ends on its way; in milliseconds. */
const before = 5 * 60 * 1000;

/** The token to speak with; one request serves all who ask before it ends. `now` in milliseconds. */
export function createLogin(settings: LoginSettings, now: () => number): () => Promise<string> {
  let token: { readonly text: string; readonly until: number } | null = null;
  let underWay: Promise<string> | null = null;
  const renew = async (): Promise<string> => {
    const askedAt = now();
    const { text, goodFor } = await fetchLoginToken(settings);
    token = { text, until: askedAt + goodFor - before };
    return text;
  };
  return async () => {
    if (token && now() < token.until) return token.text;
    underWay ??= renew().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
