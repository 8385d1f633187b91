import type { Id } from '../id.ts';
import type { CountermeasurePlan, Withdrawal } from './countermeasure.decide.ts';
import type { Chosen } from './risk.decide.ts';
import type { Filled } from './workshop.decide.ts';

interface OnProject {
  readonly projectId: Id;
}
interface OnRisk {
  readonly riskId: Id;
}
interface OnWorkshop {
  readonly workshopId: Id;
}

/** Shows the register or a workshop, or a form about them. */
export type RiskShowCommand =
  | ({ readonly type: 'risks.show' } & OnProject)
  /** Those that must have a countermeasure and have none (RISK-7). */
  | ({ readonly type: 'risks.lacking' } & OnProject)
  /** Merged, set aside, closed. */
  | ({ readonly type: 'risks.settled' } & OnProject)
  | ({ readonly type: 'risk.choose' } & OnProject)
  | ({ readonly type: 'risks.merge.form' } & OnProject)
  | ({ readonly type: 'risks.aside.form' } & OnProject)
  | ({ readonly type: 'risks.back.form' } & OnProject)
  | ({ readonly type: 'risks.add.form' } & OnProject)
  | ({ readonly type: 'risks.export' } & OnProject)
  /** The form for the one risk that lacks a countermeasure, or all where it may be several. */
  | ({ readonly type: 'countermeasure.choose' } & OnProject)
  | ({ readonly type: 'workshop.form' } & OnProject)
  | ({ readonly type: 'risk.show' } & OnRisk)
  /** One that is picked in a list, or named by its number. */
  | ({ readonly type: 'risk.find' } & Chosen & OnProject)
  /** The list that a risk is in, from it on. */
  | ({ readonly type: 'risks.onward' } & OnRisk)
  | ({ readonly type: 'risk.close.form' } & OnRisk)
  | ({ readonly type: 'countermeasure.form' } & OnRisk)
  | ({ readonly type: 'countermeasure.withdraw.form' } & OnRisk)
  | ({ readonly type: 'workshop.show' } & OnWorkshop)
  /** Before the list or the numbers are shown, which cannot be taken back. */
  | ({ readonly type: 'workshop.ask' } & OnWorkshop)
  /** The answer links of members without an account, for who leads it. */
  | ({ readonly type: 'workshop.links' } & OnWorkshop)
  | ({ readonly type: 'notes.show' } & OnWorkshop)
  | ({ readonly type: 'list.show' } & OnWorkshop)
  | ({ readonly type: 'grades.show' } & OnWorkshop)
  /** A page of one's grades, from 1. */
  | ({ readonly type: 'grades.page'; readonly page: number } & OnWorkshop)
  | ({ readonly type: 'matrix.show' } & OnWorkshop)
  /** Counts by theme, for the programme's people. */
  | { readonly type: 'risks.themes' };

/** Changes the register or a workshop. */
export type RiskActCommand =
  | ({
      readonly type: 'workshop.start';
      readonly groupKind: 'steering' | 'project';
      readonly leaderId: Id;
      readonly greeting: string;
    } & OnProject)
  | ({
      readonly type: 'notes.save';
      readonly notes: readonly string[];
      readonly remove: readonly Id[];
    } & OnWorkshop)
  | ({ readonly type: 'workshop.reveal' } & OnWorkshop)
  | ({ readonly type: 'workshop.grade' } & OnWorkshop)
  | ({ readonly type: 'workshop.relist' } & OnWorkshop)
  | ({ readonly type: 'grades.give'; readonly filled: Filled } & OnWorkshop)
  | ({ readonly type: 'grades.draft'; readonly filled: Filled } & OnWorkshop)
  | ({ readonly type: 'workshop.uncover' } & OnWorkshop)
  | ({ readonly type: 'workshop.end' } & OnWorkshop)
  | ({ readonly type: 'workshop.link.replace'; readonly personId: Id } & OnWorkshop)
  | ({ readonly type: 'risks.merge'; readonly into: Chosen } & Chosen & OnProject)
  | ({ readonly type: 'risks.aside' } & Chosen & OnProject)
  | ({ readonly type: 'risks.back' } & Chosen & OnProject)
  | ({ readonly type: 'risks.add'; readonly risks: readonly string[] } & OnProject)
  | ({ readonly type: 'risk.close'; readonly reason: string } & OnRisk)
  | ({ readonly type: 'risk.reopen' } & OnRisk)
  /** Grades it, again or for the first time, and with it all others that can be graded (RISK-7). */
  | ({ readonly type: 'risk.regrade' } & OnRisk)
  | ({ readonly type: 'countermeasure.set' } & CountermeasurePlan & OnRisk)
  | ({ readonly type: 'countermeasure.withdraw' } & Withdrawal & OnRisk);
