import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore, workingDayUntil } from '../calendar/working-days.ts';
import type { Id } from '../id.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { latestFor, nextMilestoneDay } from './ladders.ts';
import type { Concern } from './reminder.ts';
import { type Subject, type SubjectKind, whoAnswers } from './subject.ts';

/** A milestone as far as reminders need it. */
export interface MilestoneFacts {
  readonly milestone: Milestone;
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  /** Who is asked: the one responsible; where that one has left or nothing can be told to them, PL, or else PA. */
  readonly responsibleId: Id | null;
  readonly zones: ReadonlyMap<Id, string>;
}

/** Whoever answers for it hears that it comes, and is asked on the day, and then again, whether it is reached (MILE-3). */
export function milestoneSubject({ milestone, project, responsibleId, zones }: MilestoneFacts): Subject {
  const { dueOn } = milestone;
  const isDone = milestone.reached !== null;
  const asksOn = workingDayUntil(dueOn);
  const nextDay = (after: Temporal.PlainDate) => (isDone ? null : nextMilestoneDay(dueOn, after));
  return {
    kind: 'milestone',
    subjectId: milestone.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay,
    concerns(day): readonly Concern[] {
      if (responsibleId === null || !zones.has(responsibleId)) return [];
      if (!nextDay(day.subtract({ days: 1 }))?.equals(day)) return [];
      return [{ personId: responsibleId, why: isBefore(day, asksOn) ? 'coming' : 'reached', day }];
    },
    see(personId, why, now) {
      if (personId !== responsibleId || (why !== 'coming' && why !== 'reached')) return null;
      const today = localDay(now, zones.get(personId) ?? project.timeZone);
      const facts = {
        kind: 'milestone',
        // what was put off until the day asks, too
        why: isBefore(today, asksOn) ? 'coming' : 'reached',
        title: milestone.wording,
        dueOn,
        isPast: isBefore(dueOn, today),
      } as const;
      return { isDone, facts };
    },
    latest: (now, timeZone) => latestFor(dueOn, localDay(now, timeZone)),
  };
}

async function loadSubject(
  repositories: Repositories,
  milestone: Milestone,
  project: Project,
): Promise<Subject> {
  const asked = await whoAnswers(repositories, project.id, milestone.responsibleId);
  return milestoneSubject({ milestone, project, ...asked });
}

export const milestones: SubjectKind = {
  load: async (repositories, id) => {
    const milestone = await repositories.milestones.milestone(id);
    const project = milestone && (await repositories.projects.project(milestone.projectId));
    return milestone && project ? loadSubject(repositories, milestone, project) : null;
  },
  openIn: async (repositories, project) => {
    const open = (await repositories.milestones.ofProject(project.id)).filter(({ reached }) => !reached);
    return Promise.all(open.map((milestone) => loadSubject(repositories, milestone, project)));
  },
};
