import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { keepOpen } from './kept-open.ts';

/** How the addresses of the keys answer. */
export type KeysAnswer = 'well' | 'failing' | 'garbage' | 'no-address' | 'no-keys' | 'keys-failing' | 'never';

/** A token as the Bot Connector makes them, or almost. */
export interface TokenWishes {
  /** Changes to the claims; `undefined` takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Another key than the published one, by the name of the published one. */
  readonly forged?: boolean;
  /** Another name of the key. */
  readonly keyId?: string;
  /** Seconds from now. */
  readonly startsIn?: number;
  readonly endsIn?: number;
}

/** Who signs what Teams sends, and where Saman gets the token that it speaks with. */
export interface TeamsIssuer {
  readonly url: string;
  readonly appId: string;
  readonly password: string;
  /** As Saman’s Teams settings. */
  readonly settings: {
    readonly app: { readonly id: string; readonly password: string; readonly tenantId: string | null };
    readonly issuer: string;
    readonly keysUrl: string;
    readonly loginUrl: string;
    readonly scope: string;
  };
  /** The same as settings of a process. */
  readonly environment: Readonly<Record<string, string>>;
  /** An Authorization header. */
  token(serviceUrl: string, wishes?: TokenWishes): Promise<string>;
  /** From now on, or after so many requests that are answered well. */
  answerKeys(how: KeysAnswer, after?: number): void;
  /** Signs with a new key from now on; the one before is not published any more. */
  rotate(): Promise<void>;
  /** For which channels the published key is good. */
  endorse(channels: readonly string[]): void;
  /** What was asked for at the login, as forms with the path in `path`. */
  readonly logins: readonly Readonly<Record<string, string>>[];
  /** The login refuses with this code; null: it gives tokens for the right secret. */
  refuseLogin(code: string | null): void;
  /** How often the keys were asked for. */
  readonly keyRequests: number;
  /** Nobody listens any more. */
  takeAway(): Promise<void>;
  giveBack(): Promise<void>;
  stop(): Promise<void>;
}

const issuer = 'https://api.botframework.com';

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return { kid: randomUUID(), privateKey, jwk: await exportJWK(publicKey) };
}

/** Takes away what is undefined. */
const withoutGaps = (claims: Readonly<Record<string, unknown>>): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export async function startTeamsIssuer({ tenantId = null as string | null } = {}): Promise<TeamsIssuer> {
  const appId = randomUUID();
  const password = `the-secret-of-${appId}`;
  const logins: Record<string, string>[] = [];
  let key = await newKey();
  let how: KeysAnswer = 'well';
  let wellUntil = 0;
  let endorsements: readonly string[] = ['msteams'];
  let refusal: string | null = null;
  let keyRequests = 0;
  let url = '';

  const keySet = () => ({ keys: [{ ...key.jwk, kid: key.kid, use: 'sig', endorsements }] });
  const answerKeys = (response: ServerResponse, path: string): void => {
    keyRequests += 1;
    const now = keyRequests <= wellUntil ? 'well' : how;
    const isKeys = path === '/keys';
    if (now === 'never') return;
    if (now === 'failing') answer(response, 500, 'sorry');
    else if (now === 'garbage') answer(response, 200, '<html>');
    else if (isKeys && now === 'keys-failing') answer(response, 503, 'sorry');
    else if (isKeys) answer(response, 200, now === 'no-keys' ? {} : keySet());
    else answer(response, 200, { issuer, jwks_uri: now === 'no-address' ? undefined : `${url}/keys` });
  };
  const answerLogin = (
    response: ServerResponse,
    path: string,
    form: Readonly<Record<string, string>>,
  ): void => {
    logins.push({ ...form, path });
    const code = refusal ?? (form.client_secret === password ? null : 'AADSTS7000215');
    if (code)
      answer(response, 401, {
        error: 'invalid_client',
        error_description: `${code}: no. Trace ID: 1`,
        error_codes: [1],
      });
    else
      answer(response, 200, {
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: `token-${logins.length}`,
      });
  };
  const server = keepOpen(
    createServer((request, response) => {
      const path = request.url ?? '';
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (!path.startsWith('/login/')) return answerKeys(response, path);
        answerLogin(
          response,
          path,
          Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
        );
      });
    }),
  );
  const listen = (port: number) =>
    new Promise<number>((resolve) =>
      server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  const port = await listen(0);
  url = `http://127.0.0.1:${port}`;
  const settings = {
    app: { id: appId, password, tenantId },
    issuer,
    keysUrl: `${url}/openidconfiguration`,
    loginUrl: `${url}/login`,
    scope: issuer,
  };
  return {
    url,
    appId,
    password,
    settings,
    environment: environmentOf(settings),
    async token(
      serviceUrl,
      { claims = {}, forged = false, keyId = key.kid, startsIn = 0, endsIn = 3600 } = {},
    ) {
      const now = Math.floor(Date.now() / 1000);
      const times = { nbf: now + startsIn, exp: now + endsIn };
      const { privateKey } = forged ? await newKey() : key;
      const token = await new SignJWT(
        withoutGaps({ serviceurl: serviceUrl, iss: issuer, aud: appId, ...times, ...claims }),
      )
        .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
        .sign(privateKey);
      return `Bearer ${token}`;
    },
    answerKeys: (to, after = 0) => {
      how = to;
      wellUntil = keyRequests + after;
    },
    async rotate() {
      key = await newKey();
    },
    endorse: (channels) => {
      endorsements = channels;
    },
    logins,
    refuseLogin: (code) => {
      refusal = code;
    },
    get keyRequests() {
      return keyRequests;
    },
    takeAway: close,
    giveBack: async () => {
      await listen(port);
    },
    stop: close,
  };
}

const environmentOf = ({ app, issuer: from, keysUrl, loginUrl, scope }: TeamsIssuer['settings']) => ({
  MICROSOFT_APP_ID: app.id,
  MICROSOFT_APP_PASSWORD: app.password,
  MICROSOFT_APP_TYPE: app.tenantId ? 'SingleTenant' : 'MultiTenant',
  ...(app.tenantId ? { MICROSOFT_APP_TENANT_ID: app.tenantId } : {}),
  ToBotFromChannelTokenIssuer: from,
  ToBotFromChannelOpenIdMetadataUrl: keysUrl,
  ToChannelFromBotLoginUrl: loginUrl,
  ToChannelFromBotOAuthScope: scope,
});
