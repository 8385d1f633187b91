import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerLines } from './answering-lines.ts';

// Teams' connector, which says yes to everything at once, in a process of its own: only Saman is measured.

let calls = 0;
let updates = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    calls += 1;
    if (request.method === 'PUT') updates += 1;
    const body = JSON.stringify({ id: `${calls}`, activityId: `${calls}` });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  void answerLines(
    { port },
    async () => ({ calls, updates }),
    async () => server.closeAllConnections(),
  );
});
