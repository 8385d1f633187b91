import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import {
  AuthenticationError,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  type ConnectorClient,
} from 'botframework-connector';
import type { Log } from '../../bot/ports/log.ts';
import { AppCredentials, askingOnce } from './cloud-connector.ts';
import { createSigningKeys, KeysAway, type SigningKeys } from './cloud-keys.ts';
import { refusalOf } from './cloud-token.ts';

/** How Teams and Saman know each other. */
export interface TeamsSettings {
  /** Null: whoever asks on this machine is believed. */
  readonly app: {
    readonly id: string;
    readonly password: string;
    /** Of a registration for one tenant; null: it serves many. */
    readonly tenantId: string | null;
  } | null;
  /** Who signs what comes in, and where its keys are. */
  readonly issuer: string;
  readonly keysUrl: string;
  /** Where a token to speak with is had, and what for. Without a slash at its end. */
  readonly loginUrl: string;
  readonly scope: string;
}

/** What came to the endpoint. */
export interface TeamsRequest {
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly remoteAddress: string | undefined;
}

/** What is answered over HTTP; of a refusal it tells nothing of the inside. */
export interface TeamsResponse {
  readonly status: number;
  readonly body?: unknown;
}

export interface Cloud {
  /**
   * Verifies who asks and runs the turn. Never throws; logs what is refused and by what name a turn failed, never tokens
   * or contents.
   */
  receive(request: TeamsRequest, turn: (context: TurnContext) => Promise<void>): Promise<TeamsResponse>;
  /** A client of the connector at a service address; throws nothing (creating asks nobody). One call is one request. */
  connector(serviceUrl: string): Promise<ConnectorClient>;
  /** Our id as Teams writes it: '28:' + app id; null when unauthenticated. */
  readonly botId: string | null;
}

/** `now`: the real time in milliseconds, which tokens are held against. */
export function createCloud(settings: TeamsSettings, log: Log, now: () => number): Cloud {
  const gate = new Gate(settings, now);
  const keys = createSigningKeys(settings.keysUrl, now);
  return {
    botId: settings.app && `28:${settings.app.id}`,
    connector: (serviceUrl) => gate.connector(serviceUrl),
    async receive(request, turn) {
      const passed = await examine(request, settings, { gate, keys, now }).catch(refusalAfter);
      if ('refused' in passed) {
        const { refused, reason } = passed;
        if (refused === 503)
          log.error(
            { keys: settings.keysUrl, reason },
            `Teams waits: the keys of who signs what it sends cannot be had from ${settings.keysUrl}. npm run doctor says more.`,
          );
        else log.warn({ status: refused, reason }, 'A request to the Teams endpoint was refused');
        return { status: refused, body: { error: said[refused] } };
      }
      try {
        return await gate.run(passed, turn);
      } catch (error) {
        log.error({ error: nameOf(error) }, 'A turn of Teams failed');
        return { status: 500 };
      }
    },
  };
}

const said = { 400: 'bad request', 401: 'unauthorized', 403: 'forbidden', 503: 'unavailable' } as const;

interface Refused {
  readonly refused: keyof typeof said;
  readonly reason: string;
}

/** Who asked, verified, and what. */
interface Passed {
  readonly identity: Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;
  readonly activity: Activity;
}

/** What a request is looked at with. */
interface Means {
  readonly gate: Gate;
  readonly keys: SigningKeys;
  readonly now: () => number;
}

const refuse = (refused: Refused['refused'], reason: string): Refused => ({ refused, reason });

/** Looks at the token first: who has none learns nothing. Throws what the library throws, and `KeysAway`. */
async function examine(
  { authorization, body, remoteAddress }: TeamsRequest,
  { app, issuer, keysUrl }: TeamsSettings,
  { gate, keys, now }: Means,
): Promise<Passed | Refused> {
  if (!app && !isLoopback(remoteAddress ?? '')) return refuse(403, 'not-this-machine');
  const refusal = app && (await refusalOf(authorization, issuer, keys, now() / 1000));
  if (refusal) return refuse(401, refusal);
  const activity = activityIn(body);
  if (!activity) return refuse(400, 'no-activity');
  // another channel’s name chooses another way of authentication in the library
  if (activity.channelId !== 'msteams') return refuse(403, 'channel');
  // without one the library does not compare it to the token
  const service = typeof activity.serviceUrl === 'string' ? URL.parse(activity.serviceUrl) : null;
  if (!service || !/^https?:$/.test(service.protocol)) return refuse(400, 'no-service-address');
  if (!mayBeCalled(service, app ? keysUrl : null)) return refuse(403, 'service-address');
  return { activity, identity: await gate.identify(activity, authorization ?? '') };
}

