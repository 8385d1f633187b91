import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a client can send. A text is whole: fragments have been put together. */
interface Frame {
  readonly kind: 'text' | 'ping' | 'pong' | 'close' | 'other';
  readonly data: Buffer;
}

const kinds = { 1: 'text', 8: 'close', 9: 'ping', 10: 'pong' } as const;

function frame(opcode: number, data: Buffer): Buffer {
  const { length } = data;
  const head = length < 126 ? Buffer.alloc(2) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  if (head.length === 2) head[1] = length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, data]);
}

/** A text as a server sends it: unmasked (RFC 6455). */
export const textFrame = (text: string): Buffer => frame(1, Buffer.from(text, 'utf8'));

interface Read {
  readonly final: boolean;
  readonly opcode: number;
  readonly data: Buffer;
  readonly size: number;
}

/** Reads one frame of a client, which are masked; undefined where it is not all there yet. */
function read(from: Buffer): Read | undefined {
  const [first, second] = from;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + lengthBytes + 4;
  if (from.length < start) return undefined;
  const length =
    short === 126 ? from.readUInt16BE(2) : short === 127 ? Number(from.readBigUInt64BE(2)) : short;
  const size = start + length;
  if (from.length < size) return undefined;
  const mask = from.subarray(start - 4, start);
  const data = Buffer.from(from.subarray(start, size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, data, size };
}

/** Takes what arrives, in whatever pieces, and tells of each frame. */
function createFrames(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let left: Buffer = Buffer.alloc(0);
  let fragments: Buffer[] = [];
  let kind: Frame['kind'] = 'other';
  return (chunk) => {
    left = Buffer.concat([left, chunk]);
    for (let one = read(left); one; one = read(left)) {
      left = left.subarray(one.size);
      const named = Object.entries(kinds).find(([opcode]) => Number(opcode) === one.opcode)?.[1] ?? 'other';
      if (one.opcode >= 8) {
        onFrame({ kind: named, data: one.data });
        continue;
      }
      if (one.opcode !== 0) kind = named;
      fragments.push(one.data);
      if (!one.final) continue;
      onFrame({ kind, data: Buffer.concat(fragments) });
      fragments = [];
    }
  };
}

const handshake = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** Makes a connection that asks for it a WebSocket: answers pings and the end, and tells of texts. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  onText: (text: string) => void,
): void {
  socket.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${handshake(request.headers['sec-websocket-key'] ?? '')}`,
      '\r\n',
    ].join('\r\n'),
  );
  const take = createFrames(({ kind, data }) => {
    if (kind === 'text') onText(data.toString('utf8'));
    else if (kind === 'ping') socket.write(frame(10, data));
    else if (kind === 'close') socket.end(frame(8, data));
  });
  socket.on('data', take);
  socket.on('error', () => socket.destroy());
  if (head.length > 0) take(head);
}
