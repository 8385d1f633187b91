import type { Temporal } from 'temporal-polyfill';
import type { CalendarViews } from '../calendar-feed/calendar-feed.views.ts';
import type { Factor } from '../evaluation/factor.ts';
import type { FactorResult } from '../evaluation/result.ts';
import type { FollowUp, Grading, Round, RoundSettings, Turnout } from '../evaluation/round.ts';
import type { Scale } from '../evaluation/scale.ts';
import type {
  GatheringsViewName,
  GatheringViewName,
  GatheringViews,
} from '../gatherings/gatherings.views.ts';
import type { GoalListViewName, GoalViewName, GoalViews } from '../goals/goals.views.ts';
import type { Id } from '../id.ts';
import type { LinkAbout } from '../people/links.ts';
import type { LinkLine } from '../people/member-links.ts';
import type { Language } from '../people/person.ts';
import type { MilestoneViewName, PlanViewName, PlanViews } from '../plan/plan.views.ts';
import type { Undeliverable } from '../ports/chat.ts';
import type { Theme } from '../programme/programme.ts';
import type { GroupKind, Party, Phase } from '../project/project.ts';
import type { Refusal } from '../refusal.ts';
import type { ReminderViewName, ReminderViews } from '../reminders/reminders.views.ts';
import type {
  DeadlineViewName,
  ManyViewName,
  ReportingViewName,
  ReportingViews,
} from '../reporting/reporting.views.ts';
import type {
  RegisterViewName,
  RiskName,
  RiskViewName,
  RiskViews,
  WorkshopViewName,
} from '../risk/risk.views.ts';
import type { WaitingWorkshop } from '../risk/waiting.ts';
import type { Whereabouts } from './incoming.ts';

/**
 * What is to be seen, by ids only. A notice, a stored message and a job hold this and never the contents.
 * The contents (`Views[name]`) are loaded for one reader when they are shown.
 */
export type View =
  | { readonly name: 'help' }
  | { readonly name: 'home' }
  | { readonly name: 'welcome' }
  | { readonly name: 'notUnderstood' }
  | { readonly name: 'settings' }
  | { readonly name: 'settingsForm' }
  | { readonly name: 'projectForm' }
  | { readonly name: 'code' }
  | { readonly name: 'codeForm' }
  | { readonly name: 'codeUsed' }
  | { readonly name: 'gone' }
  | { readonly name: 'refused' }
  | { readonly name: 'chooseProject'; readonly verb: string }
  | { readonly name: 'workspaceForm' }
  | { readonly name: 'workspace' }
  | { readonly name: ManyViewName }
  | { readonly name: ReminderViewName }
  /** The reader's own link to a calendar: of all that concerns them, or of a project. */
  | { readonly name: 'calendar' }
  | { readonly name: 'projectCalendar'; readonly id: Id }
  /** What people of a project are reminded of in the next thirty days; `id` is the project's. */
  | { readonly name: 'projectUpcoming'; readonly id: Id }
  | { readonly name: GatheringsViewName }
  /** The one message of a day; `id` is its own. */
  | { readonly name: 'digest'; readonly id: Id }
  /** That one stands in for somebody in their pause; `id` is theirs. */
  | { readonly name: 'deputyTold'; readonly id: Id }
  /** Said in a project's channel where a member's own conversation cannot be written to; `id` is the project's. */
  | { readonly name: 'reachMe'; readonly id: Id }
  /** What did not reach people or channels of a project; `id` is the project's. */
  | { readonly name: 'undelivered'; readonly id: Id }
  | { readonly name: 'project'; readonly id: Id }
  | { readonly name: 'groupForm'; readonly id: Id }
  /** What the programme's people see of a project. */
  | { readonly name: 'sharing'; readonly id: Id }
  | { readonly name: 'roundForm'; readonly id: Id }
  | { readonly name: ReportingViewName; readonly id: Id }
  | { readonly name: DeadlineViewName; readonly id: Id }
  | { readonly name: PlanViewName; readonly id: Id }
  | { readonly name: MilestoneViewName; readonly id: Id }
  | { readonly name: RegisterViewName; readonly id: Id }
  | { readonly name: RiskViewName; readonly id: Id }
  | { readonly name: WorkshopViewName; readonly id: Id }
  | { readonly name: 'riskThemes' }
  | { readonly name: GoalListViewName; readonly id: Id }
  | { readonly name: GoalViewName; readonly id: Id }
  | { readonly name: GatheringViewName; readonly id: Id }
  /** `id` is the project's, whose participant's theme day it is. */
  | { readonly name: 'themeDayForm'; readonly id: Id }
  | { readonly name: RoundViewName; readonly id: Id };

