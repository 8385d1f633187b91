import type { Temporal } from 'temporal-polyfill';
import type { FormState, Mays, PersonOption } from '../conversation/view.ts';
import type { Factor } from '../evaluation/factor.ts';
import type { Id } from '../id.ts';
import type { LinkLine } from '../people/member-links.ts';
import type { Theme } from '../programme/programme.ts';
import type { GroupKind } from '../project/project.ts';
import type { Grades, Grading, RiskEventKind, RiskStatus } from './risk.ts';
import type { WorkshopStatus } from './workshop.ts';

/** Views of the register; `id` is the project's. */
export const registerViews = [
  'risks',
  'risksLacking',
  'risksSettled',
  'riskChoice',
  'riskMergeForm',
  'riskAsideForm',
  'riskBackForm',
  'riskAddForm',
  'riskExport',
  'workshopForm',
] as const;
/** Views of one risk; `id` is the risk's. */
export const riskViews = [
  'risk',
  'risksOnward',
  'riskCloseForm',
  'countermeasureForm',
  'withdrawForm',
] as const;
/** Views of a workshop; `id` is the workshop's. */
export const workshopViews = [
  'workshop',
  'workshopConfirm',
  'workshopLinks',
  'riskNotes',
  'riskNoted',
  'riskList',
  'riskGrading',
  'riskMatrix',
] as const;
export type RegisterViewName = (typeof registerViews)[number];
export type RiskViewName = (typeof riskViews)[number];
export type WorkshopViewName = (typeof workshopViews)[number];

/** What a risk is called: its sentence, or the factor of the round that it was lifted from (EVAL-5). */
export type RiskName = { readonly text: string } | { readonly factor: Factor; readonly roundNumber: number };

/** A risk in a list. */
export interface RiskLine {
  readonly riskId: Id;
  readonly number: number;
  readonly name: RiskName;
  readonly status: RiskStatus;
  readonly grades: Grades | null;
  readonly isRequired: boolean;
  readonly isLacking: boolean;
  readonly awaitsGrading: boolean;
  /** How many countermeasures it has. */
  readonly countermeasures: number;
  /** What it was merged into, by number. */
  readonly mergedInto: number | null;
  /** The numbers of what was merged into it. */
  readonly same: readonly number[];
}

/** A risk in the matrix: where it is, and where it was before its last grading. */
export interface MatrixEntry extends RiskLine {
  readonly grades: Grades;
  readonly before: Grades | null;
  /** Of its last grading. */
  readonly grading: Grading | null;
}

export interface MatrixContents {
  readonly projectId: Id;
  readonly projectName: string;
  /** The worst first. */
  readonly entries: readonly MatrixEntry[];
}

export interface CountermeasureLine {
  readonly text: string;
  readonly lowers: 's' | 'k';
  /** Null where names are not shown. */
  readonly responsible: string | null;
  readonly dueOn: Temporal.PlainDate;
  readonly doneOn: Temporal.PlainDate | null;
  readonly milestoneId: Id;
}

export interface HistoryLine {
  readonly what: RiskEventKind | 'done';
  readonly on: Temporal.PlainDate;
  readonly by: string | null;
  /** What it was merged into, by number. */
  readonly other: number | null;
  readonly text: string;
  readonly grading: Grading | null;
}

interface RegisterHead {
  readonly projectId: Id;
  readonly projectName: string;
}

/** Where a list of risks is shown, and what can be done with it. */
export interface RegisterContents extends RegisterHead {
  readonly lines: readonly RiskLine[];
  readonly counts: {
    readonly listed: number;
    readonly lacking: number;
    readonly awaiting: number;
    readonly settled: number;
  };
  /** Where the matrix is drawn; null where nothing is graded, or no pictures are drawn. */
  readonly picture: string | null;
  readonly matrix: MatrixContents | null;
  /** The workshop that is going on. */
  readonly workshopId: Id | null;
  readonly may: Mays<'start' | 'change' | 'export' | 'set'>;
}

interface RiskFormContents extends RegisterHead {
  readonly lines: readonly RiskLine[];
  readonly form: FormState;
}

export interface RiskHead extends RegisterHead {
  readonly riskId: Id;
  readonly name: RiskName;
  readonly number: number;
}

/** What every view of a workshop knows of it. */
export interface WorkshopHead extends RegisterHead {
  readonly workshopId: Id;
  readonly number: number;
  readonly groupKind: GroupKind;
  readonly status: WorkshopStatus;
  readonly isAgain: boolean;
}

/** A risk of a page of the form for grades, with what was given for it so far. */
export interface GradeLine {
  readonly riskId: Id;
  readonly number: number;
  readonly name: RiskName;
  readonly s: number | null;
  readonly k: number | null;
}

