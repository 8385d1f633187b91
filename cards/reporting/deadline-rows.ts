import { Temporal } from 'temporal-polyfill';
import type { DeadlineRow } from '../../bot/reporting/many.ts';

/** What stands above the dates in a list that has a header, in any of the languages. */
const header = /^(dato|date|frist|deadline|rapporteringsfrist|reporting deadline)$/i;

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const norwegian = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/;

/** A day as people and spreadsheets write it: `2026-12-04`, `4.12.2026`, `04.12.26`; null for what is none. */
export function dayIn(written: string): Temporal.PlainDate | null {
  const [, year, month, day] = iso.exec(written) ?? reversed(norwegian.exec(written)) ?? [];
  if (!year || !month || !day) return null;
  const fields = {
    year: Number(year.length === 2 ? `20${year}` : year),
    month: Number(month),
    day: Number(day),
  };
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const reversed = (found: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  found && [found[0], found[3], found[2], found[1]];

/** What the cells of a list are parted by: as its first line has it. A spreadsheet copies tabs. */
const separatorIn = (line: string): string => ['\t', ';'].find((one) => line.includes(one)) ?? ',';

/** The cells of a line; in one in quotation marks the separator may stand, and two of the marks mean one. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"[^\S\t]*/.exec(rest);
    const after = quoted ? rest.slice(quoted[0].length) : '';
    const isQuoted = quoted !== null && (after === '' || after.startsWith(separator));
    const end = isQuoted ? (quoted?.[0].length ?? 0) : rest.indexOf(separator);
    const cell = isQuoted
      ? (quoted?.[1] ?? '').replaceAll('""', '"')
      : rest.slice(0, end === -1 ? undefined : end);
    cells.push(cell.trim());
    if (end === -1 || end >= rest.length) return cells;
    rest = rest.slice(end + separator.length);
  }
}

/**
 * The lines of a list that was pasted: project, date, and what the report holds; each cell after it is one thing more
 * that it holds. Nothing is refused here: what could not be read is left empty, so that every such line is named at once.
 */
export function rowsIn(pasted: string): readonly DeadlineRow[] {
  const lines = pasted
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  const separator = separatorIn(lines[0]?.text ?? '');
  return rowsOf(lines.map(({ text, line }) => ({ line, cells: cellsOf(text, separator) })));
}

/** The same of lines whose cells are known, from a file. */
export const rowsOf = (
  lines: readonly { readonly line: number; readonly cells: readonly string[] }[],
): readonly DeadlineRow[] =>
  lines
    .filter(({ cells }, index) => index > 0 || !header.test(cells[1] ?? ''))
    .map(({ line, cells: [project = '', date = '', ...contents] }) => ({
      line,
      project,
      dueOn: dayIn(date),
      contents: contents.filter((cell) => cell !== '').join('\n'),
    }));
