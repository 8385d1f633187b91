import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../../cards/words/say.ts';

/** So many days ahead are the dates of an example. */
const daysAhead = 60;

/** The lines of an example: a header, and a few deadlines that are still to come. */
function linesOf({ words }: Say, today: Temporal.PlainDate) {
  const { header, exampleRows } = words.deadlineFile;
  return {
    header: [header.project, header.dueOn, header.contents],
    rows: exampleRows.map(([project = '', ...contents], index) => ({
      project,
      dueOn: today.add({ days: daysAhead + index }),
      contents,
    })),
  };
}

const norwegian = ({ day, month, year }: Temporal.PlainDate): string => `${day}.${month}.${year}`;

/** An example as text, as a Norwegian Excel opens it: semicolons, and a mark of the byte order. */
export function exampleCsv(say: Say, today: Temporal.PlainDate): string {
  const { header, rows } = linesOf(say, today);
  const lines = [
    header,
    ...rows.map(({ project, dueOn, contents }) => [project, norwegian(dueOn), ...contents]),
  ];
  return `\ufeff${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`;
}

/** An example as a workbook, with real dates. The library is loaded when one is first asked for. */
export async function exampleXlsx(say: Say, today: Temporal.PlainDate): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/node');
  const { header, rows } = linesOf(say, today);
  const day = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime('UTC').epochMilliseconds);
  return writeXlsx(
    [
      header.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map(({ project, dueOn, contents }) => [
        { value: project },
        { value: day(dueOn), format: 'dd.mm.yyyy' },
        ...contents.map((value) => ({ value })),
      ]),
    ],
    { columns: [{ width: 28 }, { width: 14 }, { width: 28 }, { width: 28 }] },
  ).toBuffer();
}