/** The contents of what is shown of risks. */
export interface RiskViews {
  risks: RegisterContents;
  risksLacking: RegisterContents;
  risksSettled: RegisterContents;
  riskChoice: RiskFormContents;
  riskMergeForm: RiskFormContents;
  riskAsideForm: RiskFormContents;
  riskBackForm: RiskFormContents;
  riskAddForm: RegisterHead & { readonly form: FormState };
  riskExport: RegisterHead & {
    readonly count: number;
    readonly csv: string;
    readonly xlsx: string;
    readonly until: Temporal.Instant;
  };
  workshopForm: RegisterHead & {
    readonly groups: readonly ('steering' | 'project')[];
    readonly people: readonly PersonOption[];
    readonly leaderId: Id | null;
    /** Critical factors and others that are on the list already. */
    readonly listed: number;
    readonly form: FormState;
  };
  risk: RiskHead &
    RiskLine & {
      readonly countermeasureLines: readonly CountermeasureLine[];
      readonly grading: Grading | null;
      readonly history: readonly HistoryLine[];
      readonly may: Mays<'set' | 'withdraw' | 'close' | 'reopen' | 'regrade' | 'back'>;
    };
  /** A list from one risk on: what had no room in a card. */
  risksOnward: RegisterHead & {
    readonly lines: readonly RiskLine[];
    /** The place of the first one, from 1, of so many. */
    readonly from: number;
    readonly count: number;
    readonly isSettled: boolean;
  };
  riskCloseForm: RiskHead & { readonly form: FormState };
  countermeasureForm: RiskHead & {
    readonly grades: Grades | null;
    readonly isRequired: boolean;
    readonly milestones: readonly {
      readonly milestoneId: Id;
      readonly wording: string;
      readonly dueOn: Temporal.PlainDate;
    }[];
    readonly people: readonly PersonOption[];
    readonly suggestedDate: Temporal.PlainDate;
    readonly form: FormState;
  };
  /** The countermeasures that are not done, to withdraw one. */
  withdrawForm: RiskHead & {
    readonly open: readonly { readonly id: Id; readonly text: string; readonly dueOn: Temporal.PlainDate }[];
    readonly form: FormState;
  };
  /** In the group's channel, and for who leads it: counts only. */
  workshop: WorkshopHead & {
    readonly leader: string;
    readonly asked: number;
    /** Members who take part through an answer link. */
    readonly byLink: number;
    readonly contributed: number;
    readonly factors: number;
    readonly graded: number;
    readonly needed: number;
    readonly lacking: number;
    readonly may: Mays<'note' | 'lead'>;
  };
  /** How many have noted, or graded everything, before it is shown. */
  workshopConfirm: WorkshopHead & {
    readonly taken: number;
    readonly asked: number;
    /** So many must have. */
    readonly needed: number;
    readonly may: Mays<'lead'>;
  };
  /** What whoever leads it passes on: who has used a link, or has taken part, stands nowhere in it. */
  workshopLinks: WorkshopHead & {
    readonly links: readonly LinkLine[];
    /** Those of them who came to the group after it had started. */
    readonly joined: readonly string[];
  };
  /** One's own notes, and the form for more. */
  riskNotes: WorkshopHead & {
    readonly greeting: string;
    readonly notes: readonly { readonly id: Id; readonly text: string }[];
    /** What helps to think: result goals, milestones, and what is on the list from rounds. */
    readonly goals: readonly string[];
    readonly milestones: readonly string[];
    readonly critical: readonly RiskName[];
    readonly form: FormState;
  };
  /** The receipt: how many, and nothing of what. */
  riskNoted: WorkshopHead & { readonly count: number };
  riskList: WorkshopHead & {
    readonly lines: readonly RiskLine[];
    readonly away: number;
    readonly may: Mays<'lead'>;
  };
  riskGrading: WorkshopHead & {
    readonly page: number;
    readonly pages: number;
    readonly done: number;
    readonly count: number;
    /** Empty where nothing is left to grade: then it is a receipt. */
    readonly lines: readonly GradeLine[];
    readonly form: FormState;
  };
  riskMatrix: WorkshopHead & {
    readonly picture: string | null;
    readonly matrix: MatrixContents;
    /** What was graded in this workshop. */
    readonly graded: readonly Id[];
    readonly lacking: readonly RiskLine[];
    readonly may: Mays<'set' | 'end' | 'register'>;
  };
  /** Of the projects that the reader follows in an office of the programme. */
  riskThemes: {
    readonly themes: readonly {
      readonly theme: Theme;
      readonly projects: number;
      readonly risks: number;
      readonly required: number;
      readonly lacking: number;
    }[];
  };
}
