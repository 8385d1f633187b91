import type { WebClient } from '@slack/web-api';
import { type Called, createUndelivered, type Failure, patiently } from '../../bot/delivery/calls.ts';
import type { Id } from '../../bot/id.ts';
import type { Sent } from '../../bot/ports/chat.ts';
import { failureOf } from './failures.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

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

export function createCalling(workspaces: Workspaces): Calling {
  const undelivered = createUndelivered();

  const attempt = async <T>(
    workspace: Workspace,
    work: (client: WebClient, workspace: Workspace) => Promise<T>,
  ): Promise<Called<T>> => {
    try {
      const value = await work(workspace.client, workspace);
      undelivered.worked(workspace.connectionId);
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
    withPatience: (connectionId, work) => patiently(() => inWorkspace(connectionId, work)),
    undelivered: undelivered.after,
  };
}
