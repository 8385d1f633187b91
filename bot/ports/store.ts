import type { Temporal } from 'temporal-polyfill';
import type { BenefitDriver } from '../benefit/benefit-driver.ts';
import type { Subject } from '../conversation/subject.ts';
import type { View } from '../conversation/view.ts';
import type { Notice, Refresh } from '../delivery/notice.ts';
import type {
  Answer,
  ClosedRound,
  Correction,
  Decision,
  Draft,
  FollowUp,
  KeptGrade,
  KeptText,
  Minutes,
  OpenRound,
  Round,
} from '../evaluation/round.ts';
import type { Id } from '../id.ts';
import type { LinkAbout, LinkCode, PersonalLink } from '../people/links.ts';
import type { Account, Organisation, Person, Platform } from '../people/person.ts';
import type { Standing } from '../permissions/standing.ts';
import type { Network, Participant, Programme, ProgrammeRole } from '../programme/programme.ts';
import type { Group, Membership, Place, Project, RoleHolding } from '../project/project.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import type { MessageRef, Undeliverable } from './chat.ts';
import type { FileLinks } from './deadline-file.ts';
import type { Gatherings } from './gatherings.ts';
import type { Goals } from './goals.ts';
import type { Milestones } from './milestones.ts';
import type { Reminders } from './reminders.ts';
import type { Reporting } from './reporting.ts';
import type { Risks } from './risks.ts';

