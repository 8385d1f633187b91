import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { WorkspaceToken } from './adapters/slack/doctor.ts';
import { type Finding, good, note } from './bot/ports/finding.ts';
import type { Config } from './config.ts';
import type { Database } from './db/connect.ts';
import { StartProblem } from './db/start-problem.ts';
import { createSealer } from './sealer.ts';

const signs: Readonly<Record<Finding['state'], string>> = { good: '✓', note: '·', bad: '✗' };

/** What the doctor needs from outside. */
export interface DoctorParts {
  open(config: Config): Promise<Database>;
  /** Asks a running Saman with the same secret; null where none answers. */
  ask(name: 'doctor'): Promise<string | null>;
  now(): Temporal.Instant;
  say(line: string): void;
}

/** Says what is right and what is wrong with the set-up, and how to mend it. Gives whether nothing is wrong. */
export async function runDoctor(config: Config, parts: DoctorParts): Promise<boolean> {
  const findings: Finding[] = [good('the settings can be read')];
  const stored = await examineDatabase(config, parts);
  findings.push(...stored.findings);
  findings.push(...(await examineSlackOf(config, stored.found, parts)));
  findings.push(...(await examineTeamsOf(config, stored.found, parts)));
  for (const { state, what, mend } of findings) {
    parts.say(`${signs[state]} ${what}`);
    if (mend) parts.say(`    → ${mend}`);
  }
  const wrong = findings.filter(({ state }) => state === 'bad').length;
  parts.say(wrong === 0 ? '\nNothing is wrong.' : `\nTo be mended (✗): ${wrong}`);
  return wrong === 0;
}

const seconds =
  ({ now }: DoctorParts) =>
  (): number =>
    now().epochMilliseconds / 1000;

async function examineSlackOf(
  config: Config,
  found: Found | null,
  parts: DoctorParts,
): Promise<readonly Finding[]> {
  const { slack: settings, publicUrl } = config;
  if (!settings) return [note('Slack is not configured', 'docs/slack.md says how')];
  const { examineSlack } = await import('./adapters/slack/doctor.ts');
  return examineSlack({ settings, publicUrl, installed: found?.workspaces ?? null, now: seconds(parts) });
}

async function examineTeamsOf(
  config: Config,
  found: Found | null,
  parts: DoctorParts,
): Promise<readonly Finding[]> {
  const { teams: settings, publicUrl, about } = config;
  if (!settings) return [note('Teams is not configured', 'docs/teams.md says how')];
  const { examineTeams } = await import('./adapters/teams/doctor.ts');
  return examineTeams({ settings, publicUrl, about, tenants: found?.tenants ?? null, now: seconds(parts) });
}

/** What was found in the database: of the workspaces of Slack, and which tenants of Teams have Saman. */
type Found = z.infer<typeof foundShape>;

/** Whether the database opens, and what is found in it; null where it could not be looked at. */
async function examineDatabase(
  config: Config,
  { open, ask }: DoctorParts,
): Promise<{ readonly findings: readonly Finding[]; readonly found: Found | null }> {
  try {
    const database = await open(config);
    try {
      const found = await examineWorkspaces(config, database);
      return { findings: [good('the database opens')], found };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    if (error.code === 'folderInUse')
      return { findings: [good('a running Saman has the database')], found: readFound(await ask('doctor')) };
    return { findings: [{ state: 'bad', what: error.message }], found: null };
  }
}

/** What is found of where Saman is installed, by what the database knows; Slack’s tokens are sealed in it. */
export async function examineWorkspaces(config: Config, database: Database): Promise<Found> {
  return {
    workspaces: await examineSlackTokens(config, database),
    tenants: config.teams
      ? (await database.connections.present('teams')).map(({ externalId }) => externalId)
      : [],
  };
}

async function examineSlackTokens(config: Config, database: Database): Promise<Finding[]> {
  if (!config.slack?.oauth) return [];
  const { examineTokens } = await import('./adapters/slack/doctor.ts');
  return [...(await examineTokens(await tokensIn(database, config), config.slack.apiUrl))];
}

async function tokensIn(database: Database, config: Config): Promise<readonly WorkspaceToken[]> {
  const sealer = createSealer(config.secret, config.previousSecret);
  return (await database.connections.present('slack')).map(({ externalId, sealed }) => {
    if (!sealed) return { name: externalId, token: 'none' };
    const opened = sealer.open(`slack:${externalId}`, sealed);
    const text = opened && (JSON.parse(opened) as { bot?: { token?: string } }).bot?.token;
    return { name: externalId, token: text ? { text } : 'closed' };
  });
}

const foundShape = z.object({
  workspaces: z.array(
    z.object({ state: z.enum(['good', 'note', 'bad']), what: z.string(), mend: z.string().optional() }),
  ),
  tenants: z.array(z.string()),
});

const readFound = (answer: string | null): Found | null =>
  answer === null ? null : foundShape.parse(JSON.parse(answer));
