/** The value below which the share (0 to 1) of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const ascending = [...numbers].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Something measured beside its baseline, as a line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  readonly baseline: string;
  /** Ours over the baseline; empty where there is none. */
  readonly ratio: string;
  readonly aim: string;
}

const titles: Line = { what: 'what', ours: 'ours', baseline: 'baseline', ratio: 'ratio', aim: 'aim' };
const columns = ['what', 'ours', 'baseline', 'ratio', 'aim'] as const;

/** The lines as a Markdown table, so that it can be copied into docs/measurements.md as it is. */
export function table(lines: readonly Line[]): string {
  const widths = columns.map((column) => Math.max(...[titles, ...lines].map((line) => line[column].length)));
  const row = (line: Line): string =>
    `| ${columns.map((column, index) => line[column].padEnd(widths[index] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [row(titles), rule, ...lines.map(row)].join('\n');
}

export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
