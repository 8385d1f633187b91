import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { slackManifest } from './adapters/slack/manifest.ts';
import { operationsPurpose, requestText } from './adapters/web/operations-routes.ts';
import { firstAdministratorCode } from './bot/people/code.usecases.ts';
import { type Config, readConfig } from './config.ts';
import type { Database } from './db/connect.ts';
import { StartProblem } from './db/start-problem.ts';
import { runDoctor } from './doctor.ts';
import { createLog } from './log.ts';
import { type Given, openConfigured, servicesOf, start } from './main.ts';
import { WrongSetting } from './settings.ts';
import { createSigner } from './signer.ts';

type Program = (config: Config, argument: string | undefined) => Promise<void>;

const now = (): Temporal.Instant => Temporal.Now.instant();

/** The programs behind npm start, backup, restore, admin, doctor, slack:manifest and teams:package. */
const programs: Readonly<Record<string, Program>> = {
  start: (config) => serve(config),
  backup,
  restore,
  admin,
  doctor,
  manifest,
  package: teamsPackage,
};

/** Runs a program; what stands in its way is told in a sentence, with exit code 1. */
export async function runProgram(name = 'start', argument?: string): Promise<void> {
  const program = programs[name];
  try {
    if (!program) throw new StartProblem('noProgram', `Saman knows ${Object.keys(programs).join(', ')}.`, {});
    await program(readConfig(), argument);
  } catch (error) {
    if (!(error instanceof StartProblem || error instanceof WrongSetting)) throw error;
    console.error(`\nSaman: ${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Starts Saman, and says so; it ends when it is told to. */
export async function serve(config: Config, given: Given = {}): Promise<void> {
  const running = await start(config, given);
  console.log(config.demo ? welcome(running.url) : `Saman is ready at ${config.publicUrl}`);
  const platforms = [...(config.slack ? ['Slack'] : []), ...(config.teams ? ['Teams'] : [])].join(' and ');
  if (platforms)
    console.log(`Whether ${platforms} is set up well, and how to mend it where it is not: npm run doctor`);
  if (config.teams && !config.teams.app)
    console.log('Teams: whoever asks on this machine is believed (TEAMS_ALLOW_UNAUTHENTICATED=1).');
  const end = async () => {
    console.log('\nSaman is closing. Everything is stored.');
    // a second Ctrl-C, or ten seconds, end it all the same
    process.once('SIGINT', () => process.exit(130));
    wait(10_000, null, { ref: false }).then(() => process.exit(1));
    await running.stop();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

const welcome = (url: string): string => `
  Saman is ready:  ${url}

  Open it in a browser. First thing to do: choose to be «Kommunedirektør»,
  and press «Ny runde» in the project's card, or write: ny runde

  Ctrl-C ends it; everything is kept until you start it again.
`;

async function backup(config: Config): Promise<void> {
  const file = await hereOrThere(config, 'backup', (database) => database.backup(config.backupFolder, now()));
  console.log(`Saman: backup written to ${file}`);
}

async function admin(config: Config): Promise<void> {
  // a demo has a clock of its own, by which the code is to last: the running one knows it
  const there = config.demo ? await ask(config, 'admin') : null;
  const code =
    there ??
    (await hereOrThere(config, 'admin', async (database) => {
      const services = servicesOf(config, database, { now }, createLog(config.logLevel), []);
      return (await firstAdministratorCode(services)).code;
    }));
  console.log(
    `Saman: write «kode ${code}» to Saman in a direct message within ten minutes. You are administrator then.`,
  );
}

async function doctor(config: Config): Promise<void> {
  const log = createLog('silent');
  const isWell = await runDoctor(config, {
    open: (one) => openConfigured(one, log),
    ask: (name) => ask(config, name),
    now,
    say: (line) => console.log(line),
  });
  if (!isWell) process.exitCode = 1;
}

async function manifest({ publicUrl }: Config, way: string | undefined): Promise<void> {
  const socket = way === 'socket';
  if (!socket && !publicUrl.startsWith('https://'))
    throw new StartProblem(
      'noAddress',
      'Set SAMAN_PUBLIC_URL to the https address where Slack reaches Saman, or try it without one, by Socket Mode: npm run slack:manifest -- socket',
      {},
    );
  console.log((await slackManifest({ publicUrl, socket })).trim());
}

async function teamsPackage(config: Config, file: string | undefined): Promise<void> {
  const { makePackage } = await import('./adapters/teams/package/package.ts');
  const { publicUrl, about } = config;
  const made = await makePackage({ appId: config.teams?.app?.id ?? null, publicUrl, ...about });
  if (made.kind === 'lacking') {
    const lines = made.settings.map(([name, value]) => `\n  ${name}: ${value}`).join('');
    throw new StartProblem(
      'packageLacks',
      `The package for Teams cannot be made yet. Set what it lacks, and try again (docs/teams.md):${lines}`,
      {},
    );
  }
  if (made.kind === 'invalid')
    throw new StartProblem('packageInvalid', `Teams would not take this: ${made.problems.join('; ')}`, {});
  const path = resolve(file ?? join(config.dataFolder, 'saman-teams.zip'));
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, made.zip);
  } catch {
    throw new StartProblem('packageNotWritten', `${path} cannot be written. Name another file.`, {});
  }
  console.log(`Saman: the package for Teams is in ${path}
Upload it in the Teams admin center under Teams apps, Manage apps; docs/teams.md goes on from there.
The bot's messaging endpoint should be ${publicUrl}/api/messages`);
}

async function restore(config: Config, file: string | undefined): Promise<void> {
  if (!file) throw new StartProblem('noFile', 'Name the backup: npm run restore -- FILE', {});
  await withDatabase(config, (database) => database.restore(file));
  console.log(`Saman: ${file} has been restored.`);
}

async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openConfigured(config, createLog(config.logLevel));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** On the database itself; where a running Saman holds it, by asking that one. */
async function hereOrThere(
  config: Config,
  name: 'backup' | 'admin',
  work: (database: Database) => Promise<string>,
): Promise<string> {
  try {
    return await withDatabase(config, work);
  } catch (error) {
    if (!(error instanceof StartProblem && error.code === 'folderInUse')) throw error;
    const answer = await ask(config, name);
    if (answer === null) throw error;
    return answer;
  }
}

/** What a running Saman with the same settings answers; null where none does. */
async function ask(config: Config, name: string): Promise<string | null> {
  const time = now().toString();
  const signer = createSigner(config.secret, null);
  try {
    const response = await fetch(`http://127.0.0.1:${config.port}/operations/${name}`, {
      method: 'POST',
      headers: {
        'x-saman-time': time,
        'x-saman-signature': signer.sign(operationsPurpose, requestText(name, time)),
      },
    });
    return response.ok ? await response.text() : null;
  } catch (error) {
    // nobody listens there: fetch says so with a TypeError
    if (error instanceof TypeError) return null;
    throw error;
  }
}
