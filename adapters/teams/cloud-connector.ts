import { PasswordServiceClientCredentialFactory } from 'botframework-connector';
import { createLogin, type LoginSettings } from './cloud-login.ts';

type Credentials = Awaited<ReturnType<PasswordServiceClientCredentialFactory['createCredentials']>>;

/**
 * Signs what Saman says with the token of its app; nothing is signed where there is no app. The library’s own way to the
 * token asks Microsoft’s public cloud about every other login address, has no limit of time, and shares its tokens
 * between all who have the same app.
 */
export class AppCredentials extends PasswordServiceClientCredentialFactory {
  readonly #credentials: Credentials | null;

  constructor(
    settings: Omit<LoginSettings, 'app'> & { readonly app: LoginSettings['app'] | null },
    now: () => number,
  ) {
    const { app } = settings;
    super(app?.id ?? '', app?.password ?? '');
    const token = app && createLogin({ ...settings, app }, now);
    this.#credentials = token && {
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    };
  }

  override async createCredentials(
    ...given: Parameters<PasswordServiceClientCredentialFactory['createCredentials']>
  ) {
    return this.#credentials ?? super.createCredentials(...given);
  }
}

interface Pipeline {
  removePolicy(which: { readonly name: string }): readonly unknown[];
  addPolicy(policy: {
    readonly name: string;
    sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
  }): void;
}
interface Request {
  timeout: number;
}

/** How long one call may take, in milliseconds. */
const patience = 10_000;
const limit = 'saman-timeout';

/**
 * Makes one call of the client one request, of ten seconds at most. By itself the library asks four times (after 429,
 * after 5xx, after a broken connection) and waits meanwhile, without a limit; that it need not, it declares as
 * `noRetryPolicy`, which nothing reads. Our jobs come again by themselves.
 */
export function askingOnce<T extends object>(client: T): T {
  const { pipeline } = (client as { readonly client?: { readonly pipeline?: Pipeline } }).client ?? {};
  if (!pipeline)
    throw new Error('The library’s client is not what it was: its retries cannot be taken away.');
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: limit });
  pipeline.addPolicy({
    name: limit,
    sendRequest: (request, next) => {
      request.timeout ||= patience;
      return next(request);
    },
  });
  return client;
}
