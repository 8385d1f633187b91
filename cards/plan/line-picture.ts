import type { CelebrationContents } from '../../bot/plan/plan.views.ts';
import { cut } from '../room.ts';
import { colours, escaped, leading, linesIn, textAt } from '../svg.ts';
import type { Say } from '../words/say.ts';

/** What the picture of a project's line shows: no more than the card that it stands in. */
export type LineContents = Pick<
  CelebrationContents,
  'projectName' | 'wording' | 'next' | 'place' | 'reachedCount' | 'count'
>;

/** What the picture says, in words. */
export function lineAlt({ projectName, wording, next, reachedCount, count }: LineContents, say: Say): string {
  const words = say.words.plan.picture;
  return [
    words.text(projectName, reachedCount, count),
    words.lit(wording),
    ...(next ? [words.following(next.wording, say.day(next.dueOn))] : []),
  ].join(' ');
}

/** A phone shows it at half this width: what is written is large. */
const width = 640;
const height = 300;
const margin = 50;
/** Texts end so far from the edge. */
const edge = 20;
const axis = 180;
/** More stand too close to be told apart: those around the lit one are shown. */
const mostMarks = 16;
const sizes = { title: 25, kind: 19, label: 22 } as const;
/** Of its size, a sign of the bold face is so wide, and most are narrower. */
const widest = 0.7;
const characters = { title: 31 } as const;

/** The first mark that is shown, so that the lit one is, and what comes next to it. */
const firstShown = (place: number, count: number): number =>
  Math.max(0, Math.min(place - mostMarks / 2, count - mostMarks));

/** A label stays within the picture, whichever end of the line it belongs to. */
const anchorAt = (x: number): 'start' | 'middle' | 'end' =>
  x < width / 3 ? 'start' : x > (2 * width) / 3 ? 'end' : 'middle';

/** How many signs of a label stand beside each other. */
function roomAt(x: number): number {
  const anchor = anchorAt(x);
  const room = anchor === 'middle' ? 2 * Math.min(x, width - x) - edge : anchor === 'start' ? width - x : x;
  return Math.floor((room - edge) / (sizes.label * widest));
}

/** Filled: reached; the star: reached now; a ring: to come. */
function mark(x: number, kind: 'reached' | 'lit' | 'planned'): string {
  if (kind === 'lit') return star(x);
  const fill = kind === 'reached' ? colours.reached : '#ffffff';
  return `<circle cx="${x}" cy="${axis}" r="9" fill="${fill}" stroke="${colours.reached}" stroke-width="3"/>`;
}

function star(x: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI / 5) * index - Math.PI / 2;
    const radius = index % 2 === 0 ? 24 : 11;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(axis + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${colours.lit}" stroke="${colours.text}" stroke-width="2"/>`;
}

/**
 * The project's line as SVG: a mark for each milestone, those that are reached first, and the one that is reached now
 * lit. Labels stand at what they name; the dates of others are not shown.
 */
export function linePicture(contents: LineContents, say: Say): string {
  const { projectName, wording, next, place, reachedCount, count } = contents;
  const words = say.words.plan.picture;
  const left = firstShown(place, count);
  const marks = Array.from({ length: Math.min(count, mostMarks) }, (_, index) => index + left);
  const step = (width - 2 * margin) / Math.max(1, marks.length - 1);
  const xOf = (index: number): number =>
    marks.length === 1 ? width / 2 : Math.round(margin + (index - left) * step);
  const lit = place - 1;
  const label = (index: number, kind: string, content: string, isAbove: boolean) => {
    const x = xOf(index);
    const anchor = anchorAt(x);
    const lines = linesIn(content, roomAt(x));
    const y = isAbove ? axis - 40 - lines.length * leading : axis + 46;
    return [
      textAt(kind, { x, y, size: sizes.kind, anchor, colour: colours.quiet }),
      ...lines.map((line, at) =>
        textAt(line, { x, y: y + (at + 1) * leading, size: sizes.label, anchor, bold: isAbove }),
      ),
    ];
  };
  const hasNext = next !== null && marks.includes(reachedCount);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="DejaVu Sans">`,
    `<title>${escaped(lineAlt(contents, say))}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    textAt(cut(projectName, characters.title), { x: margin, y: 40, size: sizes.title, bold: true }),
    `<line x1="${margin}" y1="${axis}" x2="${width - margin}" y2="${axis}" stroke="${colours.line}" stroke-width="4"/>`,
    ...marks.map((index) =>
      mark(xOf(index), index === lit ? 'lit' : index < reachedCount ? 'reached' : 'planned'),
    ),
    ...label(lit, words.reached, wording, true),
    ...(hasNext ? label(reachedCount, words.next, next.wording, false) : []),
    '</svg>',
  ].join('\n');
}
