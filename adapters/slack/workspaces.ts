import type { Installation, InstallationStore, InstallProvider } from '@slack/oauth';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Id } from '../../bot/id.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Connected, Connections } from '../../bot/ports/connections.ts';

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
}

/** The workspaces that have installed Saman, at hand without asking the database. */
export interface Workspaces {
  /** Fetches those that are stored. */
  load(): Promise<void>;
  /** The workspace with this id of Slack's; looks in the database where it is not known yet. */
  ofTeam(team: string): Promise<Workspace | null>;
  ofConnection(connectionId: Id): Promise<Workspace | null>;
  /** Only what is at hand. */
  atHand(team: string): Workspace | null;
  /** The settings name the one workspace. */
  connectOne(about: OneWorkspace): Promise<void>;
  /** Its token is gone, at once and for good. */
  end(team: string): Promise<void>;
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
  readonly clientOptions: WebClientOptions;
}

interface Held extends Workspace {
  readonly token: string;
  /** In seconds since 1970; null: it lasts. */
  readonly expiresAt: number | null;
}

/** A token is exchanged this long before it ends. */
const exchangeBefore = 2 * 60 * 60;

const about = (team: string): string => `slack:${team}`;

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { connections, sealing, clock, clientOptions } = options;
  const held = new Map<string, Held>();
  let provider: InstallProvider | null = null;

  const hold = (connectionId: Id, known: OneWorkspace, expiresAt: number | null): Held => {
    const { team, token, botUserId, botId } = known;
    const client = new WebClient(token, { ...clientOptions, teamId: team });
    const workspace = { connectionId, team, botUserId, botId, client, token, expiresAt };
    held.set(team, workspace);
    return workspace;
  };

  const installationIn = (connected: Connected): Installation | null => {
    const text = connected.sealed && sealing.open(about(connected.externalId), connected.sealed);
    return text ? (JSON.parse(text) as Installation) : null;
  };

  const take = (connected: Connected): Held | null => {
    const bot = installationIn(connected)?.bot;
    if (!bot) return null;
    const { token, userId: botUserId, id: botId, expiresAt } = bot;
    const team = connected.externalId;
    return hold(connected.id, { team, name: '', token, botUserId, botId }, expiresAt ?? null);
  };

  const fetch = async (team: string): Promise<Held | null> => {
    const connected = await connections.find('slack', team);
    return connected && take(connected);
  };

  /** Exchanges a token that ends soon; several who ask at once wait for one exchange. */
  const exchanges = new Map<string, Promise<Held | null>>();
  const fresh = (workspace: Held): Promise<Held | null> | Held => {
    const { team, expiresAt } = workspace;
    const left =
      expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt - clock.now().epochMilliseconds / 1000;
    if (left > exchangeBefore || !provider) return workspace;
    const running = exchanges.get(team) ?? exchange(provider, team);
    exchanges.set(team, running);
    return running;
  };
  const exchange = async (through: InstallProvider, team: string): Promise<Held | null> => {
    try {
      await through.authorize({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
      return held.get(team) ?? null;
    } finally {
      exchanges.delete(team);
    }
  };

  const ofTeam = async (team: string): Promise<Workspace | null> => {
    const workspace = held.get(team) ?? (await fetch(team));
    return workspace && fresh(workspace);
  };

  return {
    async load() {
      for (const connected of await connections.present('slack')) take(connected);
    },
    ofTeam,
    async ofConnection(connectionId) {
      const find = () => [...held.values()].find((one) => one.connectionId === connectionId);
      if (!find()) for (const one of await connections.present('slack')) take(one);
      const found = find();
      return found ? fresh(found) : null;
    },
    atHand: (team) => held.get(team) ?? null,
    async connectOne(one) {
      const { id } = await connections.connect('slack', one.team, one.name, null);
      hold(id, one, null);
    },
    async end(team) {
      held.delete(team);
      await connections.end('slack', team, clock.now());
    },
    async renew(workspace) {
      const before = held.get(workspace.team)?.token;
      const connected = await connections.find('slack', workspace.team);
      if (!connected) held.delete(workspace.team);
      const now = connected?.sealed ? take(connected)?.token : before;
      return now !== undefined && now !== before;
    },
    installations: {
      async storeInstallation(installation) {
        const { team } = installation;
        if (!team || installation.isEnterpriseInstall)
          throw new Error('Saman is installed in workspaces, not in a whole organisation');
        const sealed = sealing.seal(about(team.id), JSON.stringify(installation));
        take(await connections.connect('slack', team.id, team.name ?? team.id, sealed));
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
