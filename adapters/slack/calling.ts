import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { createBackoff } from '../../bot/delivery/backoff.ts';
import type { Id } from '../../bot/id.ts';
import type { Sent } from '../../bot/ports/chat.ts';
import { type Failure, failureOf } from './failures.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** What became of a call. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Calls the Web API in a workspace; what fails there is a value. */
export interface Calling {
  inWorkspace<T>(
    connectionId: Id,
    work: (client: WebClient, workspace: Workspace) => Promise<T>,
  ): Promise<Called<T>>;
  /** The same, tried a few times within some seconds: for what somebody waits for, and no job brings again. */
  withPatience<T>(
    connectionId: Id,
    work: (client: WebClient, workspace: Workspace) => Promise<T>,
  ): Promise<Called<T>>;
  /** What a failure means for a delivery; after each trouble in a row it waits longer. */
  undelivered(connectionId: Id, failure: Failure): Sent;
}

/** Codes that say that the token is not the present one. */
const tokenProblems: ReadonlySet<string> = new Set([
  'token_expired',
  'invalid_auth',
  'token_revoked',
  'account_inactive',
]);

const tries = 3;
/** Longer than this nobody waits for an answer. */
const patienceSeconds = 5;

export function createCalling(workspaces: Workspaces): Calling {
  const backoff = createBackoff();

  const attempt = async <T>(
    workspace: Workspace,
    work: (client: WebClient, workspace: Workspace) => Promise<T>,
  ): Promise<Called<T>> => {
    try {
      const value = await work(workspace.client, workspace);
      backoff.worked(workspace.connectionId);
      return { ok: true, value };
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return { ok: false, failure };
    }
  };

  const inWorkspace: Calling['inWorkspace'] = async (connectionId, work) => {
    const workspace = await workspaces.ofConnection(connectionId);
    if (!workspace) {
      // with Slack away since the start, the token's workspace is not known yet
      const present = await workspaces.isPresent(connectionId);
      return present
        ? { ok: false, failure: { kind: 'trouble', reason: 'not connected', unsent: true } }
        : { ok: false, failure: { kind: 'never', reason: 'connectionEnded', code: 'none' } };
    }
    const called = await attempt(workspace, work);
    if (called.ok || called.failure.kind !== 'never' || !tokenProblems.has(called.failure.code))
      return called;
    const renewed = (await workspaces.renew(workspace)) && (await workspaces.ofConnection(connectionId));
    return renewed ? attempt(renewed, work) : called;
  };

  return {
    inWorkspace,
    async withPatience(connectionId, work) {
      for (let nth = 1; ; nth += 1) {
        const called = await inWorkspace(connectionId, work);
        if (called.ok || called.failure.kind === 'never' || nth === tries) return called;
        const seconds = called.failure.kind === 'wait' ? called.failure.afterSeconds : nth;
        if (seconds > patienceSeconds) return called;
        await pause(seconds * 1000);
      }
    },
    undelivered(connectionId, failure) {
      switch (failure.kind) {
        case 'wait':
          return {
            kind: 'later',
            afterSeconds: failure.afterSeconds,
            reason: 'rate limited',
            unsent: true,
          };
        case 'trouble': {
          const seconds = backoff.failed(connectionId);
          // not all of them at the same moment
          const afterSeconds = Math.ceil(seconds * (1 + Math.random() / 2));
          return { kind: 'later', afterSeconds, reason: failure.reason, unsent: failure.unsent };
        }
        case 'never':
          return { kind: 'impossible', reason: failure.reason, detail: failure.code };
      }
    },
  };
}
