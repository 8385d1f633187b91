import { createHmac, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { answerLines } from './answering-lines.ts';

// The load generator, in a process of its own: requests that were written beforehand, over kept connections, one
// request at a time on each. It reads only the status and the length of what comes back, so it costs little.

/** What is sent, and for how long. */
export interface Slice {
  readonly port: number;
  /** What is sent to the path; or Slack's payloads, signed, each of them another one than all before. */
  readonly bodies: readonly string[];
  /** Otherwise where the browser's page sends it. */
  readonly path?: string;
  readonly slack?: { readonly signingSecret: string; readonly count: number };
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

const requestOf = (port: number, path: string, body: string): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: keep-alive\r\n\r\n${body}`,
  );

/** Slack's requests: form-encoded, signed, and none like another, since one that comes again is refused. */
function slackRequests(
  port: number,
  bodies: readonly string[],
  { signingSecret, count }: NonNullable<Slice['slack']>,
): readonly Buffer[] {
  const time = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, index) => {
    const payload = (bodies[index % bodies.length] ?? '').replaceAll('TRIGGER', randomUUID());
    const body = `payload=${encodeURIComponent(payload)}`;
    const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
    return Buffer.from(
      `POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
        `x-slack-request-timestamp: ${time}\r\nx-slack-signature: v0=${signature}\r\n` +
        `connection: keep-alive\r\n\r\n${body}`,
    );
  });
}

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
        const length = /\ncontent-length: (\d+)/i.exec(text)?.[1];
        wanted = length === undefined ? Number.POSITIVE_INFINITY : head + 4 + Number(length);
      }
      if (text.length < wanted && !(wanted === Number.POSITIVE_INFINITY && text.endsWith('\r\n0\r\n\r\n')))
        return;
      socket.off('data', onData);
      socket.off('error', reject);
      resolve(text);
    };
    socket.on('data', onData);
    socket.once('error', reject);
  });
}

/**
 * Saman's receipt offers to change the answer; the bare handler says that it is stored; Slack is told to close the form.
 */
const isReceipt = (answer: string): boolean =>
  answer.startsWith('HTTP/1.1 200') &&
  ['"kind":"stored"', '"ballot.edit"', '"response_action":"clear"'].some((sign) => answer.includes(sign));

async function load({
  port,
  path = '/demo/act',
  bodies,
  slack,
  connections,
  milliseconds,
}: Slice): Promise<Loaded> {
  const requests = slack
    ? slackRequests(port, bodies, slack)
    : bodies.map((body) => requestOf(port, path, body));
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
