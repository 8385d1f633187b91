import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { type Act, may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import { partsIn } from '../reporting/reporting.loading.ts';
import type { About, Concern, ReminderFacts, Why } from './reminder.ts';

/** What a subject is to one person. */
export interface Seen {
  /** They, or somebody else, have done what there was to do. */
  readonly isDone: boolean;
  readonly facts: ReminderFacts;
}

/** Something that people are reminded of, as it is now: what follows from it is pure. */
export interface Subject extends About {
  /** Null: it is of a network, a participant or the whole programme. */
  readonly projectId: Id | null;
  /** Of the project, or of what stands in its place. */
  readonly projectName: string;
  /** The project's, or that of where it is held. */
  readonly timeZone: string;
  /** For what is of no one project: those in which somebody has a part in it. A deputy must be allowed in one of them. */
  projectsOf?(personId: Id): readonly Id[];
  /** The next day after that one on which anybody may be told; null where it is over. */
  nextDay(after: Temporal.PlainDate): Temporal.PlainDate | null;
  /**
   * Whom it may concern on that day, or on one soon after it; also those who have done what there is to do (PRIV-2).
   * Whoever has no account is left out: nothing can be told to them.
   */
  concerns(day: Temporal.PlainDate): readonly Concern[];
  /**
   * What it is to somebody at a moment, as what was to be told on that day; null where it is not theirs (any more), or
   * over.
   */
  see(personId: Id, why: Why, now: Temporal.Instant, day: Temporal.PlainDate): Seen | null;
  /** The last day to which somebody in a time zone can put it off. */
  latest(now: Temporal.Instant, timeZone: string): Temporal.PlainDate;
}

/** A kind of things that people are reminded of. */
export interface SubjectKind {
  /** Null where there is no such thing, or it is over and has nothing to show any more. */
  load(repositories: Repositories, id: Id): Promise<Subject | null>;
  /** Those of a project of which anybody is still to be told. */
  openIn(repositories: Repositories, project: Project): Promise<readonly Subject[]>;
  /** For what is of no one project: those of which somebody may still be told. */
  openFor?(repositories: Repositories, personId: Id): Promise<readonly Subject[]>;
}

/** What somebody must be allowed for a deputy to get it in their place; null: it is never passed on. */
export const passedOnTo: Readonly<Record<Why, Act | null>> = {
  // the ballot is one's own (design §1)
  answer: null,
  links: 'links.show',
  turnout: 'round.status',
  deliver: 'channel.read',
  late: 'channel.read',
  coming: 'channel.read',
  reached: 'channel.read',
  lacking: 'channel.read',
  regrade: 'channel.read',
  // so are the notes and the grades of a workshop
  note: null,
  grade: null,
  workshopLinks: 'links.show',
  measure: 'channel.read',
  // where somebody goes is their own to say, and to know
  invite: null,
  attend: null,
  cancelled: null,
  parties: 'channel.read',
  themeDay: 'themeday.form',
  // a deputy is of one's own projects; the office is given by the programme
  network: null,
};

/**
 * What cannot be switched off: whoever is responsible for a report hears of its deadline (it can be handed over), and who
 * has said that they come hears that they need not.
 */
export const isMust = (why: Why): boolean => why === 'deliver' || why === 'cancelled';

/** Where those of them are who have an account, and so can be told something. */
export async function zonesOf(
  repositories: Pick<Repositories, 'people'>,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  const persons = await repositories.people.persons([...new Set(ids)]);
  return new Map(
    persons.filter((one) => one.preferredAccountId !== null).map(({ id, timeZone }) => [id, timeZone]),
  );
}

/**
 * Who is told what is somebody's to do: they; where nothing can be told to them, or it is nobody's, the next of those
 * who answer for it. A date is never nobody's as long as one of them can be reached.
 */
export const firstToTell = (ids: readonly (Id | null)[], zones: ReadonlyMap<Id, string>): Id | null =>
  ids.find((id) => id !== null && zones.has(id)) ?? null;

/** Who is asked about what is somebody's: they, as long as they are of the project and can be told; PL; PA. */
export async function whoAnswers(
  repositories: Repositories,
  projectId: Id,
  chosenId: Id,
): Promise<{ readonly responsibleId: Id | null; readonly zones: ReadonlyMap<Id, string> }> {
  const { pl, present } = await partsIn(repositories, projectId);
  const { pa } = await leadersOf(repositories, projectId);
  const ids = [present.includes(chosenId) ? chosenId : null, pl, pa];
  const zones = await zonesOf(
    repositories,
    ids.filter((id) => id !== null),
  );
  return { responsibleId: firstToTell(ids, zones), zones };
}

/** The projects in which a subject is somebody's: its own, or those in which they have a part in it. */
export const projectsFor = ({ projectId, projectsOf }: Subject, personId: Id): readonly Id[] =>
  projectId === null ? (projectsOf?.(personId) ?? []) : [projectId];

/** Whether somebody may do something in one of the projects. */
export async function mayIn(
  { projects }: Pick<Repositories, 'projects'>,
  act: Act,
  personId: Id,
  projectIds: readonly Id[],
): Promise<boolean> {
  for (const projectId of projectIds)
    if (may(act, await projects.standing(personId, { projectId }))) return true;
  return false;
}
