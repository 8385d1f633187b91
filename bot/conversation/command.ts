import type { Temporal } from 'temporal-polyfill';
import type { CalendarActCommand, CalendarShowCommand } from '../calendar-feed/calendar-feed.commands.ts';
import type { Grading } from '../evaluation/round.ts';
import type { Scale } from '../evaluation/scale.ts';
import type { GatheringActCommand, GatheringShowCommand } from '../gatherings/gatherings.commands.ts';
import type { GoalActCommand, GoalShowCommand } from '../goals/goals.commands.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import type { PlanActCommand, PlanShowCommand } from '../plan/plan.commands.ts';
import type { Theme } from '../programme/programme.ts';
import type { GroupKind, Party, ProjectRole } from '../project/project.ts';
import type { ReminderActCommand, ReminderShowCommand } from '../reminders/reminders.commands.ts';
import type { ReportingActCommand, ReportingShowCommand } from '../reporting/reporting.commands.ts';
import type { RiskActCommand, RiskShowCommand } from '../risk/risk.commands.ts';

/** A person that a form names: somebody known, or somebody new without an account, by name. */
export type PersonChoice = { readonly id: Id } | { readonly newName: string };

/** Asks for something to be shown or a form to be opened; changes nothing. */
export type ShowCommand =
  | PlanShowCommand
  | GoalShowCommand
  | ReportingShowCommand
  | ReminderShowCommand
  | RiskShowCommand
  | CalendarShowCommand
  | GatheringShowCommand
  | { readonly type: 'home.show' }
  | { readonly type: 'help.show' }
  | { readonly type: 'settings.form' }
  | { readonly type: 'project.show'; readonly projectId: Id }
  | { readonly type: 'project.form' }
  | { readonly type: 'group.form'; readonly projectId: Id }
  | { readonly type: 'sharing.show'; readonly projectId: Id }
  | { readonly type: 'round.form'; readonly projectId: Id }
  | { readonly type: 'ballot.show'; readonly roundId: Id }
  /** The form again, filled with the given answer, so that it can be changed. */
  | { readonly type: 'ballot.edit'; readonly roundId: Id }
  | { readonly type: 'round.status'; readonly roundId: Id }
  /** PA wants to end the round early: says what is missing and asks again. */
  | { readonly type: 'round.close.ask'; readonly roundId: Id }
  | { readonly type: 'round.extend.form'; readonly roundId: Id }
  | { readonly type: 'result.show'; readonly roundId: Id }
  | { readonly type: 'decisions.show'; readonly roundId: Id }
  | { readonly type: 'decision.form'; readonly roundId: Id }
  | { readonly type: 'benefits.form'; readonly roundId: Id }
  | { readonly type: 'followup.form'; readonly roundId: Id }
  | { readonly type: 'minutes.show'; readonly roundId: Id }
  | { readonly type: 'minutes.correct.form'; readonly roundId: Id }
  | { readonly type: 'links.show'; readonly roundId: Id }
  | { readonly type: 'code.form' }
  | { readonly type: 'workspace.form' }
  /** What did not reach people or channels of the project. */
  | { readonly type: 'undelivered.show'; readonly projectId: Id };

/** Changes something. Each leaves an audit event. */
export type ActCommand =
  | PlanActCommand
  | GoalActCommand
  | ReportingActCommand
  | ReminderActCommand
  | RiskActCommand
  | CalendarActCommand
  | GatheringActCommand
  | {
      readonly type: 'settings.save';
      readonly language: Language;
      readonly timeZone: string;
      /** Which of one's accounts messages go to; null: where the form did not ask. */
      readonly accountId: Id | null;
    }
  /** An administrator says whose workspace this is, and makes the programme where there is none. */
  | {
      readonly type: 'workspace.save';
      readonly organisation: string;
      readonly programme: string;
      /** Null where a programme is there already. */
      readonly endsOn: Temporal.PlainDate | null;
    }
  /** Somebody whom messages did not reach has come: they get what waited. */
  | { readonly type: 'delivery.fetch'; readonly projectId: Id }
  /** Tries again what did not reach people or channels of the project. */
  | { readonly type: 'delivery.retry'; readonly projectId: Id }
  | {
      readonly type: 'project.create';
      readonly name: string;
      /** As typed; matched to a participant's name. */
      readonly participant: string;
      readonly themes: readonly Theme[];
      readonly language: Language;
      readonly timeZone: string;
      /** The channel that becomes the project's group channel; null: Saman makes or picks one. */
      readonly groupPlace: string | null;
      readonly openPlace: string | null;
      readonly pa: Id;
      readonly pl: Id;
      readonly groupKind: 'steering' | 'project';
      readonly members: readonly { readonly person: PersonChoice; readonly party: Party }[];
    }
  | {
      readonly type: 'group.add';
      readonly projectId: Id;
      readonly groupKind: GroupKind;
      readonly person: PersonChoice;
      readonly party: Party;
    }
  | {
      readonly type: 'group.remove';
      readonly projectId: Id;
      readonly groupKind: GroupKind;
      readonly personId: Id;
    }
  | { readonly type: 'sharing.set'; readonly projectId: Id; readonly shares: boolean }
  | { readonly type: 'role.give'; readonly projectId: Id; readonly role: ProjectRole; readonly personId: Id }
  | {
      readonly type: 'round.open';
      readonly projectId: Id;
      readonly groupKind: 'steering' | 'project';
      readonly scale: Scale;
      readonly grading: Grading;
      /** Local to the project's time zone. */
      readonly deadlineDate: Temporal.PlainDate;
      readonly deadlineTime: Temporal.PlainTime;
      readonly ownFactors: readonly { readonly name: string; readonly prompt: string }[];
      readonly greeting: string;
    }
  | {
      readonly type: 'answer.give';
      readonly roundId: Id;
      /** By factor key; a factor left out has no grade yet. NaN for what is no number. */
      readonly grades: Readonly<Record<string, number>>;
      readonly reasons: Readonly<Record<string, string>>;
      readonly comment: string;
    }
  | {
      readonly type: 'answer.draft';
      readonly roundId: Id;
      /** Inputs as typed, by input id. */
      readonly values: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'round.extend';
      readonly roundId: Id;
      readonly date: Temporal.PlainDate;
      readonly time: Temporal.PlainTime;
    }
  | { readonly type: 'round.close'; readonly roundId: Id }
  | {
      readonly type: 'decision.record';
      readonly roundId: Id;
      readonly text: string;
      readonly responsibleId: Id;
      readonly dueOn: Temporal.PlainDate;
    }
  | {
      readonly type: 'benefits.note';
      readonly roundId: Id;
      readonly factorKeys: readonly string[];
      readonly text: string;
    }
  | {
      readonly type: 'followup.note';
      readonly roundId: Id;
      readonly course: string;
      readonly dailyWork: string;
      readonly wayOn: string;
    }
  | {
      readonly type: 'minutes.approve';
      readonly roundId: Id;
      readonly version: number;
      /** Of the draft as it was shown. */
      readonly fingerprint: string;
    }
  | { readonly type: 'minutes.correct'; readonly roundId: Id; readonly text: string }
  /** PL gives a person without an account a new answer link; the old one stops working. */
  | { readonly type: 'link.replace'; readonly roundId: Id; readonly personId: Id }
  /** Gives the person a one-time code for linking another account. */
  | { readonly type: 'code.make' }
  | { readonly type: 'code.use'; readonly code: string };

export type Command = ShowCommand | ActCommand;
export type CommandType = Command['type'];
