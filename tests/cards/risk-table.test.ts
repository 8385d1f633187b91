import { unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { csvOf, xlsxOf } from '../../adapters/web/table-routes.ts';
import type { RegisterTable } from '../../bot/risk/register-export.ts';
import { registerTable } from '../../cards/risk/export.ts';

const on = Temporal.PlainDate.from('2027-01-15');
const tableOf = (text: string): RegisterTable => ({
  projectName: 'Heltid',
  language: 'nb',
  timeZone: 'Europe/Oslo',
  format: 'csv',
  rows: [
    {
      number: 7,
      name: { text },
      grades: { s: 3, k: 4 },
      status: 'open',
      countermeasures: [
        { text: 'Opplæring', responsible: 'HR-sjef', dueOn: on, doneOn: on },
        { text: '-1 møte', responsible: 'Ordfører', dueOn: on, doneOn: null },
      ],
    },
    {
      number: 8,
      name: { factor: { kind: 'standard', key: 'need' }, roundNumber: 2 },
      grades: null,
      status: 'draft',
      countermeasures: [],
    },
  ],
});

test('the booklet’s columns, and who, when and how it stands', () => {
  const { head, rows } = registerTable(tableOf('Vikarer'));
  expect(head.slice(1, 6)).toEqual(['Risikofaktor', 'S', 'K', 'Sum', 'Mottiltak']);
  expect(rows[0]).toEqual([
    ...[7, 'Vikarer', 3, 4, 12, 'Opplæring\n-1 møte', 'HR-sjef\nOrdfører'],
    ...['2027-01-15\n2027-01-15', '2027-01-15\n–', 'åpen'],
  ]);
  expect(rows[1]).toEqual([
    8,
    'Behov (kritisk i runde 2)',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    'ikke vurdert',
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＠SUM(A1)'])(
  'CSV: «%s» is no formula to a spreadsheet',
  (text) => {
    expect(csvOf(registerTable(tableOf(text)))).toContain(`;"'${text}";`);
  },
);

test('CSV: quotes and semicolons stay in their cell', () => {
  const text = csvOf(registerTable(tableOf('Si "nei"; igjen')));
  expect(text).toContain('7;"Si ""nei""; igjen";3;4;12;');
  expect(text.startsWith('\uFEFF"Nr.";')).toBe(true);
});

test('XLSX: what begins as a formula is a text', async () => {
  const file = await xlsxOf(registerTable(tableOf('=HYPERLINK("https://x.example")')));
  const parts = unzipSync(new Uint8Array(file));
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
  expect(sheet).not.toContain('<f>');
  const strings = Buffer.from(parts['xl/sharedStrings.xml'] ?? []).toString('utf8');
  expect(sheet + strings).toContain('=HYPERLINK(');
});
