import type { Server } from 'node:net';

/**
 * Lets a peer never close a connection by itself: on a busy machine it would do so just when the next request comes,
 * which then fails as no real platform's does.
 */
export function keepOpen<T extends Server & { keepAliveTimeout: number }>(server: T): T {
  server.keepAliveTimeout = 0;
  return server;
}
