export type StartProblemCode =
  | 'folderInUse' // another process holds the database folder
  | 'folderNotWritable'
  | 'folderUnreadable' // the embedded database in it does not open
  | 'databaseUnreachable'
  | 'databaseTooOld';

/** Why the database cannot be opened: expected, to be shown to whoever started Saman and ended with. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly code: StartProblemCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: StartProblemCode, message: string, details: Readonly<Record<string, string | number>>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
