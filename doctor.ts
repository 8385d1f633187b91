import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { WorkspaceToken } from './adapters/slack/doctor.ts';
import type { Finding } from './bot/ports/finding.ts';
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
  const findings: Finding[] = [{ state: 'good', what: 'the settings can be read' }];
  const stored = await examineDatabase(config, parts);
  findings.push(...stored.findings);
  if (config.slack) {
    const { examineSlack } = await import('./adapters/slack/doctor.ts');
    const { slack: settings, publicUrl } = config;
    const now = () => parts.now().epochMilliseconds / 1000;
    findings.push(...(await examineSlack({ settings, publicUrl, installed: stored.installed, now })));
  } else findings.push({ state: 'note', what: 'Slack is not configured', mend: 'docs/slack.md says how' });
  for (const { state, what, mend } of findings) {
    parts.say(`${signs[state]} ${what}`);
    if (mend) parts.say(`    → ${mend}`);
  }
  const wrong = findings.filter(({ state }) => state === 'bad').length;
  parts.say(wrong === 0 ? '\nNothing is wrong.' : `\nTo be mended (✗): ${wrong}`);
  return wrong === 0;
}

/** Whether the database opens, and what is found of the workspaces that are stored in it. */
async function examineDatabase(
  config: Config,
  { open, ask }: DoctorParts,
): Promise<{ readonly findings: readonly Finding[]; readonly installed: readonly Finding[] | null }> {
  try {
    const database = await open(config);
    try {
      const installed = await examineWorkspaces(config, database);
      return { findings: [{ state: 'good', what: 'the database opens' }], installed };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    if (error.code === 'folderInUse')
      return {
        findings: [{ state: 'good', what: 'a running Saman has the database' }],
        installed: readFindings(await ask('doctor')),
      };
    return { findings: [{ state: 'bad', what: error.message }], installed: null };
  }
}

/** What Slack says of the workspaces that have installed Saman; they are in the database, their tokens sealed. */
export async function examineWorkspaces(config: Config, database: Database): Promise<readonly Finding[]> {
  if (!config.slack?.oauth) return [];
  const { examineTokens } = await import('./adapters/slack/doctor.ts');
  return examineTokens(await tokensIn(database, config), config.slack.apiUrl);
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

const found = z.array(
  z.object({ state: z.enum(['good', 'note', 'bad']), what: z.string(), mend: z.string().optional() }),
);

function readFindings(answer: string | null): readonly Finding[] | null {
  if (answer === null) return null;
  return found.parse(JSON.parse(answer)).map(({ mend, ...one }) => ({ ...one, ...(mend ? { mend } : {}) }));
}
