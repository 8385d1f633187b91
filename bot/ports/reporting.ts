import type { Id } from '../id.ts';
import type { DeadlineMove, GrantLetter, OpenDeadline, ReportingDeadline } from '../reporting/reporting.ts';

/** Grant letters and the deadlines for reports (REP-1, REP-2). */
export interface Reporting {
  deadline(id: Id): Promise<ReportingDeadline | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<ReportingDeadline | null>;
  /** By date. */
  ofProject(projectId: Id): Promise<readonly ReportingDeadline[]>;
  /** Of all the programme's projects, by date. One query. */
  ofProgramme(programmeId: Id): Promise<readonly ReportingDeadline[]>;
  /** The programme's projects, locked until the transaction ends: deadlines for many are entered one at a time. */
  lockProjects(programmeId: Id): Promise<void>;
  add(deadlines: readonly OpenDeadline[]): Promise<void>;
  /** Who is responsible, and what became of it. */
  save(deadline: ReportingDeadline): Promise<void>;
  /** Keeps the move, and gives the deadline its new date. */
  move(move: DeadlineMove): Promise<void>;
  /** All of the project's, in the order in which they were made. */
  moves(projectId: Id): Promise<readonly DeadlineMove[]>;
  /** By year. */
  letters(projectId: Id): Promise<readonly GrantLetter[]>;
  /** Adds it, or corrects its amount. */
  saveLetter(letter: GrantLetter): Promise<void>;
}
