import type { Temporal } from 'temporal-polyfill';
import type { ChartContents, Figure } from '../../bot/goals/goals.views.ts';
import type { Element } from '../card.ts';
import { cut } from '../room.ts';
import { colours, escaped, leading, linesIn, textAt } from '../svg.ts';
import type { Say } from '../words/say.ts';
import { type Box, placed } from './labels.ts';
import { amount } from './texts.ts';

/** The picture of a goal where there is one, with what it says in words. */
export const goalPicture = (chart: ChartContents | null, url: string | null, say: Say): readonly Element[] =>
  chart && url ? [{ type: 'Image', url, altText: chartAlt(chart, say) }] : [];

type Shown = Figure & { readonly value: number };
const isShown = (figure: Figure): figure is Shown => figure.value !== null;

/** What the picture says, in words: no more and no less. */
export function chartAlt({ wording, unit, zero, target, points }: ChartContents, say: Say): string {
  const words = say.words.goals.picture;
  const shown = points.filter(isShown);
  return [
    words.alt(wording),
    ...(isShown(zero) ? [words.altZero(amount(zero.value, unit, say), say.day(zero.on))] : []),
    words.altTarget(amount(target.value, unit, say), say.day(target.on)),
    measuredAlt(shown, unit, say),
  ].join(' ');
}

function measuredAlt(shown: readonly Shown[], unit: string, say: Say): string {
  const words = say.words.goals.picture;
  const last = shown.at(-1);
  if (!last) return words.altNothing;
  const [value, day] = [amount(last.value, unit, say), say.day(last.on)] as const;
  return shown.length === 1 ? words.altOne(value, day) : words.altMany(shown.length, value, day);
}

/** A phone shows it at half this width: what is written is large. */
const width = 640;
const height = 400;
const margin = 36;
const sizes = { title: 25, unit: 19, axis: 19, label: 21, last: 27 } as const;
const titleRoom = { signs: 34 } as const;
/** Of the room for values, so much is left free above and below them, for labels. */
const padding = 0.22;
/** Of its size, a sign is about so wide. */
const wide = { normal: 0.62, bold: 0.7 } as const;
/** More points than that are drawn small. */
const mostLarge = 16;

/** Where things are: the plot ends above the dates. */
interface Scales {
  readonly x: (day: Temporal.PlainDate) => number;
  readonly y: (value: number) => number;
}

const dayNumber = (day: Temporal.PlainDate): number =>
  day.toZonedDateTime('UTC').epochMilliseconds / 86_400_000;

function scalesOf({ zero, target, points }: ChartContents, top: number, bottom: number): Scales {
  const days = [zero.on, target.on, ...points.filter(isShown).map(({ on }) => on)].map(dayNumber);
  const values = [zero, target, ...points].filter(isShown).map(({ value }) => value);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // all alike: in the middle
  const span = high - low || 1;
  const middle = high === low ? 0.5 : 0;
  const room = bottom - top;
  return {
    x: (day) =>
      margin + Math.round(((dayNumber(day) - first) / Math.max(1, last - first)) * (width - 2 * margin)),
    y: (value) => Math.round(bottom - room * (padding + (1 - 2 * padding) * ((value - low) / span + middle))),
  };
}

/** `4. des. 2026` */
const shortDay = (day: Temporal.PlainDate, say: Say): string =>
  new Intl.DateTimeFormat({ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[say.language], {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  }).format(day.toZonedDateTime('UTC').epochMilliseconds);

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A text beside a point or a line, and where it may stand. */
interface Label {
  readonly content: string;
  readonly size: number;
  readonly bold: boolean;
  readonly at: Point;
  /** Where it is tried, of the point: to the right (1) or left (-1), under (1, 2) or above (-1, -2), twice as far. */
  readonly tries: readonly (readonly [right: number, under: number])[];
}

/** Puts the labels where they hide neither the line nor each other; each in its turn. */
function labelled(labels: readonly Label[], around: readonly Box[]): readonly string[] {
  const frame = { left: 8, top: 8, right: width - 8, bottom: height - 34 };
  const taken = [...around];
  return labels.map(({ content, size, bold, at, tries }) => {
    const long = content.length * size * (bold ? wide.bold : wide.normal);
    const candidates = tries.map(([right, under]): Box => {
      const left = right > 0 ? at.x - 8 : right < 0 ? at.x + 8 - long : at.x - long / 2;
      const far = (Math.abs(under) - 1) * size;
      const top = under > 0 ? at.y + 12 + far : at.y - 14 - size - far;
      return { left, top, right: left + long, bottom: top + size };
    });
    const box = placed(candidates, taken, frame);
    taken.push(box);
    const x = Math.round((box.left + box.right) / 2);
    return textAt(content, { x, y: Math.round(box.bottom - size * 0.15), size, anchor: 'middle', bold });
  });
}

/** The line as boxes that a label should not lie on. */
function boxesOn(points: readonly Point[]): readonly Box[] {
  const step = 12;
  return points.flatMap((point, index) => {
    const next = points[index + 1] ?? point;
    const parts = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / step));
    return Array.from({ length: parts }, (_, part) => {
      const x = point.x + ((next.x - point.x) * part) / parts;
      const y = point.y + ((next.y - point.y) * part) / parts;
      return { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 };
    });
  });
}

