import type { Views } from '../../bot/conversation/view.ts';
import type { RegisterRow, RegisterTable } from '../../bot/risk/register-export.ts';
import { sumOf } from '../../bot/risk/risk.ts';
import { type Card, card, heading, text, visit } from '../card.ts';
import { type Say, sayTo } from '../words/say.ts';
import { riskName } from './names.ts';

/** Links to the register as a table, for one reader and a short while. */
export function riskExport(props: Views['riskExport'], say: Say): Card {
  const words = say.words.risk.export;
  const title = words.title(props.projectName);
  const body = [heading(title), text(words.count(props.count)), text(words.until(say.moment(props.until)))];
  return card(say.language, title, body, [visit(words.xlsx, props.xlsx), visit(words.csv, props.csv)]);
}

/** A cell: a text or a whole number; null is empty. */
export type Cell = string | number | null;

/** A table with its head, in its reader's language. */
export interface Table {
  readonly sheet: string;
  readonly fileName: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The booklet's columns (risk factor, S, K, sum, countermeasure), and who, when and how it stands. */
export function registerTable({ language, timeZone, rows }: RegisterTable): Table {
  const say = sayTo({ language, timeZone });
  const { columns, sheet, file } = say.words.risk.export;
  return {
    sheet,
    fileName: file,
    head: [
      ...[columns.number, columns.name, columns.s, columns.k, columns.sum],
      ...[columns.countermeasure, columns.responsible, columns.dueOn, columns.done, columns.status],
    ],
    rows: rows.map((row) => cellsOf(row, say)),
  };
}

/** Several countermeasures stand under each other in their cells. */
function cellsOf({ number, name, grades, countermeasures, status }: RegisterRow, say: Say): readonly Cell[] {
  const lines = (of: (one: RegisterRow['countermeasures'][number]) => string): Cell =>
    countermeasures.length === 0 ? null : countermeasures.map(of).join('\n');
  return [
    ...[number, riskName(name, say), grades?.s ?? null, grades?.k ?? null, grades && sumOf(grades)],
    lines(({ text: what }) => what),
    lines(({ responsible }) => responsible),
    lines(({ dueOn }) => dueOn.toString()),
    lines(({ doneOn }) => doneOn?.toString() ?? '–'),
    say.words.risk.status[status],
  ];
}
