/**
 * The store could not do what was asked. `unavailable`: the database is away or overloaded; nothing was stored, and
 * the same may be tried again later. Otherwise it is a bug, named by the database's own code and constraint.
 * It never carries a value: an answer's text must not reach a log through an error.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly unavailable: boolean;
  readonly code: string;
  readonly constraint: string | null;
  /** The SQL, with placeholders where its values were. */
  readonly statement: string | null;

  constructor(
    code: string,
    constraint: string | null,
    unavailable: boolean,
    statement: string | null = null,
  ) {
    super(
      unavailable
        ? `the database is not available (${code})`
        : `the database refused (${code}${constraint ? `, ${constraint}` : ''})`,
    );
    this.unavailable = unavailable;
    this.code = code;
    this.constraint = constraint;
    this.statement = statement;
  }
}