const pathOf = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');

/** Title and unit, and where the plot begins under them. */
function head({ wording, unit }: ChartContents): { readonly texts: readonly string[]; readonly top: number } {
  const lines = linesIn(wording, titleRoom.signs);
  const title = lines.map((line, index) =>
    textAt(line, { x: margin, y: 40 + index * (leading + 4), size: sizes.title, bold: true }),
  );
  const y = 40 + lines.length * (leading + 4) - 4;
  const under = textAt(cut(unit, titleRoom.signs), { x: margin, y, size: sizes.unit, colour: colours.quiet });
  return { texts: [...title, under], top: y + 8 };
}

/**
 * A result goal as SVG (PLAN-5): the zero point, the target as a broken line, the way between them dotted, and what was
 * measured as a line whose last value is labelled. Labels stand at what they name. What is suppressed is not there
 * (PRIV-3).
 */
export function chartPicture(contents: ChartContents, say: Say): string {
  const words = say.words.goals.picture;
  const { zero, target } = contents;
  const { texts, top } = head(contents);
  const bottom = height - 44;
  const { x, y } = scalesOf(contents, top, bottom);
  const at = ({ on, value }: Shown): Point => ({ x: x(on), y: y(value) });
  const measured = contents.points.filter(isShown);
  const start = isShown(zero) ? at(zero) : null;
  const line = [...(start ? [start] : []), ...measured.map(at)];
  const goal = at(target);
  const last = measured.at(-1);
  const isFalling = isShown(zero) && target.value < zero.value;
  const away = isFalling ? 1 : -1;
  const radius = measured.length > mostLarge ? 4 : 7;
  const path = (points: readonly Point[], style: string) =>
    `<polyline points="${pathOf(points)}" fill="none" ${style}/>`;
  const dot = (point: Point, size: number, fill: string) =>
    `<circle cx="${point.x}" cy="${point.y}" r="${size}" fill="${fill}" stroke="${colours.reached}" stroke-width="3"/>`;
  const labels: readonly Label[] = [
    ...(start && isShown(zero)
      ? [
          {
            ...{ content: words.zero(say.number(zero.value)), size: sizes.label, bold: false, at: start },
            tries: [-away, -2 * away, -3 * away, away].map((under) => [1, under] as const),
          },
        ]
      : []),
    {
      ...{ content: words.target(say.number(target.value)), size: sizes.label, bold: false },
      at: { x: width - margin, y: goal.y },
      tries: [away, -away].map((under) => [-1, under] as const),
    },
    ...(last
      ? [
          {
            ...{ content: say.number(last.value), size: sizes.last, bold: true, at: at(last) },
            tries: [-1, 1, -2, 2].flatMap((under) => [0, -1, 1].map((right) => [right, under] as const)),
          },
        ]
      : []),
  ];
  const targetLine = [
    { x: margin, y: goal.y },
    { x: width - margin, y: goal.y },
  ];
  const around = [line, targetLine, ...(start ? [[start, goal]] : [])].flatMap(boxesOn);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="DejaVu Sans">`,
    `<title>${escaped(chartAlt(contents, say))}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...texts,
    `<line x1="${margin}" y1="${goal.y}" x2="${width - margin}" y2="${goal.y}" stroke="${colours.lit}" stroke-width="4" stroke-dasharray="14 8"/>`,
    ...(start
      ? [
          path(
            [start, goal],
            `stroke="${colours.line}" stroke-width="2" stroke-dasharray="2 7" stroke-linecap="round"`,
          ),
        ]
      : []),
    path(line, `stroke="${colours.reached}" stroke-width="4" stroke-linejoin="round"`),
    ...(start ? [dot(start, 8, '#ffffff')] : []),
    ...measured.map((one, index) =>
      dot(at(one), index === measured.length - 1 ? 9 : radius, colours.reached),
    ),
    ...labelled(labels, around),
    `<line x1="${margin}" y1="${bottom}" x2="${width - margin}" y2="${bottom}" stroke="${colours.line}" stroke-width="2"/>`,
    textAt(shortDay(zero.on, say), { x: margin, y: height - 16, size: sizes.axis, colour: colours.quiet }),
    textAt(shortDay(target.on, say), {
      ...{ x: Math.max(goal.x, width / 2), y: height - 16, size: sizes.axis, colour: colours.quiet },
      anchor: 'end',
    }),
    '</svg>',
  ].join('\n');
}
