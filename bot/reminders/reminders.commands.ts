import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { About, ReminderKind, Why } from './reminder.ts';

/** Shows what somebody is reminded of, or a form about it. */
export type ReminderShowCommand =
  /** What comes in the next thirty days. */
  | { readonly type: 'reminders.show' }
  /** The same, of a project. */
  | { readonly type: 'reminders.project'; readonly projectId: Id }
  | { readonly type: 'reminders.form' }
  | { readonly type: 'reminder.later.form' }
  | { readonly type: 'pause.form' };

/** When somebody wants to hear of it again: in so many days, or on a date. */
export type Later = { readonly days: number } | { readonly date: Temporal.PlainDate };

/** Changes how somebody is reminded. */
export type ReminderActCommand =
  | ({ readonly type: 'reminder.later'; readonly why: Why; readonly later: Later } & About)
  | {
      readonly type: 'pause.save';
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
      readonly deputyId: Id | null;
    }
  | { readonly type: 'pause.end' }
  /** The kinds that are wanted; all others are switched off. */
  | { readonly type: 'reminders.save'; readonly on: readonly ReminderKind[] };
