import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../harness/postgres-server.ts';
import { measureAllAtOnce, measureAnswering } from './answering.ts';
import { type Child, start } from './child.ts';
import { measurePressing } from './pressing.ts';
import { measureReminding } from './reminding.ts';
import { type SeededRound, type Size, seed } from './seed.ts';
import { measureStarting } from './starting.ts';
import { type Line, table } from './statistics.ts';
import { measureSubmitting } from './submitting.ts';

const explanation = `
Ratios of one run on this machine (${availableParallelism()} cores); nothing here passes or fails.
Answers: POST /demo/act over 16 kept connections, many persons and rounds, in slices that alternate with a bare
node:http handler doing one insert (same driver, same engine; embedded: a copy of the same folder). Saman, the bare
handler and the load generator are processes of their own; the generator sends requests that were written beforehand.
Slack: a signed view_submission until it is stored and acknowledged, against Bolt's own receiver with one insert, and
against the same flow on the chat SDK; the three in turn.
Teams: an Action.Execute with a ballot until it is stored and answered with its receipt, against a bare CloudAdapter
with one insert that believes anybody too; the two in turn.
Reminders: a sweep with 100 due and a thousand or a million subjects and nudges stored, in turn; and 10,000 nudges due
at 09:00 until all are with the adapter, against as many jobs of bare pg-boss that do nothing.
Start: from spawning the process to /readyz, against a process that opens the same folder with PGlite alone.
`;

const size: Size = { people: 200, rounds: 40, membersOfEach: 50 };
const whole: Size = { people: 200, rounds: 1, membersOfEach: 200 };

/** The rounds to load one after the other, and the one of two hundred. */
async function prepare(settings: Readonly<Record<string, string>>) {
  const rounds = await seed(settings, size, 'many');
  const [big] = await seed(settings, whole, 'one');
  return { rounds, big: big as SeededRound };
}

async function measureOn(
  engine: string,
  saman: Child,
  bare: Child,
  { rounds, big }: Awaited<ReturnType<typeof prepare>>,
): Promise<readonly Line[]> {
  const lines = [
    ...(await measureAnswering(engine, saman, bare, rounds)),
    ...(await measureAllAtOnce(engine, saman, big)),
  ];
  await saman.end();
  await bare.end();
  return lines;
}

async function onEmbedded(folder: string): Promise<readonly Line[]> {
  const settings = { SAMAN_DATA_DIR: join(folder, 'saman'), SAMAN_DEMO: '1', PORT: '0', LOG_LEVEL: 'silent' };
  const prepared = await prepare(settings);
  const copy = join(folder, 'bare');
  await cp(join(settings.SAMAN_DATA_DIR, 'database'), copy, { recursive: true });
  const saman = await start('saman', settings);
  const bare = await start('bare', { folder: copy });
  return measureOn('embedded', saman, bare, prepared);
}

async function onPostgres(folder: string): Promise<readonly Line[]> {
  const server = await startPostgres();
  try {
    const url = server.url('postgres');
    const settings = {
      DATABASE_URL: url,
      SAMAN_DATA_DIR: join(folder, 'beside'),
      SAMAN_DEMO: '1',
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
    const prepared = await prepare(settings);
    const saman = await start('saman', settings);
    const bare = await start('bare', { url });
    return await measureOn('PostgreSQL', saman, bare, prepared);
  } finally {
    await server.remove();
  }
}

/** Every part by its name; `npm run bench -- start` runs one alone. */
const parts: Readonly<Record<string, (folder: string) => Promise<readonly Line[]>>> = {
  start: (folder) => measureStarting(join(folder, 'start')),
  embedded: onEmbedded,
  postgres: onPostgres,
  slack: measureSubmitting,
  teams: measurePressing,
  reminders: measureReminding,
};

const folder = await mkdtemp(join(tmpdir(), 'saman-bench-'));
try {
  console.log(explanation);
  const lines: Line[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if ((process.argv[2] ?? name) !== name) continue;
    console.log(`measuring: ${name} …`);
    lines.push(...(await measure(folder)));
  }
  console.log(`\n${table(lines)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
