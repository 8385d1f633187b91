import { Temporal } from 'temporal-polyfill';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { type Party, type Project, parties } from '../project/project.ts';
import type { Moment } from './reporting.decide.ts';
import type { DeadlineMove, ReportingDeadline } from './reporting.ts';
import type { DeadlineHead, DeadlineMoveLine } from './reporting.views.ts';

/** A day as a value. */
export const day = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** The day that it is in a time zone. */
export const todayIn = (now: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).toPlainDate();

/** A project's programme; it is the one that runs. */
export async function momentOf(
  repositories: Repositories,
  project: Project,
  now: Temporal.Instant,
): Promise<Moment | null> {
  const programme = await repositories.programmes.programme(project.programmeId);
  return programme && { now, today: todayIn(now, project.timeZone), programme };
}

/** A deadline with its project; null where there is no such thing. */
export async function loadDeadline(
  repositories: Repositories,
  id: Id,
): Promise<{
  readonly deadline: ReportingDeadline;
  readonly project: Project;
  readonly head: DeadlineHead;
} | null> {
  const deadline = await repositories.reporting.deadline(id);
  const project = deadline && (await repositories.projects.project(deadline.projectId));
  if (!deadline || !project) return null;
  return { deadline, project, head: headOf(deadline, project) };
}

const headOf = (deadline: ReportingDeadline, project: Project): DeadlineHead => ({
  deadlineId: deadline.id,
  projectId: project.id,
  projectName: project.name,
  dueOn: day(deadline.dueOn),
  contents: deadline.contents,
});

/** The parties that a report says nothing of (REP-3). */
export const missingIn = (took: readonly Party[]): readonly Party[] =>
  parties.filter((party) => !took.includes(party));

export const moveLines = (
  moves: readonly DeadlineMove[],
  nameOf: (id: Id) => string | null,
): readonly DeadlineMoveLine[] =>
  moves.map((move) => ({
    fromDate: day(move.fromDate),
    toDate: day(move.toDate),
    reason: move.reason,
    by: nameOf(move.movedBy),
  }));

/** Who can be responsible for a report: whoever has a part in the project now and an account to be reminded in. */
export async function whoCanDeliver(repositories: Repositories, projectId: Id): Promise<readonly Person[]> {
  const people = await repositories.people.persons(await responsibles(repositories, projectId));
  return people.filter((person) => person.preferredAccountId !== null).toSorted(byName);
}

/** Who is in the project now, and who leads it: of whom a report is expected. */
export async function partsIn(
  repositories: Repositories,
  projectId: Id,
): Promise<{ readonly pl: Id | null; readonly present: readonly Id[] }> {
  const { pl } = await leadersOf(repositories, projectId);
  return { pl, present: await responsibles(repositories, projectId) };
}
