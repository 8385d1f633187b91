import { request as pass } from 'node:http';
import { createServer } from 'node:https';
import { keepOpen } from '../peers/kept-open.ts';
import { ownCertificate } from './certificate.ts';

/** What stands before Saman where people reach it: https, by a certificate that somebody must be told to trust. */
export interface HttpsFront {
  /** `https://localhost:PORT` */
  readonly url: string;
  /** PEM, for `NODE_EXTRA_CA_CERTS`. */
  readonly certificate: string;
  /** Where requests are passed on to. */
  passTo(port: number): void;
  close(): Promise<void>;
}

export async function httpsFront(): Promise<HttpsFront> {
  const { cert, key } = ownCertificate();
  let port = 0;
  const server = keepOpen(
    createServer({ cert, key }, (request, response) => {
      const { method, url: path, headers } = request;
      const onward = pass({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.writeHead(502).end('nobody is behind this'));
      request.pipe(onward);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    url: `https://localhost:${own}`,
    certificate: cert,
    passTo: (to) => {
      port = to;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