export interface People {
  person(id: Id): Promise<Person | null>;
  persons(ids: readonly Id[]): Promise<readonly Person[]>;
  account(platform: Platform, connectionId: Id, externalId: string): Promise<Account | null>;
  /** The person behind an account. One query. */
  behindAccount(platform: Platform, connectionId: Id, externalId: string): Promise<Person | null>;
  /** The same, with what they are to the project, or to the project of the round (`Projects.standing`). One query. */
  behindAccountWith(
    platform: Platform,
    connectionId: Id,
    externalId: string,
    about: Subject,
  ): Promise<{ readonly person: Person; readonly standing: Standing | null } | null>;
  /** The persons behind accounts of a connection, by external id. One query. */
  behindAccounts(connectionId: Id, externalIds: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  accountsOf(personId: Id): Promise<readonly Account[]>;
  accountById(id: Id): Promise<Account | null>;
  /** People with an account on the connection. */
  onConnection(connectionId: Id): Promise<readonly Person[]>;
  /** An installation of Saman; null where there is none. */
  connection(id: Id): Promise<ConnectionState | null>;
  /** Of which kind the persons' accounts are, for those who are not ordinary members of a workspace. */
  guests(personIds: readonly Id[]): Promise<ReadonlyMap<Id, 'guest' | 'external'>>;
  organisationOf(connectionId: Id): Promise<Organisation | null>;
  addPerson(person: Person): Promise<void>;
  savePerson(person: Person): Promise<void>;
  addAccount(account: Account): Promise<void>;
  /**
   * Both are one human (design §1): what `from` has becomes `into`'s: accounts, memberships, roles, offices, answers
   * and drafts, personal links, and the messages sent (`delivery.person`). Where `into` has the same already (a place
   * in the same group, an answer or draft in the same round), that stands: `from`'s membership ends at `at`, its
   * answer or draft is deleted. `from` stays as a person without account and without preferred account, whom only
   * history names; `into` prefers what it preferred.
   */
  merge(from: Id, into: Id, at: Temporal.Instant): Promise<void>;
  addCode(code: LinkCode): Promise<void>;
  /** Locked until the transaction ends. */
  codeByHash(codeHash: string): Promise<LinkCode | null>;
  useCode(id: Id, at: Temporal.Instant): Promise<void>;
}

/** An installation of Saman on a platform, as the core needs it. */
export interface ConnectionState {
  readonly platform: Platform;
  readonly organisationId: Id;
  /** When Saman was removed from it; null while it is there. */
  readonly endedAt: Temporal.Instant | null;
}

export interface Programmes {
  /** The programme that runs; the newest where there are several. */
  current(): Promise<Programme | null>;
  programme(id: Id): Promise<Programme | null>;
  participants(programmeId: Id): Promise<readonly Participant[]>;
  participant(id: Id): Promise<Participant | null>;
  /** Locked until the transaction ends, so that its projects are made one at a time. */
  lockParticipant(id: Id): Promise<void>;
  /** The organisations with these ids; those that take part in a participant, say. */
  organisations(ids: readonly Id[]): Promise<readonly Organisation[]>;
  networkNames(ids: readonly Id[]): Promise<readonly string[]>;
  /** Of all cohorts, by cohort and name. */
  networks(programmeId: Id): Promise<readonly Network[]>;
  /** An organisation of this name, however its letters are written. */
  organisationNamed(name: string): Promise<Organisation | null>;
  addOrganisation(organisation: Organisation): Promise<void>;
  addProgramme(programme: Programme): Promise<void>;
  /** A participant of one organisation. */
  addParticipant(programmeId: Id, organisation: Organisation): Promise<void>;
  /** Whose workspace it is. */
  giveConnection(connectionId: Id, organisationId: Id): Promise<void>;
  rolesOf(personId: Id): Promise<readonly ProgrammeRole[]>;
}

export interface Projects {
  project(id: Id): Promise<Project | null>;
  /** What the person is to the project, or to the project of the round; null where there is no such thing. One query. */
  standing(personId: Id, about: Subject): Promise<Standing | null>;
  /** What the person is to each of these projects. One query. */
  standings(personId: Id, projectIds: readonly Id[]): Promise<readonly Standing[]>;
  /** The project that something is of; null where there is no such thing. One query. */
  idOf(about: Subject): Promise<Id | null>;
  /** Locked until the transaction ends, so that e.g. only one round can open. */
  lock(id: Id): Promise<Project | null>;
  add(project: Project): Promise<void>;
  save(project: Project): Promise<void>;
  all(): Promise<readonly Project[]>;
  /** Projects in which the person has a role or a current membership. */
  ofPerson(personId: Id): Promise<readonly Project[]>;
  /** The project whose channel (group or open) this is. */
  byPlace(connectionId: Id, externalId: string): Promise<Project | null>;
  places(projectId: Id): Promise<readonly Place[]>;
  addPlace(place: Place): Promise<void>;
  groups(projectId: Id): Promise<readonly Group[]>;
  addGroup(group: Group): Promise<void>;
  /** All memberships of the project's groups, ended ones included. */
  memberships(projectId: Id): Promise<readonly Membership[]>;
  addMembership(membership: Membership): Promise<void>;
  endMembership(id: Id, at: Temporal.Instant): Promise<void>;
  /** All, ended ones included. */
  roles(projectId: Id): Promise<readonly RoleHolding[]>;
  /** Ends the present holder's time and begins the new one's. */
  giveRole(holding: RoleHolding): Promise<void>;
}

export interface Rounds {
  round(id: Id): Promise<Round | null>;
  /** For closing and extending: waits for answers under way, and they for it. */
  lock(id: Id): Promise<Round | null>;
  /** The round and its project. One query. */
  withProject(id: Id): Promise<{ readonly round: Round; readonly project: Project } | null>;
  /** For what needs the round to stay open: several at a time, but none beside a close or an extension. */
  lockShared(id: Id): Promise<Round | null>;
  ofProject(projectId: Id): Promise<readonly Round[]>;
  /** False where the project has an open round already (also held by a unique index). */
  add(round: OpenRound): Promise<boolean>;
  extend(id: Id, deadline: Temporal.Instant): Promise<void>;
  close(round: ClosedRound): Promise<void>;
  /** The open rounds whose deadline has passed. */
  due(now: Temporal.Instant, limit: number): Promise<readonly Id[]>;

