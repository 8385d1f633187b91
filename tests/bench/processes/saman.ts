import { readConfig } from '../../../config.ts';
import { start } from '../../../main.ts';
import { answerLines } from './answering-lines.ts';

// Saman as it runs: what `npm start` starts, with these settings. It is ready when /readyz says so.
const running = await start(readConfig(JSON.parse(process.argv[2] ?? '{}')));
const ready = await fetch(`http://127.0.0.1:${running.port}/readyz`);
if (!ready.ok) throw new Error(`/readyz answered ${ready.status}`);

await answerLines(
  { port: running.port },
  async ({ drain, answered }) => {
    if (drain) await running.database.queue.drain();
    if (typeof answered !== 'string') return {};
    return { count: (await running.database.store.rounds.answered(answered)).length };
  },
  () => running.stop(),
);
