import { type JsonObject, textOf } from './json.ts';
import type { Tokens } from './slack-tokens.ts';
import type { Workspace } from './slack-workspace.ts';

/** How the app is installed by OAuth. */
export interface OAuth {
  /** Says yes on Slack's page, in this workspace and as this user: gives where the browser is sent then. */
  approve(authorizeUrl: string, workspace: Workspace, userId: string): Promise<string>;
  /** Says no on Slack's page. */
  deny(authorizeUrl: string): string;
  /** `oauth.v2.access`, for a code or for a refresh token. */
  access(args: JsonObject): Promise<JsonObject>;
}

const twelveHours = 43_200;

/** OAuth over the workspaces; with `rotation`, tokens last twelve hours and come with a refresh token. */
export function createOAuth(tokens: Tokens, rotation: boolean): OAuth {
  let rotated = 0;

  /** An access token under a name that changes with each rotation, and what comes with it. */
  function rotating(workspace: Workspace, inner: string, scopes: readonly string[]): JsonObject {
    rotated += 1;
    const token = `xoxe.xoxb-1-${rotated}-${workspace.domain}`;
    tokens.add(token, { workspace, inner, scopes });
    return { access_token: token, expires_in: twelveHours, refresh_token: tokens.refreshTokenFor(token) };
  }

  function refresh(args: JsonObject): JsonObject {
    const old = tokens.useRefreshToken(textOf(args.refresh_token));
    const is = old === undefined ? undefined : tokens.find(old);
    if (old === undefined || !is) return { ok: false, error: 'invalid_refresh_token' };
    if (is.end === 'account_inactive') return { ok: false, error: is.end };
    tokens.end(old, 'token_expired');
    const { workspace } = is;
    return {
      ok: true,
      ...rotating(workspace, is.inner, is.scopes),
      token_type: 'bot',
      scope: is.scopes.join(','),
      bot_user_id: workspace.botUserId,
      team: { id: workspace.teamId, name: workspace.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  return {
    async approve(authorizeUrl, workspace, userId) {
      const { pathname, searchParams, search } = new URL(authorizeUrl);
      const page = await workspace.fetch(`${pathname}${search}`, {});
      if (!page.ok) throw new Error(`Slack’s page says ${page.status}: ${(await page.text()).slice(-600)}`);
      const choice = new URLSearchParams(searchParams);
      choice.set('user_id', userId);
      const answer = await workspace.fetch('/oauth/v2/authorize/callback', {
        method: 'POST',
        body: choice,
        redirect: 'manual',
      });
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`Slack’s page sends nowhere: ${answer.status}`);
      tokens.gaveCode(new URL(location).searchParams.get('code') ?? '', workspace);
      return location;
    },
    deny(authorizeUrl) {
      const asked = new URL(authorizeUrl).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('state', asked.get('state') ?? '');
      return back.href;
    },
    async access(args) {
      if (args.grant_type === 'refresh_token') return refresh(args);
      const workspace = tokens.workspaceOfCode(textOf(args.code));
      if (!workspace) return { ok: false, error: 'invalid_code' };
      const answer = await workspace.asBot('oauth.v2.access', args);
      if (answer.ok !== true) return answer;
      const inner = textOf(answer.access_token);
      const scopes = textOf(answer.scope).split(',');
      if (rotation) return { ...answer, ...rotating(workspace, inner, scopes) };
      tokens.add(inner, { workspace, inner, scopes });
      return answer;
    },
  };
}
