import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, rowsIn } from '../../cards/reporting/deadline-rows.ts';
import { kronerIn } from '../../cards/reporting/money.ts';

const read = (pasted: string) =>
  rowsIn(pasted).map(({ line, project, dueOn, contents }) => [
    line,
    project,
    dueOn?.toString() ?? null,
    contents,
  ]);

const row = [1, 'Heltid', '2026-12-04', 'Regnskap'];

describe('a pasted list of deadlines', () => {
  test.each([
    ['semicolons', 'Heltid;4.12.2026;Regnskap'],
    ['commas', 'Heltid,4.12.2026,Regnskap'],
    ['tabs, as a spreadsheet copies', 'Heltid\t4.12.2026\tRegnskap'],
    ['spaces around', '  Heltid ; 4.12.2026 ; Regnskap  '],
    ['quotation marks', '"Heltid";"4.12.2026";"Regnskap"'],
    ['an ISO date', 'Heltid;2026-12-04;Regnskap'],
    ['two digits of the year', 'Heltid;04.12.26;Regnskap'],
    ['spaces in the date', 'Heltid;4. 12. 2026;Regnskap'],
    ['empty cells behind', 'Heltid;4.12.2026;Regnskap;;'],
    ['a mark of the byte order', '\ufeffHeltid;4.12.2026;Regnskap'],
  ])('%s', (_what, pasted) => {
    expect(read(pasted)).toEqual([row]);
  });

  test('a header is left out, and lines keep their numbers', () => {
    expect(read('Prosjekt;Dato;Innhold\n\nHeltid;4.12.2026;Regnskap\n')).toEqual([[3, ...row.slice(1)]]);
    expect(read('Project\tDeadline\tContents\nHeltid\t4.12.2026\tRegnskap')).toEqual([[2, ...row.slice(1)]]);
    // only the first line can be one
    expect(read('Heltid;4.12.2026;Regnskap\nProsjekt;Dato;Innhold')).toHaveLength(2);
  });

  test('each further cell is one thing more that the report holds', () => {
    expect(read('Heltid;4.12.2026;Regnskap;Status;Revisorattest')[0]?.[3]).toBe(
      'Regnskap\nStatus\nRevisorattest',
    );
  });

  test('a cell in quotation marks can hold the separator, and two of the marks mean one', () => {
    expect(read('"Heltid; nå";4.12.2026;"Sagt ""ja"";"')).toEqual([
      [1, 'Heltid; nå', '2026-12-04', 'Sagt "ja";'],
    ]);
    // a mark within a cell is a mark
    expect(read('Heltid "nå";4.12.2026;5" plank')).toEqual([[1, 'Heltid "nå"', '2026-12-04', '5" plank']]);
    expect(read('"Heltid;4.12.2026;Regnskap')).toEqual([[1, '"Heltid', '2026-12-04', 'Regnskap']]);
  });

  test('what is missing is empty, and nothing is left out', () => {
    expect(read('Heltid')).toEqual([[1, 'Heltid', null, '']]);
    expect(read(';;')).toEqual([[1, '', null, '']]);
    expect(read('Heltid;i morgen;Regnskap')).toEqual([[1, 'Heltid', null, 'Regnskap']]);
  });

  test('whatever is pasted is read, a row for each line that says something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (pasted) => {
        const lines = pasted
          .replace(/^\ufeff/, '')
          .split('\n')
          .filter((one) => one.trim() !== '');
        const rows = rowsIn(pasted);
        expect(lines.length - rows.length).toBeLessThanOrEqual(1);
        expect(rows.length).toBeLessThanOrEqual(lines.length);
      }),
    );
  });

  test('cells that are written with quotation marks come back as they were', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((one) => one.trim() === one && !/[\n\r]/.test(one));
    const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(text, text, fc.constantFrom(';', '\t'), (name, contents, separator) => {
        const line = [quoted(name), '4.12.2026', quoted(contents)].join(separator);
        fc.pre(separator === '\t' || !line.includes('\t'));
        expect(read(line)).toEqual([[1, name, '2026-12-04', contents]]);
      }),
    );
  });
});

describe('a day', () => {
  test.each(['2026-12-04', '4.12.2026', '04.12.2026', '4.12.26', '04.12.26', '4. 12. 26'])(
    '%s',
    (written) => {
      expect(dayIn(written)?.toString()).toBe('2026-12-04');
    },
  );

  test.each([
    '',
    '31.2.2026',
    '2026-02-30',
    '2026-13-01',
    '0.1.2026',
    '4/12/2026',
    '4.12',
    '4. desember 2026',
    '4.12.226',
    '12-04-2026',
  ])('none: «%s»', (written) => {
    expect(dayIn(written)).toBeNull();
  });
});

describe('an amount in whole kroner', () => {
  test.each([
    ['350000', 350_000],
    ['350 000', 350_000],
    ['350\u00a0000', 350_000],
    ['1.200.000', 1_200_000],
    ['kr 1 200 000,-', 1_200_000],
    ['1 200 000 kroner', 1_200_000],
    ['1 200 000,00 kr', 1_200_000],
    ['NOK 5', 5],
    ['350,000', 350_000],
    ['NOK 1,200,000.00', 1_200_000],
  ])('«%s»', (written, amount) => {
    expect(kronerIn(written)).toBe(amount);
  });

  test.each([
    '',
    '0',
    '-5',
    '1,5',
    '1 20 000',
    'en million',
    '350,000.50',
    '1.200 000',
    '1e6',
    '0x10',
    '9'.repeat(30),
    'kr',
  ])('none: «%s»', (written) => {
    expect(kronerIn(written)).toBeNull();
  });
});
