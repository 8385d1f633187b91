import { connect, type Socket } from 'node:net';
import { answerLines } from './answering-lines.ts';

// The load generator, in a process of its own: requests that were written beforehand, over kept connections, one
// request at a time on each. It reads only the status and the length of what comes back, so it costs little.

interface Slice {
  readonly port: number;
  readonly bodies: readonly string[];
  readonly connections: number;
  /** Ends after so many milliseconds, or after `bodies` have been sent once where there is no limit. */
  readonly milliseconds: number | null;
}

/** What a slice came to. Latencies in milliseconds. */
export interface Loaded {
  readonly latencies: readonly number[];
  readonly seconds: number;
  /** Answers with another status than 200, or with anything but a receipt. */
  readonly failed: number;
}

const requestOf = (port: number, body: string): Buffer =>
  Buffer.from(
    `POST /demo/act HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: keep-alive\r\n\r\n${body}`,
  );

/** Reads one answer: resolves with its status line and body. */
function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let wanted = -1;
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (wanted < 0) {
        const head = text.indexOf('\r\n\r\n');
        if (head < 0) return;
        wanted = head + 4 + Number(/\ncontent-length: (\d+)/i.exec(text)?.[1]);
      }
      if (text.length < wanted) return;
      socket.off('data', onData);
      socket.off('error', reject);
      resolve(text);
    };
    socket.on('data', onData);
    socket.once('error', reject);
  });
}

/** Saman's receipt offers to change the answer; the bare handler says that it is stored. */
const isReceipt = (answer: string): boolean =>
  answer.startsWith('HTTP/1.1 200') &&
  (answer.includes('"kind":"stored"') || answer.includes('"ballot.edit"'));

async function load({ port, bodies, connections, milliseconds }: Slice): Promise<Loaded> {
  const requests = bodies.map((body) => requestOf(port, body));
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const began = performance.now();
  const goesOn = (): boolean =>
    milliseconds === null ? next < requests.length : performance.now() - began < milliseconds;
  const one = async (): Promise<void> => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    while (goesOn()) {
      const request = requests[next++ % requests.length] as Buffer;
      const sent = performance.now();
      socket.write(request);
      if (!isReceipt(await answerOn(socket))) failed += 1;
      latencies.push(performance.now() - sent);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { latencies, seconds: (performance.now() - began) / 1000, failed };
}

await answerLines(
  { port: 0 },
  (slice) => load(slice as unknown as Slice),
  async () => {},
);
