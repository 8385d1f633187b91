import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore } from '../calendar/working-days.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import { partsIn } from '../reporting/reporting.loading.ts';
import { isOpen, type ReportingDeadline, whoDelivers } from '../reporting/reporting.ts';
import { latestFor, nextReportingDay } from './ladders.ts';
import type { Concern } from './reminder.ts';
import { firstToTell, type Subject, type SubjectKind, zonesOf } from './subject.ts';

/** A reporting deadline as far as reminders need it. */
export interface DeadlineFacts {
  readonly deadline: ReportingDeadline;
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  /** Who is told to deliver it: whoever is responsible; where nothing can be told to them, PL, or else PA. */
  readonly responsibleId: Id | null;
  /** The name of who is responsible. */
  readonly responsible: string | null;
  readonly pa: Id | null;
  readonly zones: ReadonlyMap<Id, string>;
}

/** Whoever is responsible is reminded in good time; a report that is late reaches PA, too (REP-2). */
export function deadlineSubject(known: DeadlineFacts): Subject {
  const { deadline, project, responsibleId, responsible, pa, zones } = known;
  const dueOn = Temporal.PlainDate.from(deadline.dueOn);
  const isDone = !isOpen(deadline);
  const nextDay = (after: Temporal.PlainDate) => (isDone ? null : nextReportingDay(dueOn, after));
  const concern = (personId: Id | null, why: 'deliver' | 'late', day: Temporal.PlainDate) =>
    personId !== null && zones.has(personId) ? [{ personId, why, day }] : [];
  return {
    kind: 'deadline',
    subjectId: deadline.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay,
    concerns(day): readonly Concern[] {
      if (!nextDay(day.subtract({ days: 1 }))?.equals(day)) return [];
      const own = concern(responsibleId, 'deliver', day);
      return isBefore(dueOn, day) && pa !== responsibleId ? [...own, ...concern(pa, 'late', day)] : own;
    },
    see(personId, why, now, day) {
      if (why !== 'deliver' && why !== 'late') return null;
      if (personId !== (why === 'late' ? pa : responsibleId)) return null;
      // it has been moved since: it is not late
      if (why === 'late' && !isBefore(dueOn, day)) return null;
      const [title = ''] = deadline.contents.split('\n');
      const isPast = isBefore(dueOn, localDay(now, zones.get(personId) ?? project.timeZone));
      return { isDone, facts: { kind: 'deadline', why, title, dueOn, isPast, responsible } };
    },
    latest: (now, timeZone) => latestFor(dueOn, localDay(now, timeZone)),
  };
}

async function loadSubject(
  repositories: Repositories,
  deadline: ReportingDeadline,
  project: Project,
): Promise<Subject> {
  const delivers = whoDelivers(deadline, await partsIn(repositories, project.id));
  const { pl, pa } = await leadersOf(repositories, project.id);
  const ids = [delivers, pl, pa].filter((id) => id !== null);
  const personOf = await personsById(repositories, ids);
  const zones = await zonesOf(repositories, ids);
  return deadlineSubject({
    deadline,
    project,
    responsibleId: firstToTell([delivers, pl, pa], zones),
    responsible: delivers && (personOf(delivers)?.name ?? null),
    pa,
    zones,
  });
}

export const deadlines: SubjectKind = {
  load: async (repositories, id) => {
    const deadline = await repositories.reporting.deadline(id);
    const project = deadline && (await repositories.projects.project(deadline.projectId));
    return deadline && project ? loadSubject(repositories, deadline, project) : null;
  },
  openIn: async (repositories, project) => {
    const open = (await repositories.reporting.ofProject(project.id)).filter(isOpen);
    return Promise.all(open.map((deadline) => loadSubject(repositories, deadline, project)));
  },
};