  answer(roundId: Id, personId: Id): Promise<Answer | null>;
  answers(roundId: Id): Promise<readonly Answer[]>;
  /** Who has answered, and for which party; no grades are read. */
  answered(roundId: Id): Promise<readonly { readonly personId: Id; readonly party: Answer['party'] }[]>;
  /**
   * Stores or replaces the person's answer and deletes the draft, if the round is still open; false where it has
   * closed. Holds the round as `lockShared` does, in the same statement.
   */
  giveAnswer(answer: Answer): Promise<boolean>;
  draft(roundId: Id, personId: Id): Promise<Draft | null>;
  keepDraft(draft: Draft): Promise<void>;
  dropDraft(roundId: Id, personId: Id): Promise<void>;
  /**
   * Writes what is kept and deletes every answer and draft of the round; anonymises the audit events about giving
   * answers (PRIV-2) where `forgetWho`.
   */
  settle(
    roundId: Id,
    grades: readonly KeptGrade[],
    texts: readonly KeptText[],
    forgetWho: boolean,
  ): Promise<void>;
  /** Ordered by id, which is random. */
  keptGrades(roundId: Id): Promise<readonly KeptGrade[]>;
  keptTexts(roundId: Id): Promise<readonly KeptText[]>;

  decisions(roundId: Id): Promise<readonly Decision[]>;
  decisionsOfProject(projectId: Id): Promise<readonly Decision[]>;
  addDecision(decision: Decision): Promise<void>;
  followUp(roundId: Id): Promise<FollowUp | null>;
  saveFollowUp(followUp: FollowUp): Promise<void>;
  minutes(roundId: Id): Promise<readonly Minutes[]>;
  addMinutes(minutes: Minutes): Promise<void>;
  corrections(roundId: Id): Promise<readonly Correction[]>;
  addCorrection(correction: Correction): Promise<void>;

