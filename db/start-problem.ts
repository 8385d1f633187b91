/**
 * Why a program of Saman's cannot do its work: expected, to be shown to whoever started it and ended with. `code` is
 * stable (`folderInUse`, `folderNotWritable`, `folderUnreadable`, `databaseUnreachable`, `databaseTooOld`,
 * `databaseNotEmpty`, `backupUnreadable`, `backupOfOtherVersion`, and those of main.ts), the message says what to do.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, details: Readonly<Record<string, string | number>>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
