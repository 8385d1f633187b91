import type { Temporal } from 'temporal-polyfill';
import type { FormState, PersonOption } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import type { ReminderItem, ReminderKind } from './reminder.ts';

/** One's own, without an id; a digest's id is its own. */
export const reminderViews = ['upcoming', 'laterForm', 'pauseForm', 'remindersForm'] as const;
export type ReminderViewName = (typeof reminderViews)[number];

export type DigestItem = ReminderItem & {
  readonly state: 'open' | 'done' | 'later';
  /** Where it was put off. */
  readonly until: Temporal.PlainDate | null;
  /** In whose place it is told. */
  readonly onBehalfOf: string | null;
};

/** One thing that somebody will be told, and on which days: at least one, the first first. */
export type UpcomingItem = ReminderItem & {
  readonly days: readonly Temporal.PlainDate[];
  /** In whose place it is told. */
  readonly onBehalfOf: string | null;
};

/** One thing that is told to somebody of a project, and on which days: at least one, the first first. */
export type ProjectUpcomingItem = ReminderItem & {
  readonly days: readonly Temporal.PlainDate[];
  /** Who is told; null where it is more than one, or the reader sees no names. */
  readonly to: string | null;
};

export interface PauseLine {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly deputy: string | null;
}

/** The contents of what is shown of reminders. */
export interface ReminderViews {
  digest: {
    /** Null: it is old, and nothing of it is kept. */
    readonly day: Temporal.PlainDate | null;
    /** The most urgent first; what is done last. */
    readonly items: readonly DigestItem[];
  };
  deputyTold: {
    readonly name: string;
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate;
  };
  upcoming: {
    /** What is told first comes first. */
    readonly items: readonly UpcomingItem[];
    readonly pause: PauseLine | null;
    readonly off: readonly ReminderKind[];
  };
  projectUpcoming: {
    readonly projectName: string;
    /** What is told first comes first. */
    readonly items: readonly ProjectUpcomingItem[];
  };
  laterForm: {
    readonly items: readonly ReminderItem[];
    readonly suggestedDate: Temporal.PlainDate;
    readonly form: FormState;
  };
  pauseForm: {
    readonly from: Temporal.PlainDate;
    readonly to: Temporal.PlainDate;
    readonly deputyId: Id | null;
    /** Whether there is one already, which can be ended. */
    readonly isThere: boolean;
    readonly people: readonly PersonOption[];
    readonly form: FormState;
  };
  remindersForm: { readonly off: readonly ReminderKind[]; readonly form: FormState };
}
