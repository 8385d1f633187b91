import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import type { Log } from '../../bot/ports/log.ts';
import { securityHeaders } from './guards.ts';
import { answerErrors, notFound } from './problems.ts';

export interface ServerOptions {
  /** What is served, in this order; each adapter brings its own, with its own body parsing. */
  readonly routers: readonly Router[];
  /** 0 chooses a free port. */
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly log: Log;
  /** Whether an error means that the database cannot be reached just now: answered with 503 instead of 500. */
  readonly away: (error: unknown) => boolean;
}

/** A server that listens, or why it cannot. */
export type Listening =
  | { readonly kind: 'listening'; readonly port: number; close(): Promise<void> }
  | {
      readonly kind: 'portInUse' | 'portForbidden' | 'hostUnknown';
      readonly port: number;
      readonly host: string;
    };

const listenProblems: Readonly<Record<string, 'portInUse' | 'portForbidden' | 'hostUnknown'>> = {
  EADDRINUSE: 'portInUse',
  EACCES: 'portForbidden',
  EADDRNOTAVAIL: 'hostUnknown',
  ENOTFOUND: 'hostUnknown',
};

/**
 * So long a connection that nobody uses is kept, in milliseconds: longer than the proxies before Saman keep theirs, which
 * would else send a request where it has just been closed.
 */
const keptOpen = 75_000;

/** Ends within a second or so: open event streams and kept connections are closed. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });

/** The one HTTP server (design §3): headers, routers, a kind 404, and errors that tell nothing of the inside. */
export async function serve(options: ServerOptions): Promise<Listening> {
  const { routers, port, host, publicUrl, log, away } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(publicUrl));
  for (const router of routers) app.use(router);
  app.use(notFound);
  app.use(answerErrors(log, away));

  return new Promise((resolve, reject) => {
    const server = app.listen(port, host);
    server.keepAliveTimeout = keptOpen;
    server.once('listening', () =>
      resolve({
        kind: 'listening',
        port: (server.address() as AddressInfo).port,
        close: () => closeServer(server),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const kind = listenProblems[error.code ?? ''];
      if (kind) resolve({ kind, port, host });
      else reject(error);
    });
  });
}