/** Views of a round; `id` is the round's. */
export type RoundViewName =
  | 'ballot'
  | 'ballotForm'
  | 'progress'
  | 'roundStatus'
  | 'closeConfirm'
  | 'extendForm'
  | 'result'
  | 'decisions'
  | 'decisionForm'
  | 'benefitsForm'
  | 'followUpForm'
  | 'minutes'
  | 'minutesCorrectForm'
  | 'answerLinks'
  /** Said under the round's card, for those who follow it: the deadline has moved; the minutes are approved. */
  | 'deadlineMoved'
  | 'minutesApproved';

export type ViewName = View['name'];
/** Views that are about something, as a channel's card always is. */
export type ViewOf = Extract<View, { readonly id: Id }>;

/** The key of a view: equal keys show the same thing. */
export const viewKey = (view: View): string =>
  'id' in view ? `${view.name}:${view.id}` : 'verb' in view ? `${view.name}:${view.verb}` : view.name;

/** A person who can be picked in a form. */
export interface PersonOption {
  readonly id: Id;
  readonly name: string;
}

export interface ProjectLine {
  readonly id: Id;
  readonly name: string;
  readonly participant: string;
  /** The reader's part in it, for a short label. */
  readonly roles: readonly ('pa' | 'pl' | GroupKind)[];
  readonly openRoundId: Id | null;
}

/** What a form holds besides its contents: values as typed, and what stands in the way. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
}

/** What every view of a round knows of it. */
export interface RoundHead {
  readonly roundId: Id;
  readonly projectId: Id;
  readonly projectName: string;
  readonly number: number;
  readonly groupKind: GroupKind;
  readonly status: Round['status'];
  readonly grading: Grading;
  readonly deadline: Temporal.Instant;
  readonly timeZone: string;
}

/** How far a round has come, without anybody's name or grade. */
export interface RoundProgress {
  readonly answered: number;
  readonly asked: number;
}

/** A round that was opened outside of office hours. */
export interface NotYetAsked {
  /** When the others are asked; null: they have been. */
  readonly asksAt: Temporal.Instant | null;
}

/** What the reader may do; a card shows a button only where it is true. */
export type Mays<K extends string> = Readonly<Record<K, boolean>>;

export interface GroupByParty {
  readonly kind: GroupKind;
  readonly members: readonly {
    readonly id: Id;
    readonly name: string;
    readonly party: Party;
    readonly hasAccount: boolean;
    /** A guest of the workspace, or somebody of another one; null for everybody else. */
    readonly guest: 'guest' | 'external' | null;
  }[];
  /** Parties without a member (COOP-1). */
  readonly missing: readonly Party[];
  readonly joined: number;
  readonly left: number;
}

