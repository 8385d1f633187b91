import { Router } from 'express';
import type { TableFront } from '../../bot/risk/register-export.ts';
import { type Cell, registerTable, type Table } from '../../cards/risk/export.ts';

/** What a spreadsheet would take for a formula, also in signs of double width, is text to it with this before it. */
const asText = "'";
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `${asText}${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
};

/** A table as CSV: semicolons as spreadsheets here expect, and the mark that tells them that it is UTF-8. */
export const csvOf = ({ head, rows }: Table): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;

/** A table as XLSX: every text is a text, whatever it begins with. What writes it is loaded when it is first asked for. */
export async function xlsxOf({ sheet, head, rows }: Table): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const cellOf = (value: Cell) =>
    typeof value === 'string' ? ({ type: String, value, wrap: true, alignVertical: 'top' } as const) : value;
  const title = (value: string) => ({ type: String, value, fontWeight: 'bold' }) as const;
  const columns = head.map((_, index) => ({ width: wide.has(index) ? 40 : 14 }));
  return writeXlsxFile([head.map(title), ...rows.map((row) => row.map(cellOf))], {
    ...{ sheet, columns, stickyRowsCount: 1 },
  }).toBuffer();
}

/** The columns with sentences in them. */
const wide = new Set([1, 5]);

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Tables behind signed links that serve for a short while; what is shown is looked at when it is fetched. */
export function tableRoutes(front: TableFront): Router {
  const router = Router();
  router.get('/:token', async (request, response, next) => {
    const found = await front.table(request.params.token);
    if (!found) return next();
    const table = registerTable(found);
    const file = found.format === 'csv' ? Buffer.from(csvOf(table), 'utf8') : await xlsxOf(table);
    response
      .set({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${table.fileName}.${found.format}"`,
      })
      .type(types[found.format])
      .send(file);
  });
  return router;
}
