import '../../../loading.ts';
import { once } from 'node:events';
import { get } from 'node:http';
import { answerLines } from './answering-lines.ts';

// Saman as it runs: what `npm start` starts, with these settings, and loading.ts before the rest as there. It is ready
// when /readyz says so.
const { readConfig } = await import('../../../config.ts');
const { start } = await import('../../../main.ts');
const { clockAhead, untilAtWork } = await import('../../harness/at-work.ts');
// what others are told comes at once, whenever it is measured
const now = clockAhead(untilAtWork());
const running = await start(readConfig(JSON.parse(process.argv[2] ?? '{}')), { now });
const [ready] = await once(get(`http://127.0.0.1:${running.port}/readyz`), 'response');
if (ready.statusCode !== 200) throw new Error(`/readyz answered ${ready.statusCode}`);
ready.resume();

await answerLines(
  { port: running.port },
  async ({ drain, answered, connection }) => {
    if (drain) await running.settled();
    if (typeof connection === 'string') {
      const found = await running.database.connections.find('slack', connection);
      return { connectionId: found?.id };
    }
    if (typeof answered !== 'string') return {};
    return { count: (await running.database.store.rounds.answered(answered)).length };
  },
  () => running.stop(),
);