/** The contents of each view. */
export interface Views
  extends PlanViews,
    GoalViews,
    ReportingViews,
    GatheringViews,
    ReminderViews,
    CalendarViews,
    RiskViews {
  help: Mays<'createProject'> & { readonly isAdministrator: boolean };
  /** Who Saman is, what it does and where it keeps things; said once where it was added. */
  welcome: {
    readonly where: Whereabouts['kind'];
    /** Who runs this Saman; null where that is not said. */
    readonly operator: string | null;
    readonly privacyUrl: string | null;
  };
  reachMe: { readonly projectId: Id; readonly projectName: string };
  home: {
    readonly personName: string;
    readonly waiting: readonly {
      readonly roundId: Id;
      readonly projectName: string;
      readonly deadline: Temporal.Instant;
      readonly hasDraft: boolean;
    }[];
    /** Risk workshops in which they can note, or have still to grade. */
    readonly workshops: readonly WaitingWorkshop[];
    readonly projects: readonly ProjectLine[];
    /** What the programme's people follow (network leader, secretariat), without their contents. */
    readonly followed: readonly ProjectLine[];
    readonly may: Mays<'createProject'>;
  };
  notUnderstood: { readonly said: string };
  settings: { readonly language: Language; readonly timeZone: string };
  settingsForm: {
    readonly language: Language;
    readonly timeZone: string;
    /** The person's accounts, where there are several: which one messages go to can be chosen. */
    readonly accounts: readonly AccountOption[];
    readonly form: FormState;
  };
  workspaceForm: {
    readonly organisation: string;
    /** Whether a programme must be made first. */
    readonly programmeMissing: boolean;
    readonly suggestedEnd: Temporal.PlainDate;
    readonly form: FormState;
  };
  workspace: { readonly organisation: string; readonly programme: string };
  undelivered: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly problems: readonly {
      /** Null: the project's channel. */
      readonly personName: string | null;
      readonly reason: Undeliverable;
      /** Whether an answer link waits for the person. */
      readonly hasLink: boolean;
    }[];
    /** The open round or workshop whose answer links can be passed on; null where there is none. */
    readonly linksOf: LinkAbout | null;
    readonly may: Mays<'retry' | 'links'>;
  };
  projectForm: {
    readonly people: readonly PersonOption[];
    /** The participants to name; the reader's own first. */
    readonly ownParticipant: string | null;
    readonly participantNames: readonly string[];
    readonly places: readonly { readonly externalId: string; readonly name: string }[];
    /** Channels are chosen in the platform's own picker: there Saman makes none. */
    readonly picksPlaces: boolean;
    readonly defaults: { readonly language: Language; readonly timeZone: string };
    readonly form: FormState;
  };
  code: { readonly code: string; readonly expiresAt: Temporal.Instant };
  codeForm: { readonly form: FormState };
  codeUsed: {
    readonly personName: string;
    /** The code was not a person's: it made its user an administrator. */
    readonly madeAdministrator: boolean;
  };
  gone: Record<string, never>;
  refused: { readonly refusals: readonly Refusal[]; readonly timeZone: string };
  chooseProject: { readonly verb: string; readonly projects: readonly ProjectLine[] };
  project: {
    readonly projectId: Id;
    readonly name: string;
    readonly participant: string;
    readonly networks: readonly string[];
    readonly themes: readonly Theme[];
    readonly phase: Phase;
    readonly timeZone: string;
    readonly pa: string | null;
    readonly pl: string | null;
    /** Whether more than the group can read the group's channel (design §1, Places). */
    readonly channelIsOpen: boolean;
    /** Names are left out (empty member lists with counts) for those who may only see the group by party. */
    readonly groups: readonly (GroupByParty & {
      readonly namesShown: boolean;
      readonly counts: Readonly<Record<Party, number>>;
    })[];
    readonly rounds: readonly {
      readonly roundId: Id;
      readonly number: number;
      readonly status: Round['status'];
      readonly deadline: Temporal.Instant;
      readonly closedAt: Temporal.Instant | null;
      readonly completeness: 'complete' | 'incomplete' | null;
    }[];
    /** The one to be reached next; null where all are, or there are none. */
    readonly nextMilestone: { readonly wording: string; readonly dueOn: Temporal.PlainDate } | null;
    /** The deadline of the report that is due next; null where none is. */
    readonly nextReport: Temporal.PlainDate | null;
    /** On the list, and of these without the countermeasure that they must have (RISK-7). */
    readonly riskCount: number;
    readonly lackingCount: number;
    /** The worst first. Null where the reader may not see risk sentences. */
    readonly risks: readonly { readonly name: RiskName; readonly isLacking: boolean }[] | null;
    readonly decisions:
      | readonly { readonly text: string; readonly responsible: string; readonly dueOn: Temporal.PlainDate }[]
      | null;
    readonly may: Mays<
      'openRound' | 'changeGroup' | 'showResult' | 'showPlan' | 'showDeadlines' | 'showRisks'
    >;
  };
  groupForm: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly groups: readonly GroupByParty[];
    readonly people: readonly PersonOption[];
    readonly pa: Id | null;
    readonly pl: Id | null;
    readonly form: FormState;
  };
  sharing: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly shares: boolean;
    readonly may: Mays<'change'>;
  };
  roundForm: {
    readonly projectId: Id;
    readonly projectName: string;
    readonly groups: readonly ('steering' | 'project')[];
    readonly scale: Scale;
    readonly deadlineDate: Temporal.PlainDate;
    readonly deadlineTime: Temporal.PlainTime;
    readonly timeZone: string;
    readonly form: FormState;
  };
  /** A message in a member's own conversation: the form, the receipt, or what became of it, as things stand. */
  ballot: BallotContents;
  /** The form, also where an answer has been given (to change it). */
  ballotForm: BallotContents;
  progress: RoundHead & RoundProgress & NotYetAsked & { readonly may: Mays<'showStatus'> };
  roundStatus: RoundHead &
    RoundProgress &
    NotYetAsked & {
      /** Parties with members of which nobody has answered (COOP-1). */
      readonly missing: readonly Party[];
      readonly closed: ClosedSummary | null;
      readonly may: Mays<'close' | 'extend' | 'links'>;
    };
  closeConfirm: RoundHead &
    RoundProgress & {
      readonly missing: readonly Party[];
      /** A hidden round with fewer than three answers would show nothing (PRIV-2). */
      readonly tooFew: boolean;
      readonly completeness: 'complete' | 'incomplete';
    };
  extendForm: RoundHead & {
    readonly suggestedDate: Temporal.PlainDate;
    readonly suggestedTime: Temporal.PlainTime;
    readonly form: FormState;
  };
  result: RoundHead &
    ClosedSummary & {
      readonly settings: RoundSettings;
      /** Empty where PRIV-2 forbids to show them. */
      readonly factors: readonly FactorResult[];
      readonly comments: readonly { readonly text: string; readonly by: string | null }[];
      /** Factors that the grades suggest as working (EVAL-6). */
      readonly suggested: readonly Factor[];
      readonly benefits: readonly { readonly text: string; readonly factor: Factor | null }[];
      readonly followUp: FollowUp | null;
      readonly decisions: readonly DecisionLine[];
      /** What was done about factors since they were poor, and so lifted into the risk analysis (EVAL-5). */
      readonly helped: readonly Helped[];
      readonly minutesVersion: number | null;
      readonly may: Mays<'decide' | 'noteBenefits' | 'followUp' | 'showMinutes'>;
    };
  decisions: RoundHead & { readonly decisions: readonly DecisionLine[]; readonly may: Mays<'decide'> };
  decisionForm: RoundHead & {
    readonly people: readonly PersonOption[];
    readonly suggestedDate: Temporal.PlainDate;
    readonly form: FormState;
  };
  benefitsForm: RoundHead & {
    readonly suggested: readonly Factor[];
    readonly factors: readonly Factor[];
    readonly form: FormState;
  };
  followUpForm: RoundHead & { readonly followUp: FollowUp | null; readonly form: FormState };
  minutes: RoundHead & {
    /** The newest approved version, or null. */
    readonly approvedVersion: number | null;
    readonly approvedAt: Temporal.Instant | null;
    /** The version that PA can approve now; null where nothing has changed since the last. */
    readonly draftVersion: number | null;
    /** Goes back with the approval, so that what is approved is what was seen. */
    readonly draftFingerprint: string | null;
    /** A personal, signed address of the page. */
    readonly url: string;
    readonly may: Mays<'approve' | 'correct'>;
  };
  minutesCorrectForm: RoundHead & { readonly form: FormState };
  deadlineMoved: RoundHead;
  minutesApproved: RoundHead & { readonly version: number };
  answerLinks: RoundHead & {
    readonly links: readonly LinkLine[];
  };
}

