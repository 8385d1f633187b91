import { strToU8, zipSync } from 'fflate';

/** What a workbook made by hand says otherwise than a plain one. */
interface Made {
  /** What stands in `sheetData`. */
  readonly rows?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheets?: string;
  readonly main?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

const rels = (all: readonly (readonly [id: string, kind: string, target: string])[]) =>
  `<Relationships>${all
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="http://x/relationships/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The first style is no date, the second is one of the built-in ones, the third one of the workbook's own. */
export const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-414]d. mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;dag&quot; 0.00"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';

/** An Excel workbook, part by part, as other programs than the one that we use in tests may write it. */
export function workbook(made: Made = {}): Uint8Array {
  const main = made.main ?? 'xl/workbook.xml';
  const sheets = made.sheets ?? '<sheet name="Ark1" sheetId="1" r:id="rId1"/>';
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rels([['rId1', 'officeDocument', `/${main}`]]),
    [main]: `<workbook xmlns:r="r">${made.workbookPr ?? ''}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
      ['rId4', 'styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${made.rows ?? ''}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${text('Nærvær', '5.12.2026', 'Status')}</sheetData></worksheet>`,
    'xl/styles.xml': made.styles ?? styles,
    'xl/sharedStrings.xml': made.sharedStrings ?? '<sst/>',
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)]));
  return zipSync({ ...files, ...made.more });
}

/** A row of texts. */
export const text = (...cells: readonly string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

/** A row whose date is whatever cell is given. */
export const withDate = (cell: string): string =>
  `<row r="2"><c r="A2" t="str"><v>Heltid</v></c>${cell}<c r="C2" t="str"><v>Regnskap</v></c></row>`;

/** Makes an archive say that everything in it is this large when it is unpacked. */
export function lying(zip: Uint8Array, size: number): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 <= copy.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return copy;
}
