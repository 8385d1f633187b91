import { type SQL, sql } from 'drizzle-orm';

type Value = string | boolean | null;

/** The columns of a set, by name: the type of each in the database, and a row's value of it. */
type Columns<T> = Readonly<Record<string, readonly [type: string, of: (row: T) => Value]>>;

/**
 * Rows as a relation of a statement, for `from`. Each column is one parameter, so that the text is the same for any
 * number of rows and stays prepared; and by arrays, which PostgreSQL takes for a handful, so that it looks up in an index
 * what they name. Of JSON it expects a hundred rows, and reads the whole table for them.
 */
export function setOf<T>(name: string, rows: readonly T[], columns: Columns<T>): SQL {
  const arrays = Object.values(columns).map(
    ([type, of]) => sql`${sql.param(arrayLiteral(rows.map(of)))}::${sql.raw(type)}[]`,
  );
  const names = sql.raw(`${name}(${Object.keys(columns).join(', ')})`);
  return sql`unnest(${sql.join(arrays, sql`, `)}) as ${names}`;
}

/** Values as the text of an array in PostgreSQL. */
export const arrayLiteral = (values: readonly Value[]): string => `{${values.map(elementOf).join(',')}}`;

const elementOf = (value: Value): string =>
  typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(value);
