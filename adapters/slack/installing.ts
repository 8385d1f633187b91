import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CodedError, ErrorCode, type Installation, InstallProvider } from '@slack/oauth';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { Router } from 'express';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import { failureOf } from './failures.ts';
import { libraryLog } from './library-log.ts';
import { botScopes } from './scopes.ts';
import { type SlackWords, wordsOf } from './words/words.ts';
import type { Workspaces } from './workspaces.ts';

/** A page of Saman's with a heading, some sentences and at most one link. */
export type NoticePage = (
  language: Language,
  title: string,
  texts: readonly string[],
  link: { readonly text: string; readonly to: string } | null,
) => string;

export interface InstallingOptions {
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
  };
  readonly clientOptions: WebClientOptions;
  readonly apiUrl: string;
  readonly publicUrl: string;
  readonly workspaces: Workspaces;
  readonly log: Log;
  readonly page: NoticePage;
  readonly languageOf: (request: IncomingMessage) => Language;
}

const installPath = '/slack/install';
const redirectPath = '/slack/oauth_redirect';

/** The pages by which a workspace installs Saman (OAuth), with state in a signed cookie. */
export function createInstalling(options: InstallingOptions): Router {
  const { oauth, clientOptions, apiUrl, publicUrl, workspaces, log, page, languageOf } = options;
  const provider = new InstallProvider({
    ...oauth,
    authVersion: 'v2',
    directInstall: true,
    installationStore: workspaces.installations,
    logger: libraryLog(log),
    clientOptions,
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
  });
  workspaces.exchangeThrough(provider);
  const installOptions = { scopes: [...botScopes], redirectUri: `${publicUrl}${redirectPath}` };

  const send = (response: ServerResponse, status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(text);
  };
  const failed = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    why: (words: SlackWords) => string,
  ): void => {
    const language = languageOf(request);
    const words = wordsOf(language);
    const { failedTitle, again } = words.install;
    send(response, status, page(language, failedTitle, [why(words)], { text: again, to: installPath }));
  };

  const router = Router();
  router.get(installPath, (request, response) =>
    provider.handleInstallPath(request, response, undefined, installOptions),
  );
  router.get(redirectPath, (request, response) =>
    provider.handleCallback(request, response, {
      // Saman speaks in one workspace at a time: membership, not organisation
      afterInstallation: async (installation, _options, from, to) => {
        if (!installation.isEnterpriseInstall && installation.team) return true;
        await giveBack(installation, clientOptions, log);
        failed(from, to, 400, ({ install }) => install.whole);
        return false;
      },
      success: ({ team, appId }, _options, from, to) => {
        log.info({ team: team?.id }, 'a workspace installed Saman');
        const language = languageOf(from);
        const { title, done, next, back } = wordsOf(language).install;
        const address = team && appId ? `https://slack.com/app_redirect?app=${appId}&team=${team.id}` : null;
        const link = address ? { text: back, to: address } : null;
        send(to, 200, page(language, title, [done(team?.name ?? '–'), next], link));
      },
      failure: (error, _options, from, to) => {
        const { code, status, why } = meaningOf(error);
        log.warn({ code }, 'an installation did not succeed');
        failed(from, to, status, why);
      },
    }),
  );
  return router;
}

/** A token that is not kept is of no use to anybody. */
async function giveBack(installation: Installation, options: WebClientOptions, log: Log): Promise<void> {
  try {
    await new WebClient(installation.bot?.token, options).auth.revoke();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    log.warn({ ...failure }, 'the token of an organisation’s installation could not be given back');
  }
}

const stateCodes: ReadonlySet<string> = new Set([
  ErrorCode.MissingStateError,
  ErrorCode.InvalidStateError,
  // somebody came to the address without Slack
  ErrorCode.MissingCodeError,
  'invalid_code',
  'code_already_used',
  'code_expired',
]);

interface Meaning {
  /** For the log. */
  readonly code: string;
  readonly status: number;
  readonly why: (words: SlackWords) => string;
}

/** Why an installation did not succeed, and what to do. */
function meaningOf(error: CodedError): Meaning {
  const failure = failureOf(error);
  const code = failure?.kind === 'never' ? failure.code : error.code;
  if (stateCodes.has(code)) return { code, status: 400, why: ({ install }) => install.state };
  if (code === ErrorCode.AuthorizationError)
    return { code, status: 400, why: ({ install }) => install.cancelled };
  if (failure?.kind === 'never') return { code, status: 502, why: ({ install }) => install.other };
  if (failure) return { code, status: 502, why: ({ install }) => install.away };
  return { code: error.name, status: 503, why: ({ install }) => install.trouble };
}