/** Whether Saman sends anything there: over https; on this machine alone where what comes in is of this machine too. */
const mayBeCalled = (service: URL, keysUrl: string | null): boolean => {
  if (isLoopback(service.hostname)) return keysUrl === null || isLoopback(new URL(keysUrl).hostname);
  return keysUrl !== null && service.protocol === 'https:';
};

const isLoopback = (host: string): boolean =>
  /^((::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/i.test(host);

const moments = ['timestamp', 'localTimestamp', 'expiration'] as const;

/** An activity as the library has it, with moments for texts; null where it is none. */
function activityIn(body: unknown): Activity | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const activity = { ...body } as Activity;
  if (typeof activity.type !== 'string' || !activity.type) return null;
  for (const name of moments)
    if (typeof activity[name] === 'string') activity[name] = new Date(activity[name]);
  return activity;
}

/** What the way to the verdict ended with. */
function refusalAfter(error: unknown): Refused {
  if (error instanceof KeysAway) return refuse(503, error.reason);
  // the library has no code for it; its text holds what stood in the token
  if (error instanceof AuthenticationError && error.statusCode === 401)
    return refuse(
      401,
      /AppId/.test(error.message) ? 'audience' : /ServiceUrl/.test(error.message) ? 'service-url' : 'library',
    );
  if (/^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(nameOf(error))) return refuse(401, nameOf(error));
  // a signature stood, so it was the keys: the library fetches them for itself, and fails by many names
  return refuse(503, 'library');
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** A tenant has one or two service addresses. */
const mostClients = 1000;

/** The library waits for keys without a limit; in milliseconds. */
const patience = 10_000;

/** The library’s adapter, without its ways of answering: they tell strangers and the console what went wrong. */
class Gate extends CloudAdapter {
  readonly #appId: string | undefined;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor({ app, issuer, keysUrl, loginUrl, scope }: TeamsSettings, now: () => number) {
    super(
      BotFrameworkAuthenticationFactory.create(
        '',
        true,
        loginUrl,
        scope,
        issuer,
        'https://api.botframework.com',
        keysUrl,
        // there is no emulator, and so nobody has its keys
        'https://emulator.invalid',
        '',
        new AppCredentials({ app, loginUrl, scope }, now),
        {
          requiredEndorsements: [],
          validTokenIssuers: [],
          validateClaims: (claims) => ownIssuer(claims, app && issuer),
        },
      ),
    );
    this.#appId = app?.id;
  }

  /** Who asked. Throws what the library throws, and `KeysAway`. */
  async identify(activity: Activity, authorization: string): Promise<Passed['identity']> {
    const asked = this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new KeysAway('timeout')), patience);
    });
    return await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  /** Runs the turn. Throws what it throws. */
  async run(
    { identity, activity }: Passed,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<TeamsResponse> {
    const answer = await this.processActivity(identity, activity, async (context) => {
      askingOnce(context.turnState.get<ConnectorClient>(this.ConnectorClientKey) as ConnectorClient);
      await turn(context);
    });
    return answer ? { status: answer.status, body: answer.body } : { status: 200 };
  }

  /** One for each service address: making it takes longer than asking; each request is signed by itself. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl);
    if (known) return known;
    const identity = this.createClaimsIdentity(this.#appId);
    const made = this.botFrameworkAuthentication
      .createConnectorFactory(identity)
      .create(serviceUrl)
      .then(askingOnce);
    this.#clients.set(serviceUrl, made);
    if (this.#clients.size > mostClients) this.#clients.delete(this.#clients.keys().next().value as string);
    return made;
  }
}

/** Nobody but the channel’s own issuer, whichever way the library took. */
async function ownIssuer(
  claims: readonly { readonly type: string; readonly value: string }[],
  issuer: string | null,
): Promise<void> {
  if (issuer === null || claims.some(({ type, value }) => type === 'iss' && value === issuer)) return;
  throw new AuthenticationError('Another issuer.', 401);
}
