import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Party } from '../project/project.ts';
import type { WantedDeadlines } from './many.ts';

type Selection = Omit<Extract<WantedDeadlines, { kind: 'selection' }>, 'kind'>;
type Rows = Omit<Extract<WantedDeadlines, { kind: 'rows' }>, 'kind'>;

/** Shows deadlines, or a form about them. */
export type ReportingShowCommand =
  | { readonly type: 'deadlines.show'; readonly projectId: Id }
  | { readonly type: 'deadline.form'; readonly projectId: Id }
  /** Something was said of a deadline without naming it: the form for the one that is meant, or all there are. */
  | { readonly type: 'deadline.deliver.choose'; readonly projectId: Id }
  | { readonly type: 'deadline.move.choose'; readonly projectId: Id }
  | { readonly type: 'deadline.show'; readonly deadlineId: Id }
  | { readonly type: 'deadline.deliver.form'; readonly deadlineId: Id }
  | { readonly type: 'deadline.move.form'; readonly deadlineId: Id }
  | { readonly type: 'deadline.handover.form'; readonly deadlineId: Id }
  /** For the secretariat: the same deadline for many projects, or a pasted list. A check shows what it would do. */
  | { readonly type: 'deadlines.many.form' }
  | ({ readonly type: 'deadlines.many.check' } & Selection)
  | { readonly type: 'deadlines.paste.form' }
  | ({ readonly type: 'deadlines.paste.check' } & Rows)
  /** A personal link to the page on which a file of deadlines is handed in. */
  | { readonly type: 'deadlines.file.show' };

/** Changes deadlines. */
export type ReportingActCommand =
  | {
      readonly type: 'deadline.add';
      readonly projectId: Id;
      readonly dueOn: Temporal.PlainDate;
      readonly contents: string;
      /** Of the grant letter that it comes with; null: it came along the way. */
      readonly year: number | null;
      /** In whole kroner; null where the letter is recorded already. */
      readonly amount: number | null;
    }
  | {
      readonly type: 'deadline.deliver';
      readonly deadlineId: Id;
      readonly deliveredOn: Temporal.PlainDate;
      readonly reference: string;
      readonly parties: readonly Party[];
    }
  /** Takes a "delivered" back that was wrong. */
  | { readonly type: 'deadline.undeliver'; readonly deadlineId: Id }
  | {
      readonly type: 'deadline.move';
      readonly deadlineId: Id;
      readonly date: Temporal.PlainDate;
      readonly reason: string;
    }
  | {
      readonly type: 'deadline.handover';
      readonly deadlineId: Id;
      /** Null: whoever is PL. */
      readonly responsibleId: Id | null;
    }
  /** `fingerprint`: of the plan as it was shown. */
  | ({ readonly type: 'deadlines.many.record'; readonly fingerprint: string } & Selection)
  | ({ readonly type: 'deadlines.paste.record'; readonly fingerprint: string } & Rows);
