import { cut } from './room.ts';

/** What all pictures are drawn with: dark text on white, and colours that hold for colour-blind readers. */
export const colours = {
  text: '#1a1a1a',
  quiet: '#5a5a5a',
  line: '#8a8a8a',
  reached: '#0072b2',
  lit: '#e69f00',
  must: '#b34700',
  mustGround: '#fbe3d6',
} as const;

/** From one line of text to the next. */
export const leading = 27;

/** What XML takes as text: no mark-up, and no sign that it forbids. */
export const escaped = (content: string): string =>
  content
    .toWellFormed()
    .replace(/(?![\n\t])[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string;
  readonly bold?: boolean;
  /** Read from below. */
  readonly turned?: boolean;
}

export function textAt(content: string, at: TextAt): string {
  const { x, y, size, anchor = 'start', colour = colours.text, bold = false, turned = false } = at;
  const weight = bold ? ' font-weight="bold"' : '';
  const turn = turned ? ` transform="rotate(-90 ${x} ${y})"` : '';
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${colour}"${weight}${turn}>${escaped(content)}</text>`;
}

/** Parted between words, in as many lines of so many signs as there is room for. */
export function linesIn(content: string, room: number, most = 2): readonly string[] {
  const lines: string[] = [];
  let rest = content.trim();
  while (lines.length < most - 1 && [...rest].length > room) {
    const end = [...rest]
      .slice(0, room + 1)
      .join('')
      .lastIndexOf(' ');
    if (end < 1) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end + 1).trimStart();
  }
  return [...lines, cut(rest, room)];
}
