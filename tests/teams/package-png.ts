import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of a point. */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** Reads a PNG (ISO/IEC 15948) of 8-bit RGBA without interlacing. */
export function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file.toString('hex', 24, 29) !== '0806000000') throw new Error('no PNG of this kind');
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const points = unfiltered(inflateSync(Buffer.concat(data)), width * 4, height);
  return {
    width,
    height,
    at: (x, y) => {
      const [r = 0, g = 0, b = 0, a = 0] = points.subarray((y * width + x) * 4);
      return [r, g, b, a];
    },
  };
}

/** Takes away what each line was filtered with: the difference to the left, above, both, or the nearest of three. */
function unfiltered(lines: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < stride; x += 1) {
      const here = y * stride + x;
      const left = x < 4 ? 0 : (out[here - 4] ?? 0);
      const above = y === 0 ? 0 : (out[here - stride] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (out[here - stride - 4] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)];
      out[here] = (lines[y * (stride + 1) + 1 + x] ?? 0) + (guess[lines[y * (stride + 1)] ?? 0] ?? 0);
    }
  return out;
}

function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(
    Math.abs,
  ) as [number, number, number];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
