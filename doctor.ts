import type { Temporal } from 'temporal-polyfill';
import type { Finding, WorkspaceToken } from './adapters/slack/doctor.ts';
import type { Config } from './config.ts';
import type { Database } from './db/connect.ts';
import { StartProblem } from './db/start-problem.ts';
import { createSealer } from './sealer.ts';

const signs: Readonly<Record<Finding['state'], string>> = { good: '✓', note: '·', bad: '✗' };

/** Says what is right and what is wrong with the set-up, and how to mend it. Gives whether nothing is wrong. */
export async function runDoctor(
  config: Config,
  open: (config: Config) => Promise<Database>,
  now: () => Temporal.Instant,
  say: (line: string) => void,
): Promise<boolean> {
  const findings: Finding[] = [{ state: 'good', what: 'the settings can be read' }];
  const stored = await examineDatabase(config, open);
  findings.push(...stored.findings);
  if (config.slack) {
    const { examineSlack } = await import('./adapters/slack/doctor.ts');
    const { slack: settings, publicUrl } = config;
    const seconds = () => now().epochMilliseconds / 1000;
    findings.push(
      ...(await examineSlack({ settings, publicUrl, installed: stored.installed, now: seconds })),
    );
  } else findings.push({ state: 'note', what: 'Slack is not configured', mend: 'docs/slack.md says how' });
  for (const { state, what, mend } of findings) {
    say(`${signs[state]} ${what}`);
    if (mend) say(`    → ${mend}`);
  }
  return findings.every(({ state }) => state !== 'bad');
}

/** Whether the database opens, and the tokens that are stored in it. */
async function examineDatabase(
  config: Config,
  open: (config: Config) => Promise<Database>,
): Promise<{ readonly findings: readonly Finding[]; readonly installed: readonly WorkspaceToken[] }> {
  try {
    const database = await open(config);
    try {
      const installed = config.slack?.oauth ? await installedIn(database, config) : [];
      return { findings: [{ state: 'good', what: 'the database opens' }], installed };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    const inUse = error.code === 'folderInUse';
    const what = inUse ? 'a running Saman has the database' : error.message;
    return { findings: [{ state: inUse ? 'good' : 'bad', what }], installed: [] };
  }
}

async function installedIn(database: Database, config: Config): Promise<readonly WorkspaceToken[]> {
  const sealer = createSealer(config.secret, config.previousSecret);
  return (await database.connections.present('slack')).map(({ externalId, sealed }) => {
    const text = sealed && sealer.open(`slack:${externalId}`, sealed);
    const token = text ? (JSON.parse(text) as { bot?: { token?: string } }).bot?.token : null;
    return { name: externalId, token: token ?? null };
  });
}
