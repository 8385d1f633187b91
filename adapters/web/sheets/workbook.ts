import type { Archive } from './unpacking.ts';
import { BrokenXml, readXml } from './xml.ts';

/** What is needed of a workbook to read its first sheet. */
export interface Workbook {
  /** Where the first sheet that is not hidden is in the archive. */
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  /** By the number of a cell's style. */
  readonly isDate: readonly boolean[];
  /** Days are counted from 1904, as old workbooks of Apple machines do. */
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  /** The end of the type, which is the same in both dialects of the format. */
  readonly kind: string;
  readonly target: string;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** What a part of the archive points at, by paths from the archive's root. */
function relationsOf(archive: Archive, part: string): readonly Relation[] {
  const folder = folderOf(part);
  const found: Relation[] = [];
  readXml(archive.text(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        kind: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target,
      });
    },
  });
  return found;
}

/** The main part of a workbook in an archive; null where it is no workbook of this format. */
export const mainPart = (archive: Archive): string | null =>
  relationsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.target ?? null;

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads a workbook as far as its first sheet needs it. */
export function readWorkbook(archive: Archive, main: string): Workbook {
  let from1904 = false;
  let first: string | null = null;
  readXml(archive.text(main) ?? '', {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      const isShown = name === 'sheet' && (attribute('state') ?? 'visible') === 'visible';
      if (isShown && first === null) first = attribute('id') ?? null;
    },
  });
  const relations = relationsOf(archive, main);
  const textOf = (kind: string): string => {
    const target = relations.find((one) => one.kind === kind)?.target;
    return target === undefined ? '' : (archive.text(target) ?? '');
  };
  const sheet = relations.find((one) => one.kind === 'worksheet' && one.id === first)?.target;
  if (sheet === undefined) throw new BrokenXml();
  return {
    sheet,
    sharedStrings: stringsIn(textOf('sharedStrings')),
    isDate: datesIn(textOf('styles')),
    from1904,
  };
}

/** The texts that cells point at. How a word is read aloud (`rPh`) is no part of it. */
function stringsIn(xml: string): readonly string[] {
  const strings: string[] = [];
  let [text, isText, isAloud] = ['', false, false];
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isAloud = true;
      isText = name === 't' && !isAloud;
    },
    text(said) {
      if (isText) text += said;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isAloud = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** The formats that need no code: days, and days with times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a format's code shows a day: outside of quotation marks, brackets and escapes it has days or years. */
const showsDay = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ''));

/** Which styles of cells show a number as a day. */
function datesIn(xml: string): readonly boolean[] {
  const own = new Map<string, boolean>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  readXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(attribute('numFmtId') ?? '', showsDay(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = attribute('numFmtId') ?? '0';
      styles.push(own.get(id) ?? isBuiltInDate(Number(id)));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles;
}
