import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isObject, type JsonObject, tryJson } from './json.ts';
import type { TeamsUser, Tenant } from './teams-directory.ts';

/** What an HTTP server answered. */
export interface Answered {
  readonly status: number;
  readonly body: JsonObject;
}

/** Microsoft's Agents Playground, in a process of its own. */
export interface Playground {
  /** The address of its own page, where a person sees the chats in a browser as the first user. */
  readonly page: string;
  /** Asks it for something, by a path. */
  ask(method: string, path: string, body?: JsonObject): Promise<Answered>;
  stop(): Promise<void>;
}

export interface PlaygroundOptions {
  readonly tenant: Tenant;
  readonly bot: { readonly id: string; readonly name: string };
  /** The personal chat of the first user: those of the others are made when they are needed. */
  readonly personalId: string;
  /** Where it sends activities, and where they say that the connector is. */
  readonly endpoint: string;
  readonly serviceUrl: string;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cli = file('../../node_modules/@microsoft/m365agentsplayground/cli.js');

const configUser = ({ id, name, aadObjectId, email }: TeamsUser): JsonObject => ({
  id,
  name,
  // the Playground spells it so
  userPrincipleName: email,
  aadObjectId,
  givenName: name,
  surname: name,
  email,
});

/** Its configuration takes exactly one user who is at the client, five others, one team, and one channel in it. */
function configFor({ tenant, bot, personalId }: PlaygroundOptions): JsonObject {
  const [me, ...others] = tenant.users.filter(({ seated }) => seated);
  const [team] = tenant.teams;
  const [groupChat] = tenant.groupChats;
  const channel = team?.channels.find((one) => one.inPlayground && one.id !== team.id);
  if (!me || others.length !== 5 || !team || !channel || !groupChat)
    throw new Error('the Playground needs six users, a team with a channel, and a group chat');
  return {
    version: '0.1.1',
    tenantId: tenant.id,
    bot,
    currentUser: configUser(me),
    users: others.map(configUser),
    personalChat: { id: personalId },
    groupChat: { id: groupChat.id, name: groupChat.name },
    team: {
      id: team.id,
      name: team.name,
      aadGroupId: team.aadGroupId,
      channels: [{ id: channel.id, name: channel.name }],
    },
  };
}

function start(folder: string, config: string, { endpoint, serviceUrl }: PlaygroundOptions) {
  const given = ['-e', endpoint, '-c', 'msteams', '-p', '0', '--service-url', serviceUrl];
  return spawn(
    process.execPath,
    ['--import', file('./teams-playground-process.ts'), cli, 'start', ...given, '--disable-telemetry'],
    {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      },
    },
  );
}

/** Starts it on a free port of this machine. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'saman-teams-'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(configFor(options)));
  const child = start(folder, config, options);
  let said = '';
  const port = new Promise<number>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`;
      const [, number] = /^Listening on (\d+)$/.exec(line) ?? [];
      if (number !== undefined) resolve(Number(number));
    });
    child.once('close', () => reject(new Error(`the Playground ended: ${said}`)));
  });
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const origin = await port.then(
    (number) => `http://127.0.0.1:${number}`,
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return {
    page: `${origin}/`,
    async ask(method, path, body) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const json = tryJson(await answer.text());
      return { status: answer.status, body: isObject(json) ? json : {} };
    },
    stop,
  };
}
