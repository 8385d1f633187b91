import { type Grades, mustHaveCountermeasure, riskSteps } from '../../bot/risk/risk.ts';
import type { MatrixContents, MatrixEntry } from '../../bot/risk/risk.views.ts';
import { cut } from '../room.ts';
import { colours, escaped, textAt } from '../svg.ts';
import type { Say } from '../words/say.ts';

/** No sentence is in the picture: its address is all that guards it. */
type Shown = Pick<MatrixContents, 'projectName' | 'entries'>;

/** What alternative text takes; a screen reader is told the worst ones. */
const mostTold = 25;

/** What the picture says, in words. */
export function matrixAlt({ projectName, entries }: Shown, say: Say): string {
  const words = say.words.risk.matrix;
  const required = entries.filter(({ isRequired }) => isRequired).length;
  return [
    words.alt(projectName, entries.length, required),
    ...entries.slice(0, mostTold).map(({ number, grades: { s, k } }) => words.altRisk(number, s, k)),
  ].join(' ');
}

const width = 640;
const height = 664;
/** Of the lower left corner of the cell 1, 1. */
const origin = { x: 96, y: 552 } as const;
const cell = { width: 102, height: 92 } as const;
const sizes = { title: 25, axis: 19, step: 22, number: 21, sign: 20, sum: 16 } as const;
/** So many signs stand in a row of a cell, and so many rows; of what is more, how many. */
const inCell = { signs: 6, rows: 2 } as const;
const characters = 26;

/** The upper left corner of a cell: consequence to the right, likelihood upwards. */
const cornerOf = ({ s, k }: Grades): { readonly x: number; readonly y: number } => ({
  x: origin.x + (k - 1) * cell.width,
  y: origin.y - s * cell.height,
});

const isIn = (a: Grades, b: Grades): boolean => a.s === b.s && a.k === b.k;

/** The numbers of a cell: those that are there, and in brackets those that were. */
function numbersIn(at: Grades, entries: readonly MatrixEntry[]): readonly string[] {
  const now = entries.filter(({ grades }) => isIn(grades, at)).map(({ number }) => String(number));
  const before = entries
    .filter(({ before: was, grades }) => was && isIn(was, at) && !isIn(was, grades))
    .map(({ number }) => `(${number})`);
  return [...now, ...before];
}

/** In as many rows as a cell has room for; the last word says how many more there are. */
function rowsOf(words: readonly string[]): readonly string[] {
  for (let left = 0; left <= words.length; left += 1) {
    const shown = left === 0 ? words : [...words.slice(0, -left), `+${left}`];
    const rows = brokenUp(shown);
    if (rows.length <= inCell.rows) return rows;
  }
  return [];
}

function brokenUp(words: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (const word of words) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word;
    if (rows.length > 0 && longer.length <= inCell.signs) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

function cellAt(at: Grades, entries: readonly MatrixEntry[]): string {
  const { x, y } = cornerOf(at);
  const must = mustHaveCountermeasure(at);
  const inset = must ? 3 : 0;
  const rows = rowsOf(numbersIn(at, entries));
  // below the sign and the sum
  const top = y + (rows.length > 1 ? 52 : 62);
  return [
    `<rect x="${x + inset}" y="${y + inset}" width="${cell.width - 2 * inset}" height="${cell.height - 2 * inset}" fill="${
      must ? colours.mustGround : '#ffffff'
    }" stroke="${must ? colours.must : colours.line}" stroke-width="${must ? 4 : 1}"/>`,
    textAt(String(at.s * at.k), {
      ...{ x: x + cell.width - 12, y: y + 24, size: sizes.sum },
      ...{ anchor: 'end', colour: colours.quiet },
    }),
    ...(must ? [textAt('▲', { x: x + 12, y: y + 24, size: sizes.sign, colour: colours.must })] : []),
    ...rows.map((row, index) =>
      textAt(row, {
        x: x + cell.width / 2,
        y: top + index * 24,
        size: sizes.number,
        anchor: 'middle',
        bold: true,
      }),
    ),
  ].join('\n');
}

/** The five by five matrix as SVG (RISK-5, RISK-6): each risk is its number, which the card says in words. */
export function matrixPicture(contents: Shown, say: Say): string {
  const { projectName, entries } = contents;
  const words = say.words.risk.matrix;
  // those with a frame come last, so that no neighbour's line is drawn over it
  const cells = riskSteps
    .flatMap((s) => riskSteps.map((k) => ({ s, k })))
    .toSorted((a, b) => Number(mustHaveCountermeasure(a)) - Number(mustHaveCountermeasure(b)));
  const hasBefore = entries.some(({ before, grades }) => before && !isIn(before, grades));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="DejaVu Sans">`,
    `<title>${escaped(matrixAlt(contents, say))}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    textAt(cut(projectName, characters), { x: origin.x, y: 44, size: sizes.title, bold: true }),
    ...cells.map((at) => cellAt(at, entries)),
    ...riskSteps.flatMap((step) => [
      textAt(String(step), {
        ...{ x: origin.x + (step - 0.5) * cell.width, y: origin.y + 26, size: sizes.step, anchor: 'middle' },
      }),
      textAt(String(step), {
        ...{
          x: origin.x - 14,
          y: origin.y - (step - 0.5) * cell.height + 8,
          size: sizes.step,
          anchor: 'end',
        },
      }),
    ]),
    textAt(words.consequenceAxis, {
      ...{ x: origin.x + 2.5 * cell.width, y: origin.y + 52, size: sizes.axis, anchor: 'middle' },
    }),
    textAt(words.likelihoodAxis, {
      ...{ x: 40, y: origin.y - 2.5 * cell.height, size: sizes.axis, anchor: 'middle', turned: true },
    }),
    textAt(words.mustAxis, { x: origin.x, y: height - 34, size: sizes.axis, colour: colours.must }),
    ...(hasBefore
      ? [
          textAt(words.beforeAxis, {
            ...{ x: origin.x, y: height - 10, size: sizes.axis, colour: colours.quiet },
          }),
        ]
      : []),
    '</svg>',
  ].join('\n');
}
