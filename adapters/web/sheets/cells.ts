import { Temporal } from 'temporal-polyfill';
import type { RefusalCode } from '../../../bot/refusal.ts';
import { mostColumns, mostLines, type SheetLine, type SheetRead, unread } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

/** A cell as it stands in the sheet. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  /** Null: it has no value. */
  value: string | null;
}

/** The last day that a spreadsheet knows, 31 December 9999. */
const lastSerial = 2_958_465;

/**
 * The day that a number stands for; null where it is none. A spreadsheet counts from 1900 and believes in a 29 February
 * of that year, or from 1904.
 */
export function dayOfSerial(serial: number, from1904: boolean): Temporal.PlainDate | null {
  const days = Math.floor(serial);
  if (!(days >= 1 && days <= lastSerial)) return null;
  const zero = from1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30';
  return Temporal.PlainDate.from(zero).add({ days });
}

/** What a cell says, as it would be typed; or that it says nothing that can be used. */
function textOf(cell: Cell, { sharedStrings, isDate, from1904 }: Workbook): string | { wrong: RefusalCode } {
  const { type, value } = cell;
  if (type === 'e' || (cell.hasFormula && value === null)) return { wrong: 'rowNoValue' };
  if (value === null) return '';
  switch (type) {
    case 's':
      return (sharedStrings[Number(value)] ?? '').trim();
    case 'd':
      return value.slice(0, 10);
    case 'n': {
      const day = isDate[cell.style] ? dayOfSerial(Number(value), from1904) : null;
      return day ? day.toString() : String(Number(value));
    }
    default:
      return value.trim();
  }
}

/** `C7` is the third column, 3; 0 where it names none. */
const columnIn = (address: string): number =>
  [...(/^[A-Z]{1,3}/.exec(address)?.[0] ?? '')].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );

/** How many lines that say something are read: more are refused anyhow. */
export function readSheet(xml: string, workbook: Workbook, mostFilled: number): SheetRead {
  const lines: SheetLine[] = [];
  let [line, isTooMuch] = [0, false];
  let cells: string[] = [];
  let wrong: RefusalCode | undefined;
  let [column, cell, isValue, isAloud]: [number, Cell | null, boolean, boolean] = [0, null, false, false];

  const put = (closed: Cell) => {
    const text = textOf(closed, workbook);
    if (text === '') return;
    if (closed.column > mostColumns) isTooMuch = true;
    else if (typeof text === 'string') cells[closed.column - 1] = text;
    else wrong = text.wrong;
  };
  const end = () => {
    if (cells.length === 0 && !wrong) return;
    if (lines.length >= mostFilled || line > mostLines) isTooMuch = true;
    else lines.push({ line, cells: Array.from(cells, (text) => text ?? ''), ...(wrong ? { wrong } : {}) });
  };

  readXml(xml, {
    open(name, attribute) {
      if (isTooMuch) return;
      if (name === 'row') {
        const given = Number(attribute('r'));
        line = Number.isInteger(given) && given > 0 ? given : line + 1;
        [cells, wrong, column] = [[], undefined, 0];
      } else if (name === 'c') {
        column = columnIn(attribute('r') ?? '') || column + 1;
        const [type, style] = [attribute('t') ?? 'n', Number(attribute('s') ?? 0)];
        cell = { column, type, style, hasFormula: false, value: null };
      } else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'rPh') isAloud = true;
      isValue = cell !== null && !isAloud && (name === 'v' || name === 't');
      if (isValue && cell) cell.value ??= '';
    },
    text(said) {
      if (isValue && cell) cell.value += said;
    },
    close(name) {
      isValue = false;
      if (name === 'rPh') isAloud = false;
      if (name === 'c' && cell && !isTooMuch) put(cell);
      if (name === 'c') cell = null;
      if (name === 'row' && !isTooMuch) end();
    },
  });
  return isTooMuch ? unread('tooManyRows') : { ok: true, lines };
}