/** What was done about a factor that was poor in an earlier round: has it helped? */
export interface Helped {
  readonly factorKey: string;
  readonly roundNumber: number;
  readonly countermeasure: string;
  readonly isDone: boolean;
}

/** One of a person's accounts. */
export interface AccountOption {
  readonly id: Id;
  /** Where the reader writes from now. */
  readonly isHere: boolean;
  readonly isPreferred: boolean;
  /** Whose workspace it is in. */
  readonly organisation: string;
}

export interface ClosedSummary {
  readonly closedAt: Temporal.Instant;
  readonly closedBy: 'deadline' | 'pa';
  readonly completeness: 'complete' | 'incomplete';
  readonly resultShown: boolean;
  readonly turnout: Turnout;
}

export interface DecisionLine {
  readonly text: string;
  readonly responsible: string;
  readonly dueOn: Temporal.PlainDate;
}

export type BallotContents = RoundHead & {
  readonly settings: RoundSettings;
  /**
   * form: to be filled in; receipt: stored, can be changed; closed: the round has closed. After a hidden round has
   * closed nothing tells who answered (PRIV-2), so one card is for all.
   */
  readonly state: 'form' | 'receipt' | 'closed';
  /** What was stored; only ever one's own, and only while the round is open. */
  readonly answer: {
    readonly grades: Readonly<Record<string, number>>;
    readonly reasons: Readonly<Record<string, string>>;
    readonly comment: string;
  } | null;
  readonly hasDraft: boolean;
  readonly resultShown: boolean;
  readonly helped: readonly Helped[];
  /** Values as typed or as drafted, and refusals. */
  readonly form: FormState;
};

/** The loaded contents of a view together with its name. */
export type Loaded = {
  [N in ViewName]: { readonly view: Extract<View, { name: N }>; readonly props: Views[N & keyof Views] };
}[ViewName];
