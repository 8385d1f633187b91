import type { IncomingMessage, ServerResponse } from 'node:http';
import { ErrorCode, InstallProvider } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import { Router } from 'express';
import type { Language } from '../../bot/people/person.ts';
import type { Log } from '../../bot/ports/log.ts';
import { libraryLog } from './library-log.ts';
import { botScopes } from './scopes.ts';
import { wordsOf } from './words/words.ts';
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

  const show = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    contents: (language: Language) => Parameters<NoticePage>[1 | 2 | 3][],
  ): void => {
    const language = languageOf(request);
    const [title, texts, link] = contents(language) as [string, readonly string[], Parameters<NoticePage>[3]];
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page(language, title, texts, link));
  };

  const router = Router();
  router.get('/slack/install', (request, response) =>
    provider.handleInstallPath(request, response, undefined, installOptions),
  );
  router.get(redirectPath, (request, response) =>
    provider.handleCallback(request, response, {
      // Saman speaks in one workspace at a time: membership, not organisation
      afterInstallation: async (installation, _options, from, to) => {
        if (!installation.isEnterpriseInstall && installation.team) return true;
        show(from, to, 400, (language) => {
          const { install } = wordsOf(language);
          return [install.failedTitle, [install.whole], { text: install.again, to: '/slack/install' }];
        });
        return false;
      },
      success: (installation, _options, from, to) => {
        log.info({ team: installation.team?.id }, 'a workspace installed Saman');
        const { team, appId } = installation;
        show(from, to, 200, (language) => {
          const { install } = wordsOf(language);
          const link = team && appId ? `https://slack.com/app_redirect?app=${appId}&team=${team.id}` : null;
          return [
            install.title,
            [install.done(team?.name ?? '–'), install.next],
            link ? { text: install.back, to: link } : null,
          ];
        });
      },
      failure: (error, _options, from, to) => {
        log.warn({ code: error.code }, 'an installation did not succeed');
        const stateCodes: string[] = [ErrorCode.MissingStateError, ErrorCode.InvalidStateError];
        show(from, to, error.code === ErrorCode.UnknownError ? 502 : 400, (language) => {
          const { install } = wordsOf(language);
          const why = stateCodes.includes(error.code)
            ? install.state
            : error.message.includes('access_denied') || error.code === ErrorCode.AuthorizationError
              ? install.cancelled
              : install.other;
          return [install.failedTitle, [why], { text: install.again, to: '/slack/install' }];
        });
      },
    }),
  );
  return router;
}
