import type { RefusalCode } from '../../../bot/refusal.ts';

/** A line of a sheet that says something. */
export interface SheetLine {
  /** Its number in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with one of its cells. */
  readonly wrong?: RefusalCode;
}

/** Why a file cannot be read; each has its words (`deadlineFile.problems`). */
export type SheetProblem =
  | 'tooMuchInside'
  | 'tooManyRows'
  | 'empty'
  | 'oldExcel'
  | 'openDocument'
  | 'other'
  | 'damaged';

/** What reading a file gives: its lines, or why it has none. */
export type SheetRead =
  | { readonly ok: true; readonly lines: readonly SheetLine[] }
  | { readonly ok: false; readonly problem: SheetProblem };

export const unread = (problem: SheetProblem): SheetRead => ({ ok: false, problem });

/** How many columns a sheet can have, and how far down its last line can be. */
export const mostColumns = 50;
export const mostLines = 10_000;
