import fc from 'fast-check';
import { zipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { dayOfSerial } from '../../adapters/web/sheets/cells.ts';
import { exampleCsv, exampleXlsx } from '../../adapters/web/sheets/example.ts';
import { readFile } from '../../adapters/web/sheets/reading.ts';
import { languages } from '../../bot/people/person.ts';
import { rowsOf } from '../../cards/reporting/deadline-rows.ts';
import { sayTo } from '../../cards/words/say.ts';
import { lying, text, withDate, workbook } from './given-sheets.ts';

// Files of deadlines, as Excel and other programs save them, and as nobody should.

const most = 20;
const problem = (bytes: Uint8Array) => {
  const read = readFile(bytes, most);
  return read.ok ? null : read.problem;
};
/** The rows of a file, as they are read in the chat. */
const rows = (bytes: Uint8Array) => {
  const read = readFile(bytes, most);
  return read.ok
    ? rowsOf(read.lines).map((row) => [row.line, row.project, `${row.dueOn}`, row.contents])
    : read;
};
const bytes = (written: string, encoding: BufferEncoding = 'utf8') => Buffer.from(written, encoding);
const expected = [[2, 'Nærvær', '2026-12-04', 'Regnskap\nStatus']];

describe('an Excel workbook', () => {
  test('of another program: texts, real dates and empty cells, over all days', async () => {
    for (const day of ['1999-12-31', '2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29']) {
      const written = await writeXlsx([
        [{ value: 'Prosjekt' }, { value: 'Frist' }, { value: 'Innhold' }],
        [{ value: ' Nærvær ' }, { value: new Date(day), format: 'dd.mm.yyyy' }, { value: 'Regnskap' }],
        [],
        [{ value: 'Æ & <b> "ø" 🎉' }, { value: '4.12.2026' }, null, { value: 26.5 }, { value: true }],
      ]).toBuffer();
      expect(rows(written)).toEqual([
        [2, 'Nærvær', day, 'Regnskap'],
        [4, 'Æ & <b> "ø" 🎉', '2026-12-04', '26.5\n1'],
      ]);
    }
  });

  const serial = '<c r="B2" s="1"><v>46360</v></c>';
  test.each([
    ['a built-in format', serial, '', '2026-12-04'],
    ['a format of its own', '<c r="B2" s="2"><v>46360.75</v></c>', '', '2026-12-04'],
    ['counted from 1904', '<c r="B2" s="1"><v>44898</v></c>', '<workbookPr date1904="1"/>', '2026-12-04'],
    ['an ISO date', '<c r="B2" t="d"><v>2026-12-04T00:00:00</v></c>', '', '2026-12-04'],
    ['a formula’s stored value', '<c r="B2" s="1"><f>TODAY()+11</f><v>46360</v></c>', '', '2026-12-04'],
    ['a number that is no date', '<c r="B2" s="3"><v>46360</v></c>', '', 'null'],
    ['a number too large for a date', '<c r="B2" s="1"><v>1e300</v></c>', '', 'null'],
    ['no number at all', '<c r="B2" s="1"><v>i morgen</v></c>', '', 'null'],
  ])('a date: %s', (_what, cell, workbookPr, day) => {
    expect(rows(workbook({ rows: withDate(cell), workbookPr }))).toEqual([[2, 'Heltid', day, 'Regnskap']]);
  });

  test.each([
    ['a formula without a value', '<c r="B2" s="1"><f>TODAY()</f></c>'],
    ['an error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
  ])('%s is wrong with its line', (_what, cell) => {
    expect(readFile(workbook({ rows: withDate(cell) }), most)).toEqual({
      ok: true,
      lines: [{ line: 2, cells: ['Heltid', '', 'Regnskap'], wrong: 'rowNoValue' }],
    });
  });

  test('shared texts, in pieces and without how they are read aloud; prefixes; a hidden first sheet', () => {
    const sharedStrings =
      '<sst><si><t>unused</t></si><si><r><t>Nær</t></r><r><t xml:space="preserve">vær</t></r><rPh><t>aloud</t></rPh></si></sst>';
    const shared =
      '<x:row r="7"><x:c r="A7" t="s"><x:v>1</x:v></x:c><x:c r="C7" t="inlineStr"><x:is><x:t>Å&#248;</x:t></x:is></x:c></x:row>';
    expect(rows(workbook({ rows: shared, sharedStrings }))).toEqual([[7, 'Nærvær', 'null', 'Åø']]);
    const sheets = '<sheet name="Skjult" state="hidden" r:id="rId1"/><sheet name="Frister" r:id="rId2"/>';
    expect(rows(workbook({ rows: text('Skjult', '4.12.2026', 'x'), sheets }))).toEqual([
      [1, 'Nærvær', '2026-12-05', 'Status'],
    ]);
  });

  test('entities of its own are not resolved, and macros are left alone', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${text('&a;', '4.12.2026', 'Regnskap')}`;
    expect(JSON.stringify(rows(workbook({ rows: bomb })))).not.toContain('aaaa');
    const more = { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]) };
    expect(rows(workbook({ rows: text('Nærvær', '4.12.2026', 'x'), more }))).toHaveLength(1);
  });
});

test('the days of a spreadsheet’s numbers, in both ways of counting', () => {
  expect([1, 59, 61, 2_958_465].map((one) => `${dayOfSerial(one, false)}`)).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '9999-12-31',
  ]);
  for (const none of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
    expect(dayOfSerial(none, false)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 1463, max: 100_000 }), (days) => {
      expect(`${dayOfSerial(days, false)}`).toBe(`${dayOfSerial(days - 1462, true)}`);
    }),
  );
});

describe('a text file', () => {
  const list = 'Prosjekt;Frist;Innhold\r\nNærvær;4.12.2026;Regnskap;Status\r\n';
  test.each([
    ['UTF-8', bytes(list)],
    ['UTF-8 with a mark', bytes(`\ufeff${list}`)],
    ['Windows-1252', bytes(list, 'latin1')],
    ['UTF-16, as “Unicode text”', bytes(`\ufeff${list.replaceAll(';', '\t')}`, 'utf16le')],
    ['commas', bytes(list.replaceAll(';', ','))],
    ['tabs', bytes(list.replaceAll(';', '\t'))],
    ['line ends of another machine', bytes(list.replaceAll('\r\n', '\n'))],
    ['quotation marks', bytes('"Prosjekt";"Frist"\n"Nærvær";"4.12.2026";"Regnskap\nStatus"')],
  ])('%s', (_what, file) => {
    expect(rows(file)).toEqual(expected);
  });

  test('lines keep their numbers after empty ones and cells of several lines', () => {
    const file = 'Prosjekt;Frist\n\n"Nærvær";4.12.2026;"a\nb"\nHeltid;5.12.2026;c\n;;\nHeltid;6.12.2026;d';
    expect((rows(bytes(file)) as unknown[][]).map(([line]) => line)).toEqual([3, 5, 7]);
    expect(rows(bytes('sep=;\nNærvær;4.12.2026;Regnskap;Status'))).toEqual(expected);
  });

  test('whatever the bytes, it is read or said what is wrong with them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
        expect(() => readFile(any, most)).not.toThrow();
        expect(() => readFile(Buffer.concat([bytes('PK\u0003\u0004'), any]), most)).not.toThrow();
      }),
    );
  });
});

describe('a file of another kind', () => {
  test.each([
    ['nothing', bytes(''), 'empty'],
    ['only lines without a word', bytes(';;\n \n'), 'empty'],
    ['an empty sheet', workbook(), 'empty'],
    ['Excel before 2007, or a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldExcel'],
    ['OpenDocument', zipSync({ mimetype: bytes('x'), 'content.xml': bytes('<x/>') }), 'openDocument'],
    ['a text document', workbook({ main: 'word/document.xml' }), 'other'],
    ['a binary workbook', workbook({ main: 'xl/workbook.bin' }), 'other'],
    ['an archive of something else', zipSync({ 'a.txt': bytes('hei') }), 'other'],
    ['a page for printing', bytes('%PDF-1.7 ...'), 'other'],
    ['a picture that is called .xlsx', Buffer.from('89504e470d0a1a0a', 'hex'), 'other'],
    ['a web page', bytes('<html><body>'), 'other'],
    ['what nobody writes', Buffer.from([1, 2, 3, 0]), 'other'],
    ['half a workbook', workbook({ rows: text('a', 'b', 'c') }).subarray(0, 400), 'damaged'],
    ['a workbook without its sheet', workbook({ sheets: '' }), 'damaged'],
    ['a sheet that is cut off', workbook({ rows: '<row><c><v' }), 'damaged'],
  ])('%s', (_what, file, what) => {
    expect(problem(file)).toBe(what);
  });
});

describe('a file that is too much', () => {
  test.each([
    ['many lines', workbook({ rows: text('a', 'b', 'c').repeat(most + 1) }), 'tooManyRows'],
    ['a line far down', workbook({ rows: '<row r="1048576"><c t="str"><v>a</v></c></row>' }), 'tooManyRows'],
    ['a column far out', workbook({ rows: '<row><c r="XFD1" t="str"><v>a</v></c></row>' }), 'tooManyRows'],
    ['many lines of text', bytes('a;b;c\n'.repeat(most + 1)), 'tooManyRows'],
    ['many cells of text', bytes(`a${';b'.repeat(60)}`), 'tooManyRows'],
    ['a bomb', workbook({ rows: ' '.repeat(20_000_000) }), 'tooMuchInside'],
    ['a bomb of texts', workbook({ sharedStrings: ' '.repeat(20_000_000) }), 'tooMuchInside'],
    [
      'many files',
      zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, nth) => [`${nth}`, bytes('')]))),
      'tooMuchInside',
    ],
    ['a bomb that lies of its size', lying(workbook({ rows: ' '.repeat(20_000_000) }), 100), 'damaged'],
  ])('%s', (_what, file, what) => {
    const before = process.memoryUsage().rss;
    expect(problem(file)).toBe(what);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test('empty lines and cells without end are no lines', () => {
    const empty = '<row r="900000"><c r="XFD900000" s="1"/></row>'.repeat(10);
    expect(rows(workbook({ rows: text('Nærvær', '4.12.2026', 'x') + empty }))).toHaveLength(1);
  });
});

test.each(languages)('our own examples can be read, and are still to come, in %s', async (language) => {
  const say = sayTo({ language, timeZone: 'Europe/Oslo' });
  const today = Temporal.PlainDate.from('2026-11-23');
  const wanted = say.words.deadlineFile.exampleRows.map(([project, ...contents], index) => [
    index + 2,
    project,
    today.add({ days: 60 + index }).toString(),
    contents.join('\n'),
  ]);
  expect(rows(bytes(exampleCsv(say, today)))).toEqual(wanted);
  expect(rows(await exampleXlsx(say, today))).toEqual(wanted);
});
