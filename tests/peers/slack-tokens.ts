import type { Workspace } from './slack-workspace.ts';

/** Why a token does not serve any more, in Slack's words. */
export type TokenEnd = 'token_revoked' | 'token_expired' | 'account_inactive';

/** A token that Slack has given out. */
export interface Token {
  readonly workspace: Workspace;
  /** The emulator's name of it, which differs after a rotation. */
  readonly inner: string;
  readonly scopes: readonly string[];
  readonly end: TokenEnd | null;
}

/** The tokens and the codes for tokens, of all workspaces. */
export interface Tokens {
  find(token: string): Token | undefined;
  add(token: string, is: Omit<Token, 'end'>): void;
  end(token: string, why: TokenEnd): void;
  /** Ends every token of a workspace, as when the app is removed from it. */
  endAll(workspace: Workspace, why: TokenEnd): void;
  /** Keeps in which workspace an OAuth code was given. */
  gaveCode(code: string, workspace: Workspace): void;
  workspaceOfCode(code: string): Workspace | undefined;
  /** A refresh token for this token; it serves once. */
  refreshTokenFor(token: string): string;
  /** The token that a refresh token is for; the refresh token is used up. */
  useRefreshToken(refreshToken: string): string | undefined;
}

/** Starts with the workspaces' own tokens. */
export function createTokens(workspaces: readonly Workspace[], scopes: readonly string[]): Tokens {
  const tokens = new Map<string, Token>(
    workspaces.map((workspace) => [
      workspace.botToken,
      { workspace, inner: workspace.botToken, scopes, end: null },
    ]),
  );
  const codes = new Map<string, Workspace>();
  const refreshing = new Map<string, string>();
  let made = 0;
  const end = (token: string, why: TokenEnd): void => {
    const found = tokens.get(token);
    if (found) tokens.set(token, { ...found, end: why });
  };
  return {
    find: (token) => tokens.get(token),
    add: (token, is) => void tokens.set(token, { ...is, end: null }),
    end,
    endAll(workspace, why) {
      for (const [token, is] of tokens) if (is.workspace === workspace) end(token, why);
    },
    gaveCode: (code, workspace) => void codes.set(code, workspace),
    workspaceOfCode: (code) => codes.get(code),
    refreshTokenFor(token) {
      made += 1;
      const refreshToken = `xoxe-1-refresh-${made}`;
      refreshing.set(refreshToken, token);
      return refreshToken;
    },
    useRefreshToken(refreshToken) {
      const token = refreshing.get(refreshToken);
      refreshing.delete(refreshToken);
      return token;
    },
  };
}
