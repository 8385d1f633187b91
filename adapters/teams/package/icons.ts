import { readFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';

/** The sizes that Teams takes, in pixels. */
const widths = { color: 192, outline: 32 } as const;

/** One of the app's pictures as PNG. */
export async function iconPng(name: keyof typeof widths): Promise<Uint8Array> {
  const drawing = await readFile(new URL(`${name}.svg`, import.meta.url), 'utf8');
  return new Resvg(drawing, { fitTo: { mode: 'width', value: widths[name] } }).render().asPng();
}
