import { connect, createServer, type Socket } from 'node:net';

/** A proxy before PostgreSQL that lets every round trip take longer, and counts them. */
export interface SlowProxy {
  readonly port: number;
  /** From now on each round trip takes so many milliseconds more. */
  delay(milliseconds: number): void;
  /** Begins to count anew. */
  clear(): void;
  /** Round trips of Saman's own connections, those of the queue apart. */
  readonly trips: number;
  /** When the first answer of the database reached Saman, in milliseconds; null: none has. */
  readonly firstAnswerAt: number | null;
  close(): Promise<void>;
}

const jobs = Buffer.from('application_name\0saman-jobs\0');

export async function slowProxyTo(target: number): Promise<SlowProxy> {
  const open = new Set<Socket>();
  let wait = 0;
  let trips = 0;
  let firstAnswerAt: number | null = null;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let isJobs = false;
    let asked = false;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
    client.on('data', (chunk) => {
      isJobs ||= chunk.includes(jobs);
      // what is sent before the answer comes is the same round trip
      if (!asked && !isJobs) trips += 1;
      asked = true;
      if (wait === 0) upstream.write(chunk);
      else setTimeout(() => upstream.write(chunk), wait);
    });
    upstream.on('data', (chunk) => {
      asked = false;
      if (!isJobs) firstAnswerAt ??= Date.now();
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    delay: (milliseconds) => {
      wait = milliseconds;
    },
    clear: () => {
      trips = 0;
      firstAnswerAt = null;
    },
    get trips() {
      return trips;
    },
    get firstAnswerAt() {
      return firstAnswerAt;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
