import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { benchTeam } from '../seed.ts';
import { answerLines } from './answering-lines.ts';

// A Web API that says yes to everything at once, in a process of its own: only Saman is measured.

const bot = { team_id: benchTeam, team: 'Bench', user_id: 'U0SAMAN', bot_id: 'B0SAMAN' };
let calls = 0;
const server = createServer((request, response) => {
  let asked = '';
  request.setEncoding('latin1').on('data', (chunk: string) => {
    asked += chunk;
  });
  request.on('end', () => {
    calls += 1;
    // each conversation is one of its own: Saman writes one message a second in each
    const opened = /(?:^|&)users=([^&]+)/.exec(asked)?.[1];
    const channel = opened ? { id: `D-${opened}` } : /(?:^|&)channel=([^&]+)/.exec(asked)?.[1];
    const body = JSON.stringify({ ok: true, ...bot, channel, ts: `${calls}.0001` });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  void answerLines(
    { port },
    async () => ({ calls }),
    async () => server.closeAllConnections(),
  );
});
