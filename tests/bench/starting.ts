import { start } from './child.ts';
import { type Line, median, times } from './statistics.ts';

const pairs = 5;

/**
 * From spawning the process to /readyz, on a database that is there, against spawning one that only opens the same
 * database with PGlite. In turn; medians. And the most memory that each had: Saman after somebody has looked in.
 */
export async function measureStarting(folder: string): Promise<readonly Line[]> {
  const settings = { SAMAN_DATA_DIR: folder, SAMAN_DEMO: '1', PORT: '0', LOG_LEVEL: 'silent' };
  await (await start('saman', settings)).end(); // makes the database and loads the demo
  const ours: number[] = [];
  const alone: number[] = [];
  const memory: number[] = [];
  const memoryAlone: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const pglite = await start('pglite', { folder: `${folder}/database` });
    await pglite.ask({ query: 'select * from person' });
    alone.push(pglite.readyAfter);
    memoryAlone.push(await pglite.end());
    const saman = await start('saman', settings);
    ours.push(saman.readyAfter);
    await use(saman.ready.port);
    memory.push(await saman.end());
  }
  return [
    lineOf('start to ready in ms, embedded', median(ours), median(alone), '≤ 2 ×'),
    lineOf('peak memory in MB, embedded', Math.max(...memory), Math.max(...memoryAlone), '–'),
  ];
}

const lineOf = (what: string, ours: number, alone: number, aim: string): Line => ({
  what,
  ours: ours.toFixed(0),
  baseline: alone.toFixed(0),
  ratio: times(ours / alone),
  aim,
});

/** Opens the page, its script and style, and looks at the chat as a few of the demo's people. */
async function use(port: number): Promise<void> {
  const get = async (path: string): Promise<Response> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  };
  for (const path of ['/', '/client/chat.js', '/client/style.css']) await (await get(path)).arrayBuffer();
  const people = (await (await get('/demo/people')).json()) as { externalId: string }[];
  for (const { externalId: as } of people.slice(0, 5)) {
    await (await get(`/demo/state?as=${as}`)).arrayBuffer();
    await (await get(`/demo/messages?as=${as}&conversation=dm:${as}`)).arrayBuffer();
  }
}
