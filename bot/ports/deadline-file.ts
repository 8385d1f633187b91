import type { Temporal } from 'temporal-polyfill';
import type { LinkRefused } from '../conversation/pages.ts';
import type { Id } from '../id.ts';
import type { Refusal } from '../refusal.ts';
import type { FileLink } from '../reporting/deadline-file.ts';
import type { DeadlineRow } from '../reporting/many.ts';
import type { ReportingViews } from '../reporting/reporting.views.ts';
import type { Audience } from './presenter.ts';

/** Links to the page on which a file of deadlines is handed in. */
export interface FileLinks {
  link(id: Id): Promise<FileLink | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<FileLink | null>;
  /** The person's newest one that no browser has used. */
  unused(personId: Id): Promise<FileLink | null>;
  add(link: FileLink): Promise<void>;
  bind(id: Id, boundTo: string): Promise<void>;
  /** Forgets those that ended before. */
  forgetEnded(before: Temporal.Instant): Promise<void>;
}

/** What became of a file: nothing of it is kept but what was recorded. */
export type FileOutcome =
  /** To be looked over. `hasChanged`: it is otherwise than when it was last looked over. */
  | { readonly kind: 'plan'; readonly audience: Audience; readonly plan: ReportingViews['deadlinePlan'] }
  /** Nothing can be recorded: what is wrong with it, by its lines. */
  | { readonly kind: 'wrong'; readonly audience: Audience; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'recorded'; readonly audience: Audience; readonly count: number };

/** What the page for files of deadlines asks of the bot. `browserKey` is the secret of the browser's cookie. */
export interface DeadlineFilePages {
  /** `unused`: nobody has opened it yet; the page asks to, by POST (previewers only GET). */
  open(
    token: string,
    browserKey: string | null,
  ): Promise<LinkRefused | { readonly kind: 'unused' | 'open'; readonly audience: Audience }>;
  /** The first use: binds the link to the browser and gives it its secret. */
  bind(token: string): Promise<LinkRefused | { readonly kind: 'bound'; readonly browserKey: string }>;
  /** What the rows of a file would record; changes nothing. */
  check(
    token: string,
    browserKey: string | null,
    rows: readonly DeadlineRow[],
  ): Promise<LinkRefused | FileOutcome>;
  /** Records what was looked over, all of it or nothing, once. `fingerprint`: of the plan as it was shown. */
  record(
    token: string,
    browserKey: string | null,
    rows: readonly DeadlineRow[],
    fingerprint: string,
  ): Promise<LinkRefused | FileOutcome>;
}
