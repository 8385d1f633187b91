import { readSheet } from './cells.ts';
import { readCsv } from './csv-text.ts';
import { type SheetRead, unread } from './sheet.ts';
import { type Archive, openArchive, TooMuch } from './unpacking.ts';
import { mainPart, readWorkbook } from './workbook.ts';

const startsWith = (bytes: Uint8Array, signs: string): boolean =>
  [...signs].every((sign, index) => bytes[index] === sign.charCodeAt(0));

/** Pages, pictures and texts of other programs, by how they begin. */
const others = ['%PDF', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '{\\rtf', '<!DOCTYPE', '<html', '<?xml'];

/**
 * Reads the lines of the first sheet of a file, whatever it is called: an Excel workbook or a text file. At most so many
 * that say something. Formulas and macros are never run: a formula's stored value counts.
 */
export function readFile(bytes: Uint8Array, mostFilled: number): SheetRead {
  const read = readKind(bytes, mostFilled);
  return read.ok && read.lines.length === 0 ? unread('empty') : read;
}

function readKind(bytes: Uint8Array, mostFilled: number): SheetRead {
  if (startsWith(bytes, 'PK')) return readArchive(bytes, mostFilled);
  // the container of Excel before 2007, and of what has a password
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return unread('oldExcel');
  if (others.some((signs) => startsWith(bytes, signs))) return unread('other');
  return readCsv(bytes, mostFilled);
}

function readArchive(bytes: Uint8Array, mostFilled: number): SheetRead {
  try {
    return readFirstSheet(openArchive(bytes), mostFilled);
  } catch (error) {
    // of what is not as the format says, the libraries tell by throwing all kinds of errors
    return unread(error instanceof TooMuch ? 'tooMuchInside' : 'damaged');
  }
}

function readFirstSheet(archive: Archive, mostFilled: number): SheetRead {
  if (archive.names.includes('content.xml')) return unread('openDocument');
  if (!archive.names.includes('[Content_Types].xml')) return unread('other');
  const main = mainPart(archive);
  if (main === null || !/workbook\d*\.xml$/.test(main)) return unread('other');
  const workbook = readWorkbook(archive, main);
  return readSheet(archive.text(workbook.sheet) ?? '', workbook, mostFilled);
}
