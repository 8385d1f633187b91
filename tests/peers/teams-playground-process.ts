/**
 * Loaded into the Playground's process before it starts. The Playground listens on every address of the machine: here
 * it listens on the loopback address only. It ends with whoever started it, also where they were killed.
 */
import { Server } from 'node:net';

type Listen = (port: unknown, ...rest: readonly unknown[]) => Server;

const listen: Listen = Server.prototype.listen as Listen;
const listenHere: Listen = function (this: Server, port, ...rest) {
  const hasHost = typeof port !== 'number' || typeof rest[0] === 'string';
  return hasHost ? listen.call(this, port, ...rest) : listen.call(this, port, '127.0.0.1', ...rest);
};
Object.assign(Server.prototype, { listen: listenHere });

process.stdin.on('end', () => process.exit()).resume();
