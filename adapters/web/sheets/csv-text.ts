import { CsvError, parse } from 'csv-parse/sync';
import { mostColumns, type SheetRead, unread } from './sheet.ts';

/** What begins a text in UTF-16, as a spreadsheet saves «Unicode text». */
const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/** Text as spreadsheets save it: UTF-8 with or without a mark of the byte order, UTF-16, or Windows-1252. */
export function textIn(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** Whether bytes are no text at all: they hold signs that nobody writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const isBinary = (text: string): boolean => /[\u0000-\u0008\u000e-\u001f]/.test(text);

/** What cells are parted by: as the first line has it, or says it (`sep=;`). */
const separatorIn = (line: string): string =>
  /^sep=(.)/i.exec(line)?.[1] ?? ['\t', ';'].find((one) => line.includes(one)) ?? ',';

/** The lines of a text file, each with its number in the file; a cell in quotation marks can hold line ends. */
export function readCsv(bytes: Uint8Array, mostFilled: number): SheetRead {
  const text = textIn(bytes);
  if (isBinary(text)) return unread('other');
  const first = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const separator = separatorIn(first);
  const records = recordsIn(text, separator);
  if (!records) return unread('damaged');
  const lines = records
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells }, index) => index > 0 || !/^sep=/i.test(cells[0] ?? ''));
  const isTooMuch = lines.length > mostFilled || lines.some(({ cells }) => cells.length > mostColumns);
  return isTooMuch ? unread('tooManyRows') : { ok: true, lines };
}

function recordsIn(text: string, delimiter: string) {
  try {
    const found = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relaxQuotes: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      recordDelimiter: ['\r\n', '\n', '\r'],
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { lines: number } }[];
    return found.map(({ record, info }) => ({
      line: info.lines - lineEndsIn(record),
      cells: record.map((cell) => cell.replace(/\r\n?/g, '\n').trim()),
    }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** The parser counts lines to a record's end. */
const lineEndsIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
