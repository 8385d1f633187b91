import { setTimeout as pause } from 'node:timers/promises';
import type { Installation, InstallationStore, InstallProvider } from '@slack/oauth';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Id } from '../../bot/id.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Connected, Connections } from '../../bot/ports/connections.ts';
import type { Log } from '../../bot/ports/log.ts';
import { failureOf } from './failures.ts';
import { PatientClient } from './patient-client.ts';

/** A workspace that Saman can speak in. */
export interface Workspace {
  readonly connectionId: Id;
  /** Slack's id of it. */
  readonly team: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly client: WebClient;
}

/** Opens and closes what is kept of an installation. */
export interface Sealing {
  seal(about: string, text: string): string;
  open(about: string, sealed: string): string | null;
  /** Sealed anew where that was done with a secret that is to be forgotten; otherwise null. */
  renewed(about: string, sealed: string): string | null;
}

/** The workspaces that have installed Saman, at hand without asking the database. */
export interface Workspaces {
  /** Fetches those that are stored. */
  load(): Promise<void>;
  /** The workspace with this id of Slack's; looks in the database where it is not known yet. */
  ofTeam(team: string): Promise<Workspace | null>;
  ofConnection(connectionId: Id): Promise<Workspace | null>;
  /** Whether Saman has not been removed there, be its token at hand or not. */
  isPresent(connectionId: Id): Promise<boolean>;
  /** Only what is at hand. */
  atHand(team: string): Workspace | null;
  /** The settings name the one workspace. */
  connectOne(about: OneWorkspace): Promise<void>;
  /**
   * Its token is gone, at once and for good. `told`: when Slack says that it was removed, in seconds; false where it has
   * been installed again since, for Slack tells a thing for up to an hour.
   */
  end(team: string, told: number): Promise<boolean>;
  /** The token was refused: another process may have exchanged it. True where there is another one now. */
  renew(workspace: Workspace): Promise<boolean>;
  /** For the OAuth flow of `@slack/oauth`, which stores and exchanges tokens through it. */
  readonly installations: InstallationStore;
  /** Whose tokens are exchanged through it (token rotation). */
  exchangeThrough(provider: InstallProvider): void;
}

/** What `auth.test` tells of the workspace that a token belongs to. */
export interface OneWorkspace {
  readonly team: string;
  readonly name: string;
  readonly token: string;
  readonly botUserId: string;
  readonly botId: string;
}

export interface WorkspacesOptions {
  readonly connections: Connections;
  readonly sealing: Sealing;
  readonly clock: Clock;
  /** The real time in seconds, by which tokens end. */
  readonly now: () => number;
  readonly clientOptions: WebClientOptions;
  readonly log: Log;
}

interface Held extends Workspace {
  readonly token: string;
  /** In seconds since 1970; null: it lasts. */
  readonly expiresAt: number | null;
  /** Since when it is known to be good, in seconds. */
  readonly since: number;
}

/** What is sealed of an installation. */
type Stored = Installation & { readonly installedAt?: number };

/** A token is exchanged this long before it ends. */
const exchangeBefore = 2 * 60 * 60;

/** In milliseconds. */
const lookAgainAfter = 500;
const storeTries = 5;