  benefits(roundId: Id): Promise<readonly BenefitDriver[]>;
  addBenefits(benefits: readonly BenefitDriver[]): Promise<void>;
}

export interface Links {
  link(id: Id): Promise<PersonalLink | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<PersonalLink | null>;
  /** The links that serve (not replaced) for a round or a workshop, in the order in which they were made. */
  of(about: LinkAbout): Promise<readonly PersonalLink[]>;
  add(link: PersonalLink): Promise<void>;
  bind(id: Id, boundTo: string): Promise<void>;
  replace(id: Id, at: Temporal.Instant): Promise<void>;
  /** Sets when the answer links of a round or a workshop end. */
  expire(about: LinkAbout, at: Temporal.Instant): Promise<void>;
}

/** Who did what and when; never grades, reasons or comments. */
export interface AuditEvent {
  readonly what: string;
  readonly by: Id | 'saman';
  readonly projectId: Id | null;
  readonly roundId: Id | null;
  readonly at: Temporal.Instant;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** One message that a notice led to, in the permanent ledger. */
export interface Delivery {
  readonly id: Id;
  readonly dedupeKey: string;
  readonly view: View;
  /** The person it is shown to; null for a channel. */
  readonly personId: Id | null;
  readonly projectId: Id | null;
  /** What it stands under in the channel; null where it stands by itself. */
  readonly under: View | null;
  /** It answers an act of the person's own, and so comes at any hour. */
  readonly isAnswer: boolean;
  readonly status: 'pending' | 'sent' | 'impossible';
  readonly platform: Platform | null;
  readonly ref: MessageRef | null;
}

export interface Deliveries {
  delivery(id: Id): Promise<Delivery | null>;
  /** The sent messages that show the view. */
  showing(view: View): Promise<readonly Delivery[]>;
  /** Those of them that went to one person. */
  showingTo(personId: Id, view: View): Promise<readonly Delivery[]>;
  /**
   * Of messages to persons, when each came; null: it is on its way. Without those that there are not, that could not be
   * delivered, and of which nobody knows when they came.
   */
  reached(
    messages: readonly { readonly personId: Id; readonly view: View }[],
  ): Promise<
    readonly { readonly personId: Id; readonly viewKey: string; readonly at: Temporal.Instant | null }[]
  >;
  markSent(id: Id, platform: Platform, ref: MessageRef, at: Temporal.Instant): Promise<void>;
  markImpossible(id: Id, reason: Undeliverable, at: Temporal.Instant): Promise<void>;
  markRemoved(id: Id): Promise<void>;
  /** Takes the message out of the ledger. */
  forget(id: Id): Promise<void>;
  /**
   * The message with that key shows its view to the person from now on, wherever it was shown before. Gives where that
   * was. Entered as sent where it was never to be told.
   */
  follow(
    told: { readonly personId: Id; readonly view: View; readonly dedupeKey: string },
    platform: Platform,
    ref: MessageRef,
  ): Promise<{ readonly platform: Platform; readonly ref: MessageRef } | null>;
  /** Notes that a try begins; true where an earlier one began and nobody knows how it ended. */
  begin(id: Id, at: Temporal.Instant): Promise<boolean>;
  /**
   * Keeps a message that waits until then. Of several with one key the first is kept: false for the others, which are
   * not needed any more.
   */
  hold(id: Id, until: Temporal.Instant, key: string): Promise<boolean>;
  /** Takes the first of those that were kept until now; null where there is none that nobody else takes. */
  takeHeld(now: Temporal.Instant): Promise<Id | null>;
  /** The try surely did not get through. */
  notBegun(id: Id): Promise<void>;
  /** What could not be delivered for a project since then, once for each recipient and reason. */
  failed(
    projectId: Id,
    since: Temporal.Instant,
  ): Promise<readonly { readonly personId: Id | null; readonly reason: Undeliverable }[]>;
  /**
   * Makes what could not be delivered since then, for a project or to a person, possible again: what was never sent
   * waits, what was sent and could not be updated is there to be updated. To a person it answers their own act: they
   * have come, or asked for it.
   */
  revive(
    whose: { readonly projectId: Id } | { readonly personId: Id },
    since: Temporal.Instant,
  ): Promise<readonly { readonly id: Id; readonly view: View; readonly wasSent: boolean }[]>;
}

/** Everything of the store. In a transaction, all of it belongs to that transaction. */
export interface Repositories {
  /**
   * The same, for doing much at once: what is asked in the same moment, of many people or things, is one statement, for
   * as far as sweeps and deliveries need it.
   */
  together(): Repositories;
  readonly people: People;
  readonly programmes: Programmes;
  readonly projects: Projects;
  readonly rounds: Rounds;
  readonly milestones: Milestones;
  readonly goals: Goals;
  readonly reporting: Reporting;
  readonly risks: Risks;
  readonly gatherings: Gatherings;
  readonly links: Links;
  readonly calendarFeeds: CalendarFeeds;
  readonly fileLinks: FileLinks;
  readonly deliveries: Deliveries;
  readonly reminders: Reminders;
  audit(event: AuditEvent): Promise<void>;
  /** Writes the notices to the ledger and the queue; they are delivered after the commit, at least once. */
  notify(notices: readonly Notice[]): Promise<void>;
}

/**
 * The database as the core sees it. `Repositories` outside a transaction are for reading, and for what is a single
 * statement.
 */
export interface Store extends Repositories {
  together(): Store;
  /** All or nothing. Inside, use only the repositories it hands out. */
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;
  /**
   * `Rounds.giveAnswer` with its audit event and the refreshes that follow, as a transaction of its own in one round
   * trip: a whole group answers in the last minutes before a deadline.
   */
  giveAnswer(answer: Answer, event: AuditEvent, refreshes: readonly Refresh[]): Promise<boolean>;
}