/** A token that Slack has given out must not be lost because the database was away for a moment. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await work();
    } catch (error) {
      if (nth === storeTries) throw error;
      await pause(2 ** nth * 100);
    }
  }
}

const about = (team: string): string => `slack:${team}`;

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { connections, sealing, clock, now, clientOptions, log } = options;
  const held = new Map<string, Held>();
  let provider: InstallProvider | null = null;

  const hold = (connectionId: Id, known: OneWorkspace, expiresAt: number | null, since: number): Held => {
    const { team, token, botUserId, botId } = known;
    const client = new PatientClient(token, { ...clientOptions, teamId: team });
    const workspace = { connectionId, team, botUserId, botId, client, token, expiresAt, since };
    held.set(team, workspace);
    return workspace;
  };

  const installationIn = (connected: Connected): Stored | null => {
    const text = connected.sealed && sealing.open(about(connected.externalId), connected.sealed);
    return text ? (JSON.parse(text) as Stored) : null;
  };

  const take = (connected: Connected): Held | null => {
    const { bot, installedAt = 0 } = installationIn(connected) ?? {};
    if (!bot) return null;
    const { token, userId: botUserId, id: botId, expiresAt } = bot;
    const team = connected.externalId;
    return hold(connected.id, { team, name: '', token, botUserId, botId }, expiresAt ?? null, installedAt);
  };

  const fetch = async (team: string): Promise<Held | null> => {
    const connected = await connections.find('slack', team);
    return connected && take(connected);
  };

  const isGood = async ({ client }: Held): Promise<boolean> => {
    try {
      await client.auth.test();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      // while Slack is away, nothing says that it is not
      return failure.kind !== 'never';
    }
  };

  /** Exchanges a token that ends soon; several who ask at once wait for one exchange. */
  const exchanges = new Map<string, Promise<Held | null>>();
  const fresh = (workspace: Held): Promise<Held | null> | Held => {
    const { team, expiresAt } = workspace;
    const left = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt - now();
    if (left > exchangeBefore || !provider) return workspace;
    const running = exchanges.get(team) ?? exchange(provider, team);
    exchanges.set(team, running);
    return running;
  };
  const exchange = async (through: InstallProvider, team: string): Promise<Held | null> => {
    try {
      await through.authorize({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
      // also where another process has exchanged it meanwhile
      return await fetch(team);
    } finally {
      exchanges.delete(team);
    }
  };

  const keep = async (team: string, sealed: string): Promise<void> => {
    const connected = await connections.find('slack', team);
    if (connected) await connections.keep(connected.id, sealed);
  };

  const ofTeam = async (team: string): Promise<Workspace | null> => {
    const workspace = held.get(team) ?? (await fetch(team));
    return workspace && fresh(workspace);
  };

  return {
    async load() {
      for (const connected of await connections.present('slack')) {
        const { id, externalId, sealed } = connected;
        if (!take(connected) && sealed)
          log.error(
            { team: externalId, mend: 'run npm run doctor' },
            'the token of a workspace cannot be opened: SAMAN_SECRET is not the one it was sealed with',
          );
        const renewed = sealed && sealing.renewed(about(externalId), sealed);
        if (renewed) await connections.keep(id, renewed);
      }
    },
    ofTeam,
    async ofConnection(connectionId) {
      const find = () => [...held.values()].find((one) => one.connectionId === connectionId);
      if (!find()) for (const one of await connections.present('slack')) take(one);
      const found = find();
      return found ? fresh(found) : null;
    },
    isPresent: async (connectionId) =>
      (await connections.present('slack')).some(({ id }) => id === connectionId),
    atHand: (team) => held.get(team) ?? null,
    async connectOne(one) {
      const { id } = await connections.connect('slack', one.team, one.name, null);
      hold(id, one, null, now());
    },
    async end(team, told) {
      const known = held.get(team) ?? (await fetch(team));
      if (known && told < known.since && (await isGood(known))) return false;
      held.delete(team);
      await connections.end('slack', team, clock.now());
      // somebody may have looked for it while it was being ended
      held.delete(team);
      return true;
    },
    async renew(workspace) {
      const before = held.get(workspace.team);
      // whoever exchanged it may be about to store the new one
      const looks = before?.expiresAt ? 3 : 1;
      for (let nth = 1; nth <= looks; nth += 1) {
        if (nth > 1) await pause(lookAgainAfter);
        const connected = await connections.find('slack', workspace.team);
        if (!connected) held.delete(workspace.team);
        if (!connected?.sealed) return false;
        const token = take(connected)?.token;
        if (token !== undefined && token !== before?.token) return true;
      }
      return false;
    },
    installations: {
      async storeInstallation(installation) {
        const { team } = installation;
        if (!team || installation.isEnterpriseInstall)
          throw new Error('Saman is installed in workspaces, not in a whole organisation');
        const sealed = sealing.seal(about(team.id), JSON.stringify({ installedAt: now(), ...installation }));
        // exchanged, it is the same installation, which may have ended meanwhile: only a person can bring it back
        if (exchanges.has(team.id)) return persistently(() => keep(team.id, sealed));
        const store = () => connections.connect('slack', team.id, team.name ?? team.id, sealed);
        take(await persistently(store));
      },
      async fetchInstallation({ teamId }) {
        const connected = teamId ? await connections.find('slack', teamId) : null;
        const installation = connected && installationIn(connected);
        if (!installation) throw new Error('the workspace has not installed Saman');
        return installation as never;
      },
      async deleteInstallation({ teamId }) {
        if (!teamId) return;
        held.delete(teamId);
        await connections.end('slack', teamId, clock.now());
      },
    },
    exchangeThrough(through) {
      provider = through;
    },
  };
}
